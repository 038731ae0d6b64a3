import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getQueryClient, HydrateClient, trpc } from "@/app/_trpc/server";
import { PageHeader } from "@/components/page-header";
import { requireSection } from "../require-section";
import { CardList } from "./card-list";
import { ImportDialog } from "./import-dialog";
import { PriceLookup } from "./price-lookup";
import { RatesNav } from "./rates-nav";
import { RepriceDialog } from "./reprice-dialog";
import { Rules } from "./rules";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("sections.rates.title") };
}

export default async function RatesPage() {
  const { workspace } = await requireSection("/settings/rates");
  const settings = await getTranslations("settings");
  const queryClient = getQueryClient();
  const [cards] = await Promise.all([
    queryClient.fetchQuery(trpc.rates.cards.queryOptions()),
    queryClient.prefetchQuery(trpc.rates.rules.queryOptions()),
  ]);
  const currencies = [...new Set([workspace.currency, ...cards.map(({ currency }) => currency)])];
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: workspace.timeZone }).format(new Date());
  return (
    <HydrateClient>
      <PageHeader
        title={settings("sections.rates.title")}
        lead={settings("sections.rates.lead")}
        actions={
          <>
            <RepriceDialog />
            <ImportDialog />
          </>
        }
      />
      <RatesNav />
      <PriceLookup currencies={currencies} today={today} />
      <CardList />
      <Rules />
    </HydrateClient>
  );
}
