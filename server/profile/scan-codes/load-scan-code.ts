import { and, eq, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { scanCodes, scanTexts } from "@/db/schema/scan-codes";
import type { InTransaction } from "../../context";
import { notFound } from "../../errors";
import { tellLive } from "../../live";
import { comparable } from "./schemas";

export type ScanCode = typeof scanCodes.$inferSelect;

export const oneCode = ({ workspaceId }: InTransaction, id: string) =>
  and(eq(scanCodes.workspaceId, workspaceId), eq(scanCodes.id, id));

/** A code that is not deleted. */
export async function getScanCode(ctx: InTransaction, id: string): Promise<ScanCode> {
  const [code] = await ctx.db
    .select()
    .from(scanCodes)
    .where(and(oneCode(ctx, id), isNull(scanCodes.deletedAt)));
  if (!code) throw notFound("The QR code", "scanCodeNotFound");
  return code;
}

type Change = Partial<Omit<ScanCode, "workspaceId" | "id" | "numberId">>;

/** Keeps what changed of a code, and has every open list read again. */
export async function keepScanCode(ctx: InTransaction, id: string, change: Change): Promise<void> {
  await ctx.db.update(scanCodes).set(change).where(oneCode(ctx, id));
  await tellLive(ctx, [{ kind: "scanCodes.changed" }]);
}

/** From now on a conversation that begins with this text is counted to the code, whatever text comes after it. */
export async function keepTexts(
  ctx: InTransaction,
  codes: { codeId: string; numberId: string; message: string }[],
): Promise<void> {
  if (codes.length === 0) return;
  const values = codes.map(({ codeId, numberId, message }) => ({
    workspaceId: ctx.workspaceId,
    id: uuidv7(),
    codeId,
    numberId,
    text: comparable(message),
    since: ctx.now(),
  }));
  await ctx.db.insert(scanTexts).values(values).onConflictDoNothing();
}
