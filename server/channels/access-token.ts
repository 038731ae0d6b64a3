import { and, desc, eq, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { credentials } from "@/db/schema/channels";
import { type Ctx, inTransaction } from "@/server/context";
import { workspaceVault } from "@/server/crypto";
import { AppError } from "@/server/errors";

const about = (credentialId: string) => `credential ${credentialId}`;

/** The token with which Meta lets us act for the account. Never log it. */
export function accessToken(ctx: Ctx, accountId: string): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const [credential] = await ctx.db
      .select()
      .from(credentials)
      .where(
        and(
          eq(credentials.workspaceId, ctx.workspaceId),
          eq(credentials.accountId, accountId),
          isNull(credentials.replacedAt),
        ),
      )
      .orderBy(desc(credentials.createdAt))
      .limit(1);
    if (!credential) {
      throw new AppError("UNAVAILABLE", "This WhatsApp account has no access token. Connect it again.", {
        key: "accountNotConnected",
      });
    }
    const vault = await workspaceVault(ctx);
    return vault.open(credential.sealedToken, about(credential.id)).toString();
  });
}

/** Seals a new token for the account; the one before it is not used again. */
export function storeAccessToken(ctx: Ctx, { accountId, token }: { accountId: string; token: string }) {
  return inTransaction(ctx, async (ctx) => {
    await ctx.db
      .update(credentials)
      .set({ replacedAt: ctx.now() })
      .where(
        and(
          eq(credentials.workspaceId, ctx.workspaceId),
          eq(credentials.accountId, accountId),
          isNull(credentials.replacedAt),
        ),
      );
    const id = uuidv7();
    const vault = await workspaceVault(ctx);
    await ctx.db.insert(credentials).values({
      workspaceId: ctx.workspaceId,
      id,
      accountId,
      sealedToken: vault.seal(token, about(id)),
      createdAt: ctx.now(),
    });
  });
}
