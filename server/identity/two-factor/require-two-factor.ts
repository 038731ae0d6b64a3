import { eq } from "drizzle-orm";
import { workspaces } from "@/db/schema/identity";
import { inTransaction, type MemberCtx, withinPerson } from "../../context";
import { conflict } from "../../errors";
import { recordAudit } from "../record-audit";
import type { RequireTwoFactorInput } from "../schemas";
import { sinceWhen } from "./since-when";

/**
 * Whether everyone in the workspace signs in with two factors. Who does not yet is led to set it up before anything
 * else; the owner who asks it of others begins with herself.
 */
export function requireTwoFactor(ctx: MemberCtx, { isRequired }: RequireTwoFactorInput): Promise<void> {
  const { userId } = ctx.actor;
  return inTransaction(ctx, async (ctx) => {
    const ownSince = await withinPerson(ctx.db, userId, () => sinceWhen(ctx.db, userId));
    if (isRequired && !ownSince) {
      throw conflict("Turn on two-factor sign-in for yourself first.", { key: "twoFactorFirstOwn" });
    }
    const [before] = await ctx.db
      .select({ since: workspaces.twoFactorRequiredAt })
      .from(workspaces)
      .where(eq(workspaces.id, ctx.workspaceId))
      .for("no key update");
    if (Boolean(before?.since) === isRequired) return;
    await ctx.db
      .update(workspaces)
      .set({ twoFactorRequiredAt: isRequired ? ctx.now() : null })
      .where(eq(workspaces.id, ctx.workspaceId));
    await recordAudit(ctx, { action: isRequired ? "two_factor.required" : "two_factor.left_free" });
  });
}
