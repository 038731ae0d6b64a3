import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { members, users } from "@/db/schema/identity";
import { inTransaction, type MemberCtx } from "../context";
import { letterLanguages } from "../letter";

export const rememberLocaleInput = z.object({ locale: z.enum(letterLanguages) });

/** The language of her screen becomes the language in which she is written to. */
export function rememberLocale(ctx: MemberCtx, { locale }: z.infer<typeof rememberLocaleInput>) {
  return inTransaction(ctx, async (ctx) => {
    const own = ctx.db
      .select({ id: members.userId })
      .from(members)
      .where(and(eq(members.workspaceId, ctx.workspaceId), eq(members.id, ctx.actor.memberId)));
    await ctx.db.update(users).set({ locale }).where(inArray(users.id, own));
  });
}
