import { redirect } from "next/navigation";
import { requireMember } from "@/server/identity/session";
import { menuFor } from "./menu";

export default async function Start() {
  const { member } = await requireMember();
  redirect(menuFor(member.roles)[0]?.href ?? "/settings");
}
