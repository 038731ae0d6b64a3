import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getQueryClient, HydrateClient, trpc } from "@/app/_trpc/server";
import { PageHeader } from "@/components/page-header";
import { requireSection } from "../require-section";
import { DeliveriesView } from "./deliveries-view";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("sections.deliveries.title") };
}

export default async function DeliveriesPage() {
  await requireSection("/settings/deliveries");
  const t = await getTranslations("settings");
  const client = getQueryClient();
  await Promise.all([
    client.prefetchQuery(trpc.deliveries.flow.queryOptions({ span: "hour" })),
    client.prefetchQuery(trpc.deliveries.failed.queryOptions()),
    client.prefetchQuery(trpc.deliveries.kindsMet.queryOptions()),
  ]);
  return (
    <HydrateClient>
      <PageHeader title={t("sections.deliveries.title")} lead={t("sections.deliveries.lead")} />
      <DeliveriesView />
    </HydrateClient>
  );
}
