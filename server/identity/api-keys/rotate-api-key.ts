import { and, eq, sql } from "drizzle-orm";
import { apiKeys } from "@/db/schema/identity";
import { inTransaction, type MemberCtx } from "../../context";
import { conflict } from "../../errors";
import { recordAudit } from "../record-audit";
import type { RotateApiKeyInput } from "../schemas";
import { getApiKey } from "./get-api-key";
import { hashSecret, keyText, newSecret, shownKey } from "./key-text";

const hourMs = 60 * 60 * 1000;

/** A new secret for the same key; the former one works on for the hours of grace, and any before it stops at once. */
export function rotateApiKey(ctx: MemberCtx, { apiKeyId, graceHours }: RotateApiKeyInput) {
  return inTransaction(ctx, async (ctx) => {
    const { workspaceId } = ctx;
    const { handle, name, revokedAt, expiresAt } = await getApiKey(ctx, apiKeyId);
    const now = ctx.now();
    if (revokedAt) throw conflict("This key was revoked. Make a new one.", { key: "apiKeyRevoked" });
    if (expiresAt && expiresAt <= now) {
      throw conflict("This key expired. Make a new one.", { key: "apiKeyExpired" });
    }

    const secret = newSecret();
    const previousWorksUntil = graceHours ? new Date(now.getTime() + graceHours * hourMs) : null;
    await ctx.db
      .update(apiKeys)
      .set({
        secretHash: hashSecret(secret),
        previousSecretHash: graceHours ? sql`${apiKeys.secretHash}` : null,
        previousWorksUntil,
        rotatedAt: now,
      })
      .where(and(eq(apiKeys.workspaceId, workspaceId), eq(apiKeys.id, apiKeyId)));
    await recordAudit(ctx, {
      action: "api_key.rotated",
      subject: { id: apiKeyId, name },
      after: { key: shownKey(handle), previousWorksUntil },
    });
    return { id: apiKeyId, key: keyText({ handle, workspaceId, secret }) };
  });
}
