import { and, eq } from "drizzle-orm";
import { type BroadcastState, broadcasts } from "@/db/schema/broadcasts";
import type { InTransaction } from "../../context";
import { conflict, notFound } from "../../errors";
import { type BroadcastForm, broadcastForm, emptyForm } from "./schemas";
import type { ListSummary } from "./shapes";

export type BroadcastRow = typeof broadcasts.$inferSelect;

/** The form as it is written today: what an older one lacks is as on an empty one. */
export const formOf = (row: BroadcastRow): BroadcastForm =>
  broadcastForm.parse({
    name: row.name,
    numberId: row.numberId,
    templateId: row.templateId,
    audience: row.audience,
    words: row.words,
    mediaId: row.mediaId,
    agreement: row.agreement ?? emptyForm.agreement,
  });

export const listOf = ({ list }: BroadcastRow) => list as ListSummary | null;

export const oneBroadcast = (ctx: InTransaction, broadcastId: string) =>
  and(eq(broadcasts.workspaceId, ctx.workspaceId), eq(broadcasts.id, broadcastId));

export async function getBroadcastRow(ctx: InTransaction, broadcastId: string): Promise<BroadcastRow> {
  const [row] = await ctx.db.select().from(broadcasts).where(oneBroadcast(ctx, broadcastId));
  if (!row) throw notFound("The broadcast", "broadcastNotFound");
  return row;
}

/** The broadcast, held until the transaction ends. */
export async function lockBroadcast(ctx: InTransaction, broadcastId: string): Promise<BroadcastRow> {
  const [row] = await ctx.db
    .select()
    .from(broadcasts)
    .where(oneBroadcast(ctx, broadcastId))
    .for("no key update");
  if (!row) throw notFound("The broadcast", "broadcastNotFound");
  return row;
}

/** A draft, held until the transaction ends, if it is still as the caller saw it. */
export async function lockDraft(
  ctx: InTransaction,
  { broadcastId, version }: { broadcastId: string; version: number },
): Promise<BroadcastRow> {
  const row = await lockBroadcast(ctx, broadcastId);
  requireState(row, ["draft"]);
  if (row.version !== version) {
    throw conflict("Somebody else changed this broadcast meanwhile.", { key: "broadcastChanged" });
  }
  return row;
}

export function requireState({ state }: BroadcastRow, allowed: readonly BroadcastState[]): void {
  if (!allowed.includes(state)) {
    throw conflict("The broadcast has gone on meanwhile.", { key: "broadcastWentOn" });
  }
}
