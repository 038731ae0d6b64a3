import { pageSize, type Sort } from "@/server/inbox/schemas";

type Row = { id: string; lastActivityAt: Date; lastCustomerMessageAt: Date | null };
type Page<R> = { rows: R[]; nextCursor: { at: Date; id: string } | null };

const place = ({ id, lastActivityAt, lastCustomerMessageAt }: Row, sort: Sort) => ({
  at: sort === "closing" ? (lastCustomerMessageAt?.getTime() ?? 0) : -lastActivityAt.getTime(),
  id,
});

/** In the order the server gives: by time, and by id where times are equal. */
export function inOrder(a: Row, b: Row, sort: Sort): number {
  const [one, other] = [place(a, sort), place(b, sort)];
  if (one.at !== other.at) return one.at - other.at;
  const byId = one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
  return sort === "closing" ? byId : -byId;
}

/**
 * The pages after some conversations changed: `fresh` are those of the changed that still belong here. Rows that would
 * stand below the last page loaded are left for the page that will bring them, and so are those that the arrivals push
 * out: a busy morning must not make the list longer than what was scrolled to.
 */
export function patchPages<R extends Row>(
  pages: Page<R>[],
  changedIds: string[],
  fresh: R[],
  sort: Sort,
): Page<R>[] {
  if (pages.length === 0) return pages;
  const changed = new Set(changedIds);
  const end = pages.at(-1)?.nextCursor ?? null;
  const isLoaded = (row: R) => {
    if (!end) return true;
    const edge = { id: end.id, lastActivityAt: end.at, lastCustomerMessageAt: end.at };
    return inOrder(row, edge, sort) <= 0;
  };
  const kept = pages.flatMap(({ rows }) => rows).filter(({ id }) => !changed.has(id));
  const rows = [...kept, ...fresh.filter(isLoaded)].sort((a, b) => inOrder(a, b, sort));
  const room = pages.length * pageSize;
  const last = rows.length > room ? rows[room - 1] : undefined;
  const cursor = last && {
    at: (sort === "closing" && last.lastCustomerMessageAt) || last.lastActivityAt,
    id: last.id,
  };
  return pages.map((page, index) => ({
    ...page,
    rows: index === 0 ? rows.slice(0, room) : [],
    nextCursor: index === pages.length - 1 ? (cursor ?? end) : page.nextCursor,
  }));
}
