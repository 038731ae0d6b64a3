import { and, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { users } from "@/db/schema/identity";
import { authenticators, passwordResets, recoveryCodes, signInIdentities } from "@/db/schema/proofs";
import { asPerson, database } from "../../context";
import { endSessions } from "../end-sessions";
import { membershipsOf } from "../memberships-of";
import type { ProviderId } from "../schemas";
import { nobodysCtx, type Visit } from "../visit";
import { linkIdentity } from "./link-identity";
import { provenAddress } from "./proven-address";
import type { Claims } from "./providers";

type Arrival = { provider: ProviderId; claims: Claims };

/** Whose account at the provider this is, if it was linked. */
export async function findLinked(provider: string, subject: string): Promise<string | undefined> {
  const [linked] = await database()
    .db.select({ userId: signInIdentities.userId })
    .from(signInIdentities)
    .where(and(sql`${signInIdentities.provider} = ${provider}`, eq(signInIdentities.subject, subject)));
  return linked?.userId;
}

/**
 * The person who comes from a provider. Her account there is linked to the one she has here when the provider vouches
 * for her address; nobody gets an account by this.
 */
export async function enterFromElsewhere(
  visit: Visit,
  { provider, claims }: Arrival,
): Promise<string | undefined> {
  const linked = await findLinked(provider, claims.sub);
  if (linked) return linked;
  const email = provenAddress(provider, claims);
  if (!email) return undefined;
  const [user] = await database().db.select().from(users).where(eq(users.email, email));
  if (!user) return undefined;

  return asPerson(user.id, async (db) => {
    const worksSomewhere = (await membershipsOf(db, user.id)).length > 0;
    if (!worksSomewhere) return undefined;
    if (!user.emailProvenAt) await forgetWhoCameBefore(db, visit, user.id);
    const isLinked = await linkIdentity(db, visit, { userId: user.id, provider, subject: claims.sub, email });
    return isLinked ? user.id : undefined;
  });
}

/**
 * Nobody ever proved that this address was theirs, so whoever made the account may have been a stranger waiting for its
 * owner. Now that she is here, nothing of his opens it any more.
 */
async function forgetWhoCameBefore(db: Db, visit: Visit, userId: string): Promise<void> {
  await db.update(users).set({ passwordHash: "", emailProvenAt: visit.now() }).where(eq(users.id, userId));
  await db.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await db.delete(authenticators).where(eq(authenticators.userId, userId));
  await db.delete(signInIdentities).where(eq(signInIdentities.userId, userId));
  await db
    .update(passwordResets)
    .set({ usedAt: visit.now() })
    .where(and(eq(passwordResets.userId, userId), isNull(passwordResets.usedAt)));
  await endSessions({ ...nobodysCtx(visit), db }, { userId, why: "password" });
}
