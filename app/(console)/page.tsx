import { redirect } from "next/navigation";
import { getQueryClient, trpc } from "@/app/_trpc/server";
import { mayCall } from "@/server/identity/permissions";
import { requireMember } from "@/server/identity/session";
import { menuFor } from "./menu";

/**
 * The first page of whoever signs in: an overview; for who only answers, the inbox, where her customers are; and for the owner
 * of nothing yet, how to begin.
 */
export default async function Start() {
  const { member } = await requireMember();
  if (mayCall(member.roles, "checklist.get")) {
    const { points } = await getQueryClient().fetchQuery(trpc.checklist.get.queryOptions());
    if (points.some(({ point, isDone }) => point === "number" && !isDone)) redirect("/checklist");
  }
  const entries = menuFor(member.roles);
  const first = member.roles.every((role) => role === "agent") ? "/inbox" : "/overview";
  redirect((entries.find(({ href }) => href === first) ?? entries[0])?.href ?? "/settings");
}
