import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { members, users } from "@/db/schema/identity";
import { asPerson, database } from "../context";
import { AppError } from "../errors";
import { log } from "../log";
import { networkOf, type Origin } from "../origin";
import { returnToAllowance, secondsUntil, takeFromAllowance } from "../throttle";
import { isPassword } from "./password";
import type { signInInput } from "./schemas";

const quarterOfAnHour = 15 * 60;

/** Wrong passwords: few from one place for one account, more for an account from everywhere and for a whole office. */
const allowancesOf = (email: string, origin: Origin | undefined) => {
  const network = origin?.ip ? networkOf(origin.ip) : "unknown";
  return [
    { key: `sign-in ${email} ${network}`, limit: 10, windowSeconds: quarterOfAnHour },
    { key: `sign-in ${email}`, limit: 50, windowSeconds: 60 * 60 },
    { key: `sign-in from ${network}`, limit: 100, windowSeconds: quarterOfAnHour },
  ];
};

/**
 * The person whose password this is, or undefined: the same answer and the same work for a wrong password and an unknown
 * address. Who tries too often waits, whether the account exists or not.
 */
export async function signIn(
  { email, password }: z.infer<typeof signInInput>,
  origin?: Origin,
): Promise<{ userId: string; name: string } | undefined> {
  const address = email.trim().toLowerCase();
  const allowances = allowancesOf(address, origin);
  const taken = await Promise.all(
    allowances.map(({ key, limit, windowSeconds }) => takeFromAllowance(key, { limit, windowSeconds })),
  );
  const refused = taken.filter(({ allowed }) => !allowed).map(({ resetAt }) => secondsUntil(resetAt));
  if (refused.length > 0) {
    log.warn("a sign-in was refused: too many tries");
    throw new AppError("RATE_LIMITED", "There were too many tries. Please wait before the next one.", {
      key: "tooManySignIns",
      params: { seconds: Math.max(...refused) },
    });
  }

  const [user] = await database().db.select().from(users).where(eq(users.email, address));
  if (!(await isPassword(password, user?.passwordHash)) || !user) return undefined;
  await Promise.all(allowances.map(({ key }) => returnToAllowance(key)));

  const [member] = await asPerson(user.id, (db) =>
    db
      .select({ id: members.id })
      .from(members)
      .where(and(eq(members.userId, user.id), isNull(members.removedAt)))
      .limit(1),
  );
  return member && { userId: user.id, name: user.name };
}
