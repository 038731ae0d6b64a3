import { redirect } from "next/navigation";
import { mayCall, type Procedure } from "@/server/identity/permissions";
import { requireEntry } from "../require-entry";

/** Who is signed in, on the page of a report; whoever may not read this one is led to those she may. */
export async function requireReport(procedure: Procedure) {
  const signedIn = await requireEntry("/analytics");
  if (!mayCall(signedIn.member.roles, procedure)) redirect("/analytics");
  return signedIn;
}
