import { and, desc, eq, gt, isNull, or } from "drizzle-orm";
import { apiKeys, members } from "@/db/schema/identity";
import { type Ctx, readOnly } from "../../context";
import { shownKey } from "./key-text";

const revokedShownMs = 30 * 24 * 60 * 60 * 1000;

/** The keys of the workspace, newest first, and those revoked in the last 30 days; of the secrets, nothing. */
export const listApiKeys = (ctx: Ctx) =>
  readOnly(ctx, async (ctx) => {
    const now = ctx.now();
    const found = await ctx.db
      .select({
        id: apiKeys.id,
        handle: apiKeys.handle,
        name: apiKeys.name,
        scopes: apiKeys.scopes,
        createdBy: members.name,
        createdAt: apiKeys.createdAt,
        expiresAt: apiKeys.expiresAt,
        lastUsedAt: apiKeys.lastUsedAt,
        previousWorksUntil: apiKeys.previousWorksUntil,
        revokedAt: apiKeys.revokedAt,
      })
      .from(apiKeys)
      .innerJoin(
        members,
        and(eq(members.workspaceId, apiKeys.workspaceId), eq(members.id, apiKeys.createdBy)),
      )
      .where(
        and(
          eq(apiKeys.workspaceId, ctx.workspaceId),
          or(isNull(apiKeys.revokedAt), gt(apiKeys.revokedAt, new Date(now.getTime() - revokedShownMs))),
        ),
      )
      .orderBy(desc(apiKeys.id));
    return found.map(({ handle, previousWorksUntil, ...key }) => ({
      ...key,
      shown: shownKey(handle),
      previousWorksUntil: previousWorksUntil && previousWorksUntil > now ? previousWorksUntil : null,
      isExpired: key.expiresAt !== null && key.expiresAt <= now,
    }));
  });
