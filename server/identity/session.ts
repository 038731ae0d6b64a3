import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { originOf } from "../origin";
import { authOptions } from "./auth";
import { findMember } from "./find-member";

/** Who has signed in, also when her workspace asks for a second factor that she has yet to set up. */
export const getSignedIn = cache(async () => {
  const session = await getServerSession(authOptions());
  return session?.sessionId ? findMember(session, originOf(await headers())) : undefined;
});

/**
 * Who is signed in, with her rights of this moment; undefined for a visitor, an ended session, a member since removed,
 * and one who has yet to set up the second factor that her workspace asks for.
 */
export async function getMember() {
  const signedIn = await getSignedIn();
  return signedIn?.lacksTwoFactor ? undefined : signedIn;
}

/** Who is signed in but for that second factor. */
export async function getNewcomer() {
  const signedIn = await getSignedIn();
  return signedIn?.lacksTwoFactor ? signedIn : undefined;
}

/** The same for a page that only members see. */
export async function requireMember() {
  return (await getMember()) ?? redirect((await getNewcomer()) ? "/two-factor" : "/sign-in");
}
