import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { decode, encode } from "next-auth/jwt";
import { users } from "@/db/schema/identity";
import { database } from "../../context";
import { env } from "../../env";

/** How long she may look for her phone. */
export const halfSignedInSeconds = 5 * 60;

/** Sealed with a key of its own, so that it never passes for a session. */
const salt = "half signed in";

/** Ends with the password it was given for. */
async function markOf(userId: string): Promise<string | undefined> {
  const [user] = await database()
    .db.select({ passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.id, userId));
  return user && createHash("sha256").update(`${userId} ${user.passwordHash}`).digest("base64url");
}

/** For a person who has shown the first factor and still owes the second: it opens nothing but the question for a code. */
export async function halfSignIn(userId: string): Promise<string> {
  const token = { sub: userId, mark: await markOf(userId) };
  return encode({ token, secret: env.GUICHET_AUTH_SECRET, salt, maxAge: halfSignedInSeconds });
}

/** Whose it is; undefined when it is not ours, too old, or from before a new password. */
export async function readHalf(ticket: string | undefined): Promise<string | undefined> {
  if (!ticket) return undefined;
  const token = await decode({ token: ticket, secret: env.GUICHET_AUTH_SECRET, salt }).catch(() => null);
  if (!token?.sub || typeof token.mark !== "string") return undefined;
  return (await markOf(token.sub)) === token.mark ? token.sub : undefined;
}
