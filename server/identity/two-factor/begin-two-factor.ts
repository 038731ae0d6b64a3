import { eq, isNull, sql } from "drizzle-orm";
import { users } from "@/db/schema/identity";
import { authenticators } from "@/db/schema/proofs";
import { asPerson, type MemberCtx } from "../../context";
import { systemVault } from "../../crypto";
import { conflict } from "../../errors";
import { newSecret } from "./authenticator";
import { sealSecret } from "./sealed-secret";

/** A secret for her app. It counts for nothing until a code made with it comes back; asking again makes another. */
export async function beginTwoFactor(ctx: MemberCtx) {
  const { userId } = ctx.actor;
  const vault = await systemVault();
  return asPerson(userId, async (db) => {
    const [user] = await db.select({ email: users.email }).from(users).where(eq(users.id, userId));
    const { secret, uri } = newSecret(user!.email);
    const sealedSecret = sealSecret(vault, userId, secret);
    const [begun] = await db
      .insert(authenticators)
      .values({ userId, sealedSecret, createdAt: ctx.now() })
      .onConflictDoUpdate({
        target: authenticators.userId,
        set: { sealedSecret: sql`excluded.sealed_secret`, createdAt: sql`excluded.created_at` },
        setWhere: isNull(authenticators.confirmedAt),
      })
      .returning({ userId: authenticators.userId });
    if (!begun) throw conflict("Two-factor sign-in is on already.", { key: "twoFactorOn" });
    return { secret, uri };
  });
}
