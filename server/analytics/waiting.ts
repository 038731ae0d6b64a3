import { sql } from "drizzle-orm";
import { type Ctx, type InTransaction, inReport } from "../context";
import { aboutReport } from "./about";
import { dayIn } from "./calendar";
import { namesOf } from "./names";
import type { WaitingFigures, WaitingReport } from "./report-shapes";
import type { WaitingInput } from "./schemas";
import { waitsNow } from "./waiting-now";

type Row = WaitingFigures & { numberId: string; memberId: string | null; country: string | null };

/** Who waits for an answer at this moment, for how long, and whose window closes soon. */
export function waiting(ctx: Ctx, { filters }: WaitingInput): Promise<WaitingReport> {
  return inReport(ctx, async (ctx) => {
    const now = ctx.now().toISOString();
    const today = dayIn("UTC", ctx.now());
    const { asOf, timeZone } = await aboutReport(ctx, { from: today, to: today });
    const rows = await ctx.db.execute<Row>(sql`
      select number_id as "numberId", member_id as "memberId", country, count(*)::int as waiting,
        max(seconds) as "longestSeconds",
        (count(*) filter (where window_closes_at > ${now}::timestamptz
          and window_closes_at <= ${now}::timestamptz + interval '2 hours'))::int as "closingSoon",
        (count(*) filter (where window_closes_at <= ${now}::timestamptz))::int as "windowClosed"
      from (${waitsNow(ctx, filters)}) waits group by 1, 2, 3`);
    const numbers = groupsOf(rows, ({ numberId }) => numberId);
    const members = groupsOf(rows, ({ memberId }) => memberId);
    const numberNames = await namesOf(ctx, "number", [...numbers.keys()]);
    const memberNames = await namesOf(ctx, "member", [...members.keys()]);
    return {
      asOf,
      timeZone,
      total: together(rows),
      byNumber: [...numbers].map(([key, figures]) => ({ key, name: numberNames.get(key) ?? "", figures })),
      byMember: [...members].map(([key, figures]) => ({ key, name: memberNames.get(key) ?? null, figures })),
      byCountry: [...groupsOf(rows, ({ country }) => country)].map(([key, figures]) => ({ key, figures })),
      mostUrgent: await mostUrgent(ctx, filters),
    };
  });
}

const urgentShown = 6;
type Urgent = Omit<WaitingReport["mostUrgent"][number], "windowClosesAt"> & { windowClosesAt: string | null };

/** Whose window closes first; then those whom only a template reaches, the longest wait first. */
async function mostUrgent(ctx: InTransaction, filters: WaitingInput["filters"]) {
  const rows = await ctx.db.execute<Urgent>(sql`
    select w.id, w.conversation_id as "conversationId", k.name as "contactName", m.name as "memberName",
      w.window_closes_at as "windowClosesAt", w.seconds as "waitSeconds"
    from (${waitsNow(ctx, filters)}) w
    join contacts k on k.workspace_id = ${ctx.workspaceId}::uuid and k.id = w.contact_id
    left join members m on m.workspace_id = ${ctx.workspaceId}::uuid and m.id = w.member_id
    order by coalesce(w.window_closes_at <= ${ctx.now().toISOString()}::timestamptz, true),
      case when w.window_closes_at > ${ctx.now().toISOString()}::timestamptz then w.window_closes_at end, w.asked_at, w.id
    limit ${urgentShown}`);
  return rows.map(({ windowClosesAt, ...row }) => ({
    ...row,
    windowClosesAt: windowClosesAt === null ? null : new Date(windowClosesAt),
  }));
}

const together = (rows: readonly Row[]): WaitingFigures => {
  const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0);
  return {
    waiting: sum((row) => row.waiting),
    longestSeconds: rows.reduce((longest, row) => Math.max(longest, row.longestSeconds), 0),
    closingSoon: sum((row) => row.closingSoon),
    windowClosed: sum((row) => row.windowClosed),
  };
};

/** Those who wait most come first. */
function groupsOf<Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, WaitingFigures> {
  const groups = [...new Set(rows.map(keyOf))].map((key): [Key, WaitingFigures] => [
    key,
    together(rows.filter((row) => keyOf(row) === key)),
  ]);
  return new Map(groups.sort(([, one], [, other]) => other.waiting - one.waiting));
}
