import { and, eq } from "drizzle-orm";
import { apiKeys } from "@/db/schema/identity";
import { inTransaction, type MemberCtx } from "../../context";
import { recordAudit } from "../record-audit";
import type { ApiKeyInput } from "../schemas";
import { getApiKey } from "./get-api-key";
import { shownKey } from "./key-text";

/** From here on neither the secret of this key nor a former one opens anything. */
export function revokeApiKey(ctx: MemberCtx, { apiKeyId }: ApiKeyInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { handle, name, revokedAt } = await getApiKey(ctx, apiKeyId);
    if (revokedAt) return;
    await ctx.db
      .update(apiKeys)
      .set({ revokedAt: ctx.now() })
      .where(and(eq(apiKeys.workspaceId, ctx.workspaceId), eq(apiKeys.id, apiKeyId)));
    await recordAudit(ctx, {
      action: "api_key.revoked",
      subject: { id: apiKeyId, name },
      before: { key: shownKey(handle) },
    });
  });
}
