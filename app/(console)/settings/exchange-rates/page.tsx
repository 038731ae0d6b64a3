import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getQueryClient, HydrateClient, trpc } from "@/app/_trpc/server";
import { PageHeader } from "@/components/page-header";
import { requireSection } from "../require-section";
import { EnterRate } from "./enter-rate";
import { ImportFile } from "./import-file";
import { RateList } from "./rate-list";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("sections.exchangeRates.title") };
}

export default async function ExchangeRatesPage() {
  await requireSection("/settings/exchange-rates");
  const t = await getTranslations("settings");
  await getQueryClient().prefetchQuery(trpc.exchange.list.queryOptions());
  return (
    <HydrateClient>
      <PageHeader title={t("sections.exchangeRates.title")} lead={t("sections.exchangeRates.lead")} />
      <div className="grid max-w-3xl gap-10 px-4 py-6 md:px-6">
        <EnterRate />
        <ImportFile />
        <RateList />
      </div>
    </HydrateClient>
  );
}
