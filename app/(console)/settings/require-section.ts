import { redirect } from "next/navigation";
import { requireMember } from "@/server/identity/session";
import { type SettingsSection, settingsFor } from "./settings-menu";

/** Who is signed in, on a page of the settings; someone whose role does not have this section is led to those she has. */
export async function requireSection(href: SettingsSection["href"]) {
  const signedIn = await requireMember();
  if (!settingsFor(signedIn.member.roles).some((section) => section.href === href)) redirect("/settings");
  return signedIn;
}
