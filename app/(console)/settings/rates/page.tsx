import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getQueryClient, HydrateClient, trpc } from "@/app/_trpc/server";
import { PageHeader } from "@/components/page-header";
import { requireSection } from "../require-section";
import { CardList } from "./card-list";
import { ImportDialog } from "./import-dialog";
import { RepriceDialog } from "./reprice-dialog";
import { Rules } from "./rules";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("sections.rates.title") };
}

export default async function RatesPage() {
  await requireSection("/settings/rates");
  const settings = await getTranslations("settings");
  const queryClient = getQueryClient();
  await Promise.all([
    queryClient.prefetchQuery(trpc.rates.cards.queryOptions()),
    queryClient.prefetchQuery(trpc.rates.rules.queryOptions()),
  ]);
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
      <CardList />
      <Rules />
    </HydrateClient>
  );
}
