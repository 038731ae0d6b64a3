import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getQueryClient, HydrateClient, trpc } from "@/app/_trpc/server";
import { requireEntry } from "../../require-entry";
import { RulesScreen } from "./rules-screen";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("campaignRules");
  return { title: t("title") };
}

export default async function RulesPage() {
  await requireEntry("/campaigns");
  await getQueryClient().prefetchQuery(trpc.campaignRules.list.queryOptions());
  return (
    <HydrateClient>
      <RulesScreen />
    </HydrateClient>
  );
}
