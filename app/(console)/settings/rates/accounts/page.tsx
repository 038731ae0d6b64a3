import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getQueryClient, HydrateClient, trpc } from "@/app/_trpc/server";
import { PageHeader } from "@/components/page-header";
import { requireSection } from "../../require-section";
import { RatesNav } from "../rates-nav";
import { AccountList } from "./account-list";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("rates");
  return { title: t("nav.accounts") };
}

export default async function AccountTermsPage() {
  await requireSection("/settings/rates");
  const t = await getTranslations("rates");
  await getQueryClient().prefetchQuery(trpc.rates.terms.queryOptions());
  return (
    <HydrateClient>
      <PageHeader title={t("nav.accounts")} lead={t("terms.lead")} />
      <RatesNav />
      <AccountList />
    </HydrateClient>
  );
}
