import { and, eq, isNull } from "drizzle-orm";
import { authenticators } from "@/db/schema/proofs";
import { asPerson, type MemberCtx } from "../../context";
import { systemVault } from "../../crypto";
import { conflict } from "../../errors";
import { recordForPerson } from "../record-for-person";
import type { CodeInput } from "../schemas";
import { stepOf } from "./authenticator";
import { replaceRecoveryCodes } from "./recovery-codes";
import { openSecret } from "./sealed-secret";
import { codeWrong, countingTries } from "./with-code";

/** The first code of her app proves that it has the secret: from now on signing in asks for one. Recovery codes are shown once. */
export function confirmTwoFactor(ctx: MemberCtx, { code }: CodeInput): Promise<{ recoveryCodes: string[] }> {
  const { userId } = ctx.actor;
  const waiting = and(eq(authenticators.userId, userId), isNull(authenticators.confirmedAt));
  return countingTries(userId, async () => {
    const vault = await systemVault();
    return asPerson(userId, async (db) => {
      const [begun] = await db.select().from(authenticators).where(waiting).for("update");
      if (!begun) throw conflict("Begin anew: scan the code again.", { key: "twoFactorNotBegun" });
      const secret = openSecret(vault, userId, begun.sealedSecret);
      const lastStep = stepOf(code.replaceAll(/\s/g, ""), secret, ctx.now());
      if (lastStep === undefined) throw codeWrong();
      await db.update(authenticators).set({ confirmedAt: ctx.now(), lastStep }).where(waiting);
      const recoveryCodes = await replaceRecoveryCodes(db, userId);
      await recordForPerson(db, { ...ctx, ...ctx.actor }, "two_factor.turned_on");
      return { recoveryCodes };
    });
  });
}
