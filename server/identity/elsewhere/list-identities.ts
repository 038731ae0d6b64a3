import { eq } from "drizzle-orm";
import { signInIdentities } from "@/db/schema/proofs";
import { asPerson, type MemberCtx } from "../../context";
import { providerIds } from "./providers";

/** The providers there are, and with which account she comes in by each. */
export async function listIdentities(ctx: MemberCtx) {
  const { userId } = ctx.actor;
  const linked = await asPerson(userId, (db) =>
    db.select().from(signInIdentities).where(eq(signInIdentities.userId, userId)),
  );
  return providerIds().map((provider) => ({
    provider,
    email: linked.find((one) => one.provider === provider)?.email,
  }));
}
