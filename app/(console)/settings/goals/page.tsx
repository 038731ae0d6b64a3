import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getQueryClient, HydrateClient, trpc } from "@/app/_trpc/server";
import { PageHeader } from "@/components/page-header";
import { mayCall } from "@/server/identity/permissions";
import { requireSection } from "../require-section";
import { GoalsScreen } from "./goals-screen";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("sections.goals.title") };
}

export default async function GoalsPage() {
  const { member } = await requireSection("/settings/goals");
  const t = await getTranslations("settings");
  await getQueryClient().prefetchQuery(trpc.goals.get.queryOptions());
  return (
    <HydrateClient>
      <PageHeader title={t("sections.goals.title")} lead={t("sections.goals.lead")} />
      <GoalsScreen mayEdit={mayCall(member.roles, "goals.save")} />
    </HydrateClient>
  );
}
