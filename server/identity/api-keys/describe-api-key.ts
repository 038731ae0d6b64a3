import { and, eq } from "drizzle-orm";
import { apiKeys, workspaces } from "@/db/schema/identity";
import { type ApiKeyCtx, readOnly } from "../../context";
import { notFound } from "../../errors";

/** The key that asks, and the workspace it works in. */
export const describeApiKey = (ctx: ApiKeyCtx) =>
  readOnly(ctx, async (ctx) => {
    const [row] = await ctx.db
      .select({
        workspace: {
          id: workspaces.id,
          name: workspaces.name,
          timeZone: workspaces.timeZone,
          currency: workspaces.currency,
        },
        apiKey: {
          id: apiKeys.id,
          name: apiKeys.name,
          scopes: apiKeys.scopes,
          expiresAt: apiKeys.expiresAt,
        },
      })
      .from(apiKeys)
      .innerJoin(workspaces, eq(workspaces.id, apiKeys.workspaceId))
      .where(and(eq(apiKeys.workspaceId, ctx.workspaceId), eq(apiKeys.id, ctx.actor.apiKeyId)));
    if (!row) throw notFound("This key", "apiKeyNotFound");
    return row;
  });
