import { createHash, randomInt } from "node:crypto";
import { and, count, eq, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { recoveryCodes } from "@/db/schema/proofs";

const howMany = 10;
/** Without letters that look like a digit; sixteen of them are 79 bits, too many to try even with the table in hand. */
const letters = "abcdefghjkmnpqrstuvwxyz23456789";

const plain = (code: string) => code.toLowerCase().replaceAll(/[^a-z0-9]/g, "");

const hashOf = (userId: string, code: string) =>
  createHash("sha256")
    .update(`recovery ${userId} ${plain(code)}`)
    .digest("base64url");

const newCode = () =>
  Array.from({ length: 4 }, () =>
    Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join(""),
  ).join("-");

/** Gives a person ten codes, to be shown once; those she had before are dead. */
export async function replaceRecoveryCodes(db: Db, userId: string): Promise<string[]> {
  const codes = Array.from({ length: howMany }, newCode);
  await db.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await db.insert(recoveryCodes).values(codes.map((code) => ({ userId, codeHash: hashOf(userId, code) })));
  return codes;
}

const unused = (userId: string) => and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt));

/** Whether this is one of hers; then it was, and is no more. */
export async function spendRecoveryCode(db: Db, userId: string, code: string, now: Date): Promise<boolean> {
  const used = await db
    .update(recoveryCodes)
    .set({ usedAt: now })
    .where(and(unused(userId), eq(recoveryCodes.codeHash, hashOf(userId, code))))
    .returning({ userId: recoveryCodes.userId });
  return used.length > 0;
}

export async function countRecoveryCodes(db: Db, userId: string): Promise<number> {
  const [left] = await db.select({ codes: count() }).from(recoveryCodes).where(unused(userId));
  return left?.codes ?? 0;
}
