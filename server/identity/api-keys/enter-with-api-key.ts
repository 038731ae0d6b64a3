import { and, eq, isNull, lt, or } from "drizzle-orm";
import { apiKeys } from "@/db/schema/identity";
import { type ApiKeyCtx, type InTransaction, inTransaction, systemCtx } from "../../context";
import type { Origin } from "../../origin";
import { hashSecret, isSecret, readKeyText } from "./key-text";

type Key = typeof apiKeys.$inferSelect;
type Refusal = "unknown" | "revoked" | "expired";

const nobodysHash = hashSecret("nobody's secret");
const lastUsedEveryMs = 60_000;

/**
 * The context of whoever holds this key, or why it opens nothing. Only who has the right secret learns that a key was
 * revoked or has expired; to everybody else it is unknown.
 */
export async function enterWithApiKey(
  text: string,
  { origin, now = () => new Date() }: { origin?: Origin; now?: () => Date } = {},
): Promise<ApiKeyCtx | Refusal> {
  const parts = readKeyText(text);
  if (!parts) return "unknown";
  return inTransaction(systemCtx(parts.workspaceId, now), async (ctx) => {
    const { workspaceId } = ctx;
    const [key] = await ctx.db
      .select()
      .from(apiKeys)
      .where(and(eq(apiKeys.workspaceId, workspaceId), eq(apiKeys.handle, parts.handle)));
    const state = stateOf(key, parts.secret, now());
    if (state !== "open") return state;

    await noteUse(ctx, key!);
    return { workspaceId, actor: { kind: "apiKey", apiKeyId: key!.id, scopes: key!.scopes }, now, origin };
  });
}

function stateOf(key: Key | undefined, secret: string, now: Date): Refusal | "open" {
  const isCurrent = isSecret(secret, key?.secretHash ?? nobodysHash);
  const isPrevious = isSecret(secret, key?.previousSecretHash ?? nobodysHash);
  if (!key || !(isCurrent || isPrevious)) return "unknown";
  if (key.revokedAt) return "revoked";
  const end = isCurrent ? key.expiresAt : earlier(key.previousWorksUntil, key.expiresAt);
  return end && end <= now ? "expired" : "open";
}

const earlier = (one: Date | null, other: Date | null) =>
  one && other && other < one ? other : (one ?? other);

/** At most one write a minute, however busy the key is. */
async function noteUse(ctx: InTransaction, { id, lastUsedAt }: Key) {
  const now = ctx.now();
  const due = new Date(now.getTime() - lastUsedEveryMs);
  if (lastUsedAt && lastUsedAt >= due) return;
  await ctx.db
    .update(apiKeys)
    .set({ lastUsedAt: now })
    .where(
      and(
        eq(apiKeys.workspaceId, ctx.workspaceId),
        eq(apiKeys.id, id),
        or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, due)),
      ),
    );
}
