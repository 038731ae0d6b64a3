import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { originOf } from "../origin";
import { authOptions } from "./auth";
import { findMember } from "./find-member";

/** Who is signed in, with her rights of this moment; undefined for a visitor, an ended session or a member since removed. */
export const getMember = cache(async () => {
  const session = await getServerSession(authOptions());
  return session?.sessionId ? findMember(session, originOf(await headers())) : undefined;
});

/** The same for a page that only members see. */
export async function requireMember() {
  return (await getMember()) ?? redirect("/sign-in");
}
