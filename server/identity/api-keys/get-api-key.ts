import { and, eq } from "drizzle-orm";
import { apiKeys } from "@/db/schema/identity";
import type { InTransaction } from "../../context";
import { notFound } from "../../errors";

/** The key, held until the transaction ends, so that of two owners who change it at once one comes after the other. */
export async function getApiKey(ctx: InTransaction, apiKeyId: string) {
  const [key] = await ctx.db
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.workspaceId, ctx.workspaceId), eq(apiKeys.id, apiKeyId)))
    .for("update");
  if (!key) throw notFound("This key", "apiKeyNotFound");
  return key;
}
