import { sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import type { InTransaction } from "../../context";
import { replayWaits } from "./replay-waits";

/** Something new in a conversation, or something that turned out to be otherwise, by when it was written. */
export type Touch = {
  conversationId: string;
  at: Date;
  by: "question" | "customer" | "business" | "closing";
};

type Covering = { id: string; askedAt: Date; endedAt: Date | null };

/** Whether the waits can be other than they were; `covering` is the one before, if it had not ended by then. */
function isMoot({ by }: Touch, covering: Covering | undefined): boolean {
  switch (by) {
    case "question":
      return covering?.endedAt === null;
    case "customer":
      return !covering?.endedAt;
    case "business":
      return !covering;
    case "closing":
      // It may end no wait, and yet make the one that comes after it a first one.
      return false;
  }
}

/**
 * Brings the waits of these conversations up to date: what came in order costs a look, and what came late has them worked
 * out anew from there on. Nobody else writes the conversations' waits until the transaction ends.
 */
export async function settleWaits(ctx: InTransaction, touches: Touch[]): Promise<void> {
  if (touches.length === 0) return;
  await lockConversations(
    ctx,
    touches.map(({ conversationId }) => conversationId),
  );
  const covering = await findCovering(ctx, touches);
  const starts = new Map<string, { start: Date; wait?: Covering }>();
  for (const [index, touch] of touches.entries()) {
    const wait = covering[index];
    if (isMoot(touch, wait)) continue;
    const start = wait?.askedAt ?? touch.at;
    const known = starts.get(touch.conversationId);
    if (!known || start < known.start) starts.set(touch.conversationId, { start, wait });
  }
  await replayWaits(ctx, starts);
}

/** Sorted, so that two writers lock in the same order; weaker than a plain lock, so that messages can refer to them. */
export async function lockConversations(ctx: InTransaction, conversationIds: string[]): Promise<void> {
  await ctx.db.execute(sql`
    select from conversations where workspace_id = ${ctx.workspaceId}::uuid
      and id = any(${sql.param(conversationIds)}::uuid[])
    order by id for no key update`);
}

/** For each moment the wait that began before it and had not ended by then. */
export async function findCovering(
  ctx: InTransaction,
  touches: Pick<Touch, "conversationId" | "at">[],
): Promise<(Covering | undefined)[]> {
  const found = await ctx.db.execute<{
    n: number;
    id: string;
    asked_at: number;
    ended_at: number | null;
  }>(sql`
    select r.n, w.id, (extract(epoch from w.asked_at) * 1000)::float8 as asked_at,
      (extract(epoch from w.ended_at) * 1000)::float8 as ended_at
    from ${rows(
      touches.map(({ conversationId, at }, n) => ({ n, conversation_id: conversationId, at })),
      "n int, conversation_id uuid, at timestamptz",
    )}
    cross join lateral (
      select id, asked_at, coalesce(answered_at, closed_at) as ended_at from responses
      where workspace_id = ${ctx.workspaceId}::uuid and conversation_id = r.conversation_id and asked_at < r.at
      order by asked_at desc limit 1) w
    where w.ended_at is null or w.ended_at >= r.at`);
  const byTouch = new Map(found.map((row) => [row.n, row]));
  return touches.map((_, n) => {
    const row = byTouch.get(n);
    return (
      row && {
        id: row.id,
        askedAt: new Date(row.asked_at),
        endedAt: row.ended_at === null ? null : new Date(row.ended_at),
      }
    );
  });
}
