import { and, eq, isNull } from "drizzle-orm";
import { users } from "@/db/schema/identity";
import { passwordResets } from "@/db/schema/proofs";
import { type InTransaction, inTransaction, type MemberCtx, withinPerson } from "../../context";
import { AppError, invalid } from "../../errors";
import { returnToAllowance, secondsUntil, takeFromAllowance } from "../../throttle";
import { endSessions } from "../end-sessions";
import { hashPassword, isPassword } from "../password";
import { recordAudit } from "../record-audit";
import { requireGoodPassword } from "../require-good-password";
import type { ChangePasswordInput } from "../schemas";

const tries = { limit: 10, windowSeconds: 15 * 60 };

const presentPasswordWrong = () =>
  invalid("This is not your present password.", { key: "presentPasswordWrong", field: "presentPassword" });

/** A link that lies in a mailbox leads nowhere any more. */
const closeResetLinks = ({ db, now }: InTransaction, userId: string) =>
  db
    .update(passwordResets)
    .set({ usedAt: now() })
    .where(and(eq(passwordResets.userId, userId), isNull(passwordResets.usedAt)));

/** Whoever knows the present password sets a new one; everywhere else she is signed out. Returns from how many places. */
export async function changePassword(
  ctx: MemberCtx,
  { presentPassword, newPassword }: ChangePasswordInput,
): Promise<{ endedCount: number }> {
  const { memberId, userId, sessionId } = ctx.actor;
  const key = `present password ${userId}`;
  const { allowed, resetAt } = await takeFromAllowance(key, tries);
  if (!allowed) {
    throw new AppError("RATE_LIMITED", "There were too many tries. Please wait before the next one.", {
      key: "tooManySignIns",
      params: { seconds: secondsUntil(resetAt) },
      field: "presentPassword",
    });
  }
  const [user] = await inTransaction(ctx, (ctx) => ctx.db.select().from(users).where(eq(users.id, userId)));
  if (!user || !(await isPassword(presentPassword, user.passwordHash))) throw presentPasswordWrong();
  await returnToAllowance(key);
  if (newPassword === presentPassword) {
    throw invalid("This is the password you have. Choose another one.", {
      key: "passwordSame",
      field: "newPassword",
    });
  }
  requireGoodPassword(newPassword, [user.name, user.email], "newPassword");

  const passwordHash = await hashPassword(newPassword);
  return inTransaction(ctx, async (ctx) => {
    // Whoever changed it meanwhile, by a link perhaps, did so for a reason: what was shown is the present one no more.
    const changed = await ctx.db
      .update(users)
      .set({ passwordHash })
      .where(and(eq(users.id, userId), eq(users.passwordHash, user.passwordHash)))
      .returning({ id: users.id });
    if (changed.length === 0) throw presentPasswordWrong();
    await withinPerson(ctx.db, userId, () => closeResetLinks(ctx, userId));
    const endedCount = await endSessions(ctx, { userId, why: "password", except: sessionId });
    await recordAudit(ctx, { action: "password.changed", subject: { id: memberId, name: user.name } });
    return { endedCount };
  });
}
