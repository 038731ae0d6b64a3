import { sql } from "drizzle-orm";
import type { BroadcastWhy } from "@/db/schema/broadcasts";
import { getNumber } from "../../channels/get-numbers";
import type { InTransaction } from "../../context";
import { recordAudit } from "../../identity/record-audit";
import { become, keepState, takeBack } from "./change-state";
import type { BroadcastRow } from "./load-broadcast";
import { nextRecipients } from "./next-recipients";
import { roomFor } from "./pace";
import { isFarFromLimit, limitUse, lockPortfolio, portfolioOf } from "./portfolio";
import { queueRecipients } from "./queue-recipients";
import { isFinal, troubleOf } from "./trouble-of";

export type Later = { runAt: Date; countsAsAttempt: false };
const inSeconds = (ctx: InTransaction, seconds: number): Later => ({
  runAt: new Date(ctx.now().getTime() + seconds * 1000),
  countsAsAttempt: false,
});

/** So few that nobody waits long for what it holds: budgets, and other broadcasts of the portfolio. */
const mostAtOnce = 25;

/** Queues the next few people of a broadcast that its caller holds; says when to go on, or that it is over. */
export async function sendPortion(
  ctx: InTransaction,
  row: BroadcastRow,
): Promise<Later | "more" | undefined> {
  const number = await getNumber(ctx, row.numberId!);
  const why = await troubleOf(ctx, row, number);
  if (why) return stopByItself(ctx, row, why);

  const portfolio = await portfolioOf(ctx, number);
  await lockPortfolio(ctx, portfolio);
  const onTheirWay = await countOnTheirWay(ctx, row);
  const room = Math.min(mostAtOnce, roomFor(number.throughputPerSecond, onTheirWay.ofNumber));
  if (room === 0) return inSeconds(ctx, 1);
  const people = await nextRecipients(ctx, row, number, room);
  if (people.length === 0) return onTheirWay.own > 0 ? inSeconds(ctx, 2) : finish(ctx, row);

  const contactIds = people.flatMap(({ contactId }) => contactId ?? []);
  const isFar = await isFarFromLimit(ctx, portfolio, people.length);
  const use = isFar ? null : await limitUse(ctx, portfolio, contactIds);
  const left = use && { ...use, people: Math.max(0, portfolio.perDay! - use.used) };
  const stopped = await queueRecipients(ctx, { row, number, people, left, onTheirWay: onTheirWay.ofNumber });
  if (stopped === "budget") return pauseByItself(ctx, row, "budget");
  if (stopped === "limit") return waitForLimit(ctx, row, use?.freesAt);
  await keepState(ctx, row, { state: "sending", why: null });
  return "more";
}

/** Messages that Meta has not answered yet: of this broadcast, and of all that the number sends. */
async function countOnTheirWay(ctx: InTransaction, { id, numberId }: BroadcastRow) {
  const [row] = await ctx.db.execute<{ own: number; of_number: number }>(sql`
    select count(*) filter (where m.broadcast_id = ${id}::uuid)::int as own, count(*)::int as of_number
    from messages m join broadcasts b on b.workspace_id = m.workspace_id and b.id = m.broadcast_id
    where m.workspace_id = ${ctx.workspaceId}::uuid and m.status in ('queued', 'sending') and m.wa_message_id is null
      and b.number_id = ${numberId}::uuid`);
  return { own: row?.own ?? 0, ofNumber: row?.of_number ?? 0 };
}

/** Those of the rolling day have to leave it first; then it goes on by itself. */
async function waitForLimit(ctx: InTransaction, row: BroadcastRow, freesAt: Date | null | undefined) {
  await keepState(ctx, row, { state: "paused", why: "limitReached" });
  const soonest = ctx.now().getTime() + 60_000;
  return { ...inSeconds(ctx, 0), runAt: new Date(Math.max(soonest, freesAt?.getTime() ?? 0)) };
}

async function finish(ctx: InTransaction, row: BroadcastRow): Promise<undefined> {
  await become(ctx, row, { state: "done", why: null });
}

/** Nothing of it would arrive: what has not left is taken back, and somebody has to look at it. */
export async function stopByItself(
  ctx: InTransaction,
  row: BroadcastRow,
  why: BroadcastWhy,
): Promise<undefined> {
  await takeBack(ctx, row);
  await pauseByItself(ctx, row, why);
}

/** What is on its way arrives; the others wait until somebody has done something about it. */
async function pauseByItself(ctx: InTransaction, row: BroadcastRow, why: BroadcastWhy): Promise<undefined> {
  await become(ctx, row, { state: isFinal(why) ? "stopped" : "paused", why });
  await recordAudit(ctx, {
    action: "broadcast.paused",
    subject: { id: row.id, name: row.name },
    after: { why },
  });
}
