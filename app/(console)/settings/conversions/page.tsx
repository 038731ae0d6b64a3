import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getQueryClient, HydrateClient, trpc } from "@/app/_trpc/server";
import { PageHeader } from "@/components/page-header";
import { mayCall } from "@/server/identity/permissions";
import { requireSection } from "../require-section";
import { ConversionsScreen } from "./conversions-screen";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("sections.conversions.title") };
}

export default async function ConversionsPage() {
  const { member } = await requireSection("/settings/conversions");
  const t = await getTranslations("settings");
  const client = getQueryClient();
  await Promise.all([
    client.prefetchQuery(trpc.conversions.settings.queryOptions()),
    client.prefetchQuery(trpc.conversions.list.queryOptions()),
  ]);
  return (
    <HydrateClient>
      <PageHeader title={t("sections.conversions.title")} lead={t("sections.conversions.lead")} />
      <ConversionsScreen mayDecide={mayCall(member.roles, "conversions.save")} />
    </HydrateClient>
  );
}
