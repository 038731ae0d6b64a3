import fc from "fast-check";
import { expect, test } from "vitest";
import { pageSize } from "@/server/inbox/schemas";
import { inOrder, patchPages } from "./patch-pages";

const row = (id: string, minute: number) => ({
  id,
  lastActivityAt: new Date(minute * 60_000),
  lastCustomerMessageAt: new Date(minute * 60_000),
});
const names = (pages: { rows: { id: string }[] }[]) => pages.flatMap(({ rows }) => rows.map(({ id }) => id));
const loaded = [
  { rows: [row("d", 9), row("c", 8)], nextCursor: { at: new Date(8 * 60_000), id: "c" } },
  { rows: [row("b", 7), row("a", 6)], nextCursor: { at: new Date(6 * 60_000), id: "a" } },
];

test("a customer who writes again moves to the top", () => {
  expect(names(patchPages(loaded, ["a"], [row("a", 10)], "activity"))).toEqual(["a", "d", "c", "b"]);
});

test("a conversation that left the view leaves the list", () => {
  expect(names(patchPages(loaded, ["c"], [], "activity"))).toEqual(["d", "b", "a"]);
});

test("a new one finds its place, and one below what is loaded waits for its page", () => {
  const fresh = [row("new", 8.5), row("old", 1)];
  expect(names(patchPages(loaded, ["new", "old"], fresh, "activity"))).toEqual(["d", "new", "c", "b", "a"]);
});

test("the next page still begins where it would have begun", () => {
  expect(patchPages(loaded, ["d"], [], "activity").at(-1)!.nextCursor).toEqual(loaded[1]!.nextCursor);
});

test("however many customers write, the list stays as long as what was scrolled to", () => {
  const crowd = Array.from({ length: 500 }, (_, index) => row(`crowd-${index}`, 20 + index));
  const patched = patchPages(
    loaded,
    crowd.map(({ id }) => id),
    crowd,
    "activity",
  );
  const shown = names(patched);
  expect(shown).toHaveLength(2 * pageSize);
  expect(shown[0]).toBe("crowd-499");
  const last = crowd.find(({ id }) => id === shown.at(-1))!;
  expect(patched.at(-1)!.nextCursor).toEqual({ at: last.lastActivityAt, id: last.id });
});

test.each(["activity", "closing"] as const)(
  "by %s, a patched list is what the server would have given",
  (sort) => {
    const minute = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(
        fc.array(minute, { maxLength: pageSize / 2 }),
        fc.dictionary(fc.integer({ min: 0, max: 20 }).map(String), minute, { maxKeys: pageSize / 2 }),
        (minutes, changes) => {
          const before = minutes
            .map((at, index) => row(String(index), at))
            .sort((a, b) => inOrder(a, b, sort));
          const fresh = Object.entries(changes).map(([id, at]) => row(id, at));
          const after = [...before.filter(({ id }) => !(id in changes)), ...fresh].sort((a, b) =>
            inOrder(a, b, sort),
          );
          const patched = patchPages([{ rows: before, nextCursor: null }], Object.keys(changes), fresh, sort);
          expect(names(patched)).toEqual(after.map(({ id }) => id));
        },
      ),
    );
  },
);
