import { and, eq, isNotNull, isNull, lt, or } from "drizzle-orm";
import type { Db } from "@/db/client";
import { authenticators } from "@/db/schema/proofs";
import { asPerson } from "../../context";
import { systemVault, type Vault } from "../../crypto";
import { AppError, invalid } from "../../errors";
import { returnToAllowance, secondsUntil, takeFromAllowance } from "../../throttle";
import type { Visit } from "../visit";
import { stepOf } from "./authenticator";
import { spendRecoveryCode } from "./recovery-codes";
import { openSecret } from "./sealed-secret";

/** Six digits are soon tried, so few tries are allowed at once and few in a day. */
const allowancesOf = (userId: string) => [
  { key: `code ${userId}`, limit: 5, windowSeconds: 15 * 60 },
  { key: `codes of the day ${userId}`, limit: 30, windowSeconds: 24 * 60 * 60 },
];

export const codeWrong = () =>
  invalid("This code is not right, or was used before. Wait for the next one.", {
    key: "codeWrong",
    field: "code",
  });

/** Counts a try; what turned out well is given back. */
export async function countingTries<T>(userId: string, work: () => Promise<T>): Promise<T> {
  const allowances = allowancesOf(userId);
  const taken = await Promise.all(
    allowances.map(({ key, limit, windowSeconds }) => takeFromAllowance(key, { limit, windowSeconds })),
  );
  const refused = taken.filter(({ allowed }) => !allowed).map(({ resetAt }) => secondsUntil(resetAt));
  if (refused.length > 0) {
    const seconds = Math.max(...refused);
    const minutes = Math.ceil(seconds / 60);
    throw new AppError("RATE_LIMITED", `Too many wrong codes. Try again in ${minutes} minutes.`, {
      key: "codesTooMany",
      params: { minutes, seconds },
      field: "code",
    });
  }
  const result = await work();
  await Promise.all(allowances.map(({ key }) => returnToAllowance(key)));
  return result;
}

/** Does as this person what a right code allows, in the transaction that uses the code up. */
export const withCode = <T>({ now }: Visit, userId: string, code: string, work: (db: Db) => Promise<T>) =>
  countingTries(userId, async () => {
    const vault = await systemVault();
    return asPerson(userId, async (db) => {
      if (!(await takeCode(db, vault, { userId, code, now: now() }))) throw codeWrong();
      return work(db);
    });
  });

type Try = { userId: string; code: string; now: Date };

/** Whether it is the code of her app at this moment, or one of her recovery codes. It is used up by this. */
async function takeCode(db: Db, vault: Vault, { userId, code, now }: Try): Promise<boolean> {
  const confirmed = and(eq(authenticators.userId, userId), isNotNull(authenticators.confirmedAt));
  const [authenticator] = await db.select().from(authenticators).where(confirmed);
  if (!authenticator) return false;
  const digits = code.replaceAll(/\s/g, "");
  if (!/^\d{6}$/.test(digits)) return spendRecoveryCode(db, userId, code, now);

  const step = stepOf(digits, openSecret(vault, userId, authenticator.sealedSecret), now);
  if (step === undefined) return false;
  // Of two who bring the same code at once, one is too late.
  const taken = await db
    .update(authenticators)
    .set({ lastStep: step })
    .where(and(confirmed, or(isNull(authenticators.lastStep), lt(authenticators.lastStep, step))))
    .returning({ userId: authenticators.userId });
  return taken.length > 0;
}
