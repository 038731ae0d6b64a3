import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getQueryClient, HydrateClient, trpc } from "@/app/_trpc/server";
import { PageHeader } from "@/components/page-header";
import { requireSection } from "../../require-section";
import { RatesNav } from "../rates-nav";
import { RepriceDialog } from "../reprice-dialog";
import { Corrections } from "./corrections";
import { RunList } from "./run-list";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("rates");
  return { title: t("nav.runs") };
}

export default async function RunsPage() {
  await requireSection("/settings/rates");
  const t = await getTranslations("rates");
  const client = getQueryClient();
  await Promise.all([
    client.prefetchQuery(trpc.rates.repricings.queryOptions()),
    client.prefetchQuery(trpc.rates.corrections.queryOptions()),
  ]);
  return (
    <HydrateClient>
      <PageHeader title={t("nav.runs")} lead={t("runs.lead")} actions={<RepriceDialog />} />
      <RatesNav />
      <RunList />
      <Corrections />
    </HydrateClient>
  );
}
