import type { Db } from "@/db/client";
import { signInIdentities } from "@/db/schema/proofs";
import { recordForPerson } from "../record-for-person";
import type { ProviderId } from "../schemas";
import type { Visit } from "../visit";

type Link = { userId: string; sessionId?: string; provider: ProviderId; subject: string; email: string };

/**
 * From now on she may come in by this account elsewhere. False when it is somebody else's here, or when she has another
 * one of the same provider. Call it inside `asPerson`.
 */
export async function linkIdentity(db: Db, visit: Visit, link: Link): Promise<boolean> {
  const { userId, sessionId, provider, subject, email } = link;
  const added = await db
    .insert(signInIdentities)
    .values({ provider, subject, userId, email, linkedAt: visit.now() })
    .onConflictDoNothing()
    .returning({ userId: signInIdentities.userId });
  if (added.length === 0) return false;
  await recordForPerson(db, { ...visit, userId, sessionId }, "sign_in_identity.linked");
  return true;
}
