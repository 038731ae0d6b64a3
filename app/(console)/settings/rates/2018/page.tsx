import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getQueryClient, HydrateClient, trpc } from "@/app/_trpc/server";
import { PageHeader } from "@/components/page-header";
import { requireSection } from "../../require-section";
import { RatesNav } from "../rates-nav";
import { ImportPricesDialog } from "./import-prices-dialog";
import { LaunchPrices } from "./launch-prices";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("rates");
  return { title: t("nav.launch") };
}

export default async function LaunchPricesPage() {
  await requireSection("/settings/rates");
  const t = await getTranslations("rates");
  await getQueryClient().prefetchQuery(trpc.rates.launchRates.queryOptions());
  return (
    <HydrateClient>
      <PageHeader title={t("nav.launch")} lead={t("launch.lead")} actions={<ImportPricesDialog />} />
      <RatesNav />
      <LaunchPrices />
    </HydrateClient>
  );
}
