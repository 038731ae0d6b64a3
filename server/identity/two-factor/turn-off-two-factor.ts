import { eq } from "drizzle-orm";
import { users } from "@/db/schema/identity";
import { authenticators, recoveryCodes } from "@/db/schema/proofs";
import type { MemberCtx } from "../../context";
import { invalid } from "../../errors";
import { isPassword } from "../password";
import { recordForPerson } from "../record-for-person";
import type { TurnOffTwoFactorInput } from "../schemas";
import { withCode } from "./with-code";

/** Needs both what she knows and what she has: an unlocked screen she walked away from is not enough. */
export function turnOffTwoFactor(ctx: MemberCtx, { password, code }: TurnOffTwoFactorInput): Promise<void> {
  const { userId } = ctx.actor;
  return withCode(ctx, userId, code, async (db) => {
    const [user] = await db.select().from(users).where(eq(users.id, userId));
    if (!(await isPassword(password, user?.passwordHash))) {
      throw invalid("This is not your password.", { key: "passwordWrong", field: "password" });
    }
    await db.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
    await db.delete(authenticators).where(eq(authenticators.userId, userId));
    await recordForPerson(db, { ...ctx, ...ctx.actor }, "two_factor.turned_off");
  });
}
