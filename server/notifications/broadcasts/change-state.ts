import { type BroadcastState, type BroadcastWhy, broadcasts } from "@/db/schema/broadcasts";
import { releaseReservations } from "../../billing/budgets/reserve-budget";
import { type InTransaction, inTransaction, type MemberCtx } from "../../context";
import type { AuditAction } from "../../identity/audit-actions";
import { recordAudit } from "../../identity/record-audit";
import { tellLive } from "../../live";
import { takeBackQueued } from "../../messaging/take-back-queued";
import { type BroadcastRow, lockBroadcast, oneBroadcast, requireState } from "./load-broadcast";
import type { SentBroadcastInput } from "./schemas";
import { askToSend } from "./send-broadcast-job";
import { reachedNobody } from "./trouble-of";
import { waitAgain } from "./wait-again";

const underWay = ["scheduled", "preparing", "sending", "paused"] as const satisfies BroadcastState[];

type Change = { state: BroadcastState; why: BroadcastWhy | null };

/** Nothing more leaves until somebody lets it go on, not even what was queued and Meta was not asked for yet. */
export const pauseBroadcast = (ctx: MemberCtx, { sentBroadcastId }: SentBroadcastInput) =>
  changed(ctx, sentBroadcastId, underWay, "broadcast.paused", async (ctx, row) => {
    await takeBack(ctx, row);
    await become(ctx, row, { state: "paused", why: "member" });
  });

/** Goes on where it stopped, with those who did not get it yet. */
export const resumeBroadcast = (ctx: MemberCtx, { sentBroadcastId }: SentBroadcastInput) =>
  changed(ctx, sentBroadcastId, ["paused"], "broadcast.resumed", async (ctx, row) => {
    await waitAgain(ctx, row.id, await reachedNobody(ctx, row));
    const isLater = row.sendAt !== null && row.sendAt > ctx.now();
    const version = await become(ctx, row, { state: isLater ? "scheduled" : "preparing", why: null });
    await askToSend(ctx, { broadcastId: row.id, version, runAt: isLater ? row.sendAt! : undefined });
  });

/** Whoever did not get it yet never will. */
export const cancelBroadcast = (ctx: MemberCtx, { sentBroadcastId }: SentBroadcastInput) =>
  changed(ctx, sentBroadcastId, underWay, "broadcast.cancelled", async (ctx, row) => {
    await takeBack(ctx, row);
    await become(ctx, row, { state: "cancelled", why: null });
  });

function changed(
  ctx: MemberCtx,
  broadcastId: string,
  from: readonly BroadcastState[],
  action: AuditAction,
  change: (ctx: InTransaction, row: BroadcastRow) => Promise<void>,
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const row = await lockBroadcast(ctx, broadcastId);
    requireState(row, from);
    await change(ctx, row);
    await recordAudit(ctx, { action, subject: { id: row.id, name: row.name } });
  });
}

/** What Meta was not asked for yet is taken back: those people wait again. */
export async function takeBack(ctx: InTransaction, { id }: BroadcastRow): Promise<void> {
  const messageIds = await takeBackQueued(ctx, id);
  await waitAgain(ctx, id, messageIds);
  await releaseReservations(ctx, { messageIds });
}

const ended: readonly BroadcastState[] = ["stopped", "done", "cancelled"];

/** Each change of state is a version of its own, so that a job that was asked for before it ends by itself. */
export async function become(ctx: InTransaction, row: BroadcastRow, { state, why }: Change): Promise<number> {
  const version = row.version + 1;
  const endedAt = ended.includes(state) ? ctx.now() : null;
  await ctx.db
    .update(broadcasts)
    .set({ state, why, version, endedAt, changedAt: ctx.now() })
    .where(oneBroadcast(ctx, row.id));
  await tellLive(ctx, [{ kind: "broadcasts.changed" }]);
  return version;
}

/** The same for what happens by itself on the way: the job that does it goes on. */
export async function keepState(
  ctx: InTransaction,
  row: BroadcastRow,
  { state, why }: Change,
): Promise<void> {
  if (row.state === state && row.why === why) return;
  await ctx.db.update(broadcasts).set({ state, why, changedAt: ctx.now() }).where(oneBroadcast(ctx, row.id));
  await tellLive(ctx, [{ kind: "broadcasts.changed" }]);
}
