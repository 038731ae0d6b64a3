import { and, count, eq, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { apiKeys } from "@/db/schema/identity";
import { inTransaction, type MemberCtx } from "../../context";
import { conflict } from "../../errors";
import { recordAudit } from "../record-audit";
import { type CreateApiKeyInput, mostApiKeys } from "../schemas";
import { hashSecret, keyText, newHandle, newSecret, shownKey } from "./key-text";

const dayMs = 24 * 60 * 60 * 1000;

/** A key for another program. This answer is the only one that ever holds it. */
export function createApiKey(ctx: MemberCtx, { name, scopes, expiresInDays }: CreateApiKeyInput) {
  return inTransaction(ctx, async (ctx) => {
    const { workspaceId } = ctx;
    const [existing] = await ctx.db
      .select({ keys: count() })
      .from(apiKeys)
      .where(and(eq(apiKeys.workspaceId, workspaceId), isNull(apiKeys.revokedAt)));
    if (existing && existing.keys >= mostApiKeys) {
      throw conflict(`There are ${mostApiKeys} keys already. Revoke one that nobody uses.`, {
        key: "apiKeysTooMany",
        params: { most: mostApiKeys },
      });
    }

    const [id, handle, secret] = [uuidv7(), newHandle(), newSecret()];
    const now = ctx.now();
    const expiresAt = expiresInDays ? new Date(now.getTime() + expiresInDays * dayMs) : null;
    const distinct = [...new Set(scopes)];
    await ctx.db.insert(apiKeys).values({
      workspaceId,
      id,
      handle,
      name,
      scopes: distinct,
      secretHash: hashSecret(secret),
      createdBy: ctx.actor.memberId,
      createdAt: now,
      expiresAt,
    });
    await recordAudit(ctx, {
      action: "api_key.created",
      subject: { id, name },
      after: { key: shownKey(handle), scopes: distinct, expiresAt },
    });
    return { id, key: keyText({ handle, workspaceId, secret }) };
  });
}
