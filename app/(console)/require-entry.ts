import { redirect } from "next/navigation";
import { requireMember } from "@/server/identity/session";
import { type MenuItem, menuFor } from "./menu";

/** Who is signed in, on a page of the menu; someone whose role does not have this entry is led to the first one she has. */
export async function requireEntry(href: MenuItem["href"]) {
  const signedIn = await requireMember();
  if (!menuFor(signedIn.member.roles).some((entry) => entry.href === href)) redirect("/");
  return signedIn;
}
