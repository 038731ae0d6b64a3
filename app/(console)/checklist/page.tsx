import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { getQueryClient, HydrateClient, trpc } from "@/app/_trpc/server";
import { PageHeader } from "@/components/page-header";
import { mayCall } from "@/server/identity/permissions";
import { requireMember } from "@/server/identity/session";
import { ChecklistPoints } from "./checklist-points";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("checklist");
  return { title: t("title") };
}

/** What a new business does, from nothing to its first answer, and what of it is done. */
export default async function ChecklistPage() {
  const { member } = await requireMember();
  if (!mayCall(member.roles, "checklist.get")) redirect("/");
  const t = await getTranslations("checklist");
  await getQueryClient().prefetchQuery(trpc.checklist.get.queryOptions());
  return (
    <HydrateClient>
      <PageHeader title={t("title")} lead={t("lead")} />
      <ChecklistPoints />
    </HydrateClient>
  );
}
