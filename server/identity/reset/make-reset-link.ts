import { eq } from "drizzle-orm";
import { users } from "@/db/schema/identity";
import { asPerson, inTransaction, type MemberCtx, within } from "../../context";
import { forbidden } from "../../errors";
import { isMailConfigured } from "../../mail";
import { decideAlone } from "../people/decide-alone";
import { getMember } from "../people/get-member";
import { recordAudit } from "../record-audit";
import type { MakeResetLinkInput } from "../schemas";
import { takeTries } from "../take-tries";
import { mayDecideFor } from "./may-decide-for";
import { sendResetLink } from "./send-reset-link";

/**
 * An owner helps a member who forgot her password: the link goes to her by e-mail or, where none is configured, is given
 * to the owner. Then he could use it himself, so it must open nothing but workspaces that are his anyway.
 */
export async function makeResetLink(ctx: MemberCtx, { memberId, language }: MakeResetLinkInput) {
  const member = await inTransaction(ctx, async (ctx) => {
    await decideAlone(ctx);
    return getMember(ctx, memberId);
  });
  const { userId, name } = member;
  if (userId === ctx.actor.userId) {
    throw forbidden("Change your own password under Account.", { key: "resetOneself" });
  }
  await takeTries("reset", ctx, member.email);
  if (!isMailConfigured() && !(await mayDecideFor(ctx.actor.userId, userId))) {
    throw forbidden(
      "This person also works elsewhere, so her password is not yours to reset. She can ask whoever runs Guichet.",
      { key: "worksElsewhere", params: { name } },
    );
  }
  return asPerson(userId, async (db) => {
    const [person] = await db.select().from(users).where(eq(users.id, userId));
    const sent = await sendResetLink(ctx, db, person!, { language, madeBy: ctx.actor.userId });
    await within(db, ctx, (ctx) =>
      recordAudit(ctx, { action: "password.reset_offered", subject: { id: memberId, name } }),
    );
    return sent;
  });
}
