import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getQueryClient, HydrateClient, trpc } from "@/app/_trpc/server";
import { PageHeader } from "@/components/page-header";
import { mayCall } from "@/server/identity/permissions";
import { requireSection } from "../require-section";
import { HoursScreen } from "./hours-screen";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("sections.hours.title") };
}

export default async function HoursPage() {
  const { member } = await requireSection("/settings/hours");
  const t = await getTranslations("settings");
  await getQueryClient().prefetchQuery(trpc.hours.get.queryOptions());
  return (
    <HydrateClient>
      <PageHeader title={t("sections.hours.title")} lead={t("sections.hours.lead")} />
      <HoursScreen mayEdit={mayCall(member.roles, "hours.save")} />
    </HydrateClient>
  );
}
