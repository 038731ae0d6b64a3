import { sql } from "drizzle-orm";
import type { InTransaction } from "../context";
import { rebuildWaits } from "./waits/rebuild-waits";

/** Two threads of one customer became one: who had the emptied one, its queue, labels, closures and waits go with the messages. */
export async function followJoined(
  ctx: InTransaction,
  joined: { fromId: string; intoId: string }[],
): Promise<void> {
  for (const { fromId, intoId } of joined) {
    const of = (id: string) => sql`workspace_id = ${ctx.workspaceId}::uuid and conversation_id = ${id}::uuid`;
    // Of two that are open, one ends: the thread keeps its holder and is open if either was.
    await ctx.db.execute(sql`
      update assignments set ended_at = ${ctx.now().toISOString()}::timestamptz
      where ${of(fromId)} and ended_at is null and exists (select from assignments where ${of(intoId)} and ended_at is null)`);
    await ctx.db.execute(sql`
      update closures set reopened_at = ${ctx.now().toISOString()}::timestamptz
      where (${of(fromId)} or ${of(intoId)}) and reopened_at is null`);
    await ctx.db.execute(sql`
      update conversation_teams set ended_at = ${ctx.now().toISOString()}::timestamptz
      where ${of(fromId)} and ended_at is null
        and exists (select from conversation_teams where ${of(intoId)} and ended_at is null)`);
    await ctx.db.execute(sql`
      update conversation_labels set removed_at = ${ctx.now().toISOString()}::timestamptz
      where ${of(fromId)} and removed_at is null
        and label_id in (select label_id from conversation_labels where ${of(intoId)} and removed_at is null)`);
    await ctx.db.execute(sql`
      delete from responses where ${of(fromId)} and answered_at is null and closed_at is null
        and exists (select from responses where ${of(intoId)} and answered_at is null and closed_at is null)`);
    for (const table of [
      "assignments",
      "closures",
      "conversation_labels",
      "conversation_teams",
      "responses",
    ]) {
      await ctx.db.execute(
        sql`update ${sql.identifier(table)} set conversation_id = ${intoId}::uuid where ${of(fromId)}`,
      );
    }
  }
  // Of two pairs one may lead to the other, and the emptied conversations have no messages any more.
  await rebuildWaits(ctx, [...new Set(joined.map(({ intoId }) => intoId))]);
}
