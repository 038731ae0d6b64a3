import { and, eq } from "drizzle-orm";
import { users } from "@/db/schema/identity";
import { signInIdentities } from "@/db/schema/proofs";
import { asPerson, type MemberCtx } from "../../context";
import { conflict, notFound } from "../../errors";
import { recordForPerson } from "../record-for-person";
import type { UnlinkIdentityInput } from "../schemas";

/** She comes in by this provider no more. Whoever has no password keeps the way in that she has. */
export function unlinkIdentity(ctx: MemberCtx, { provider }: UnlinkIdentityInput): Promise<void> {
  const { userId } = ctx.actor;
  return asPerson(userId, async (db) => {
    const [user] = await db.select().from(users).where(eq(users.id, userId));
    if (!user?.passwordHash) {
      throw conflict("Choose a password first, so that you can still sign in.", {
        key: "unlinkNeedsPassword",
      });
    }
    const gone = await db
      .delete(signInIdentities)
      .where(and(eq(signInIdentities.userId, userId), eq(signInIdentities.provider, provider)))
      .returning();
    if (gone.length === 0) throw notFound("This link", "notFound");
    await recordForPerson(db, { ...ctx, ...ctx.actor }, "sign_in_identity.unlinked");
  });
}
