import { and, eq } from "drizzle-orm";
import { members, users } from "@/db/schema/identity";
import { inTransaction, type MemberCtx } from "../../context";
import { recordAudit } from "../record-audit";
import type { ChangeNameInput } from "../schemas";
import { getAccount } from "./get-account";

/** A member is called this from now on, in this workspace and in letters to her. */
export function changeName(ctx: MemberCtx, { name }: ChangeNameInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { memberId, userId } = ctx.actor;
    const before = await getAccount(ctx);
    if (before.name === name) return;
    await ctx.db
      .update(members)
      .set({ name })
      .where(and(eq(members.workspaceId, ctx.workspaceId), eq(members.id, memberId)));
    await ctx.db.update(users).set({ name }).where(eq(users.id, userId));
    await recordAudit(ctx, {
      action: "member.name_changed",
      subject: { id: memberId, name },
      before: { name: before.name },
      after: { name },
    });
  });
}
