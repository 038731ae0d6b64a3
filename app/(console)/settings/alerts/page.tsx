import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { getQueryClient, HydrateClient, trpc } from "@/app/_trpc/server";
import { PageHeader } from "@/components/page-header";
import { requireSection } from "../require-section";
import { AlertPreferences } from "./alert-preferences";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("sections.alerts.title") };
}

export default async function AlertsPage() {
  await requireSection("/settings/alerts");
  const [t, locale] = await Promise.all([getTranslations("settings"), getLocale()]);
  await getQueryClient().prefetchQuery(trpc.alerts.preferences.queryOptions({ locale }));
  return (
    <HydrateClient>
      <PageHeader title={t("sections.alerts.title")} lead={t("sections.alerts.lead")} />
      <AlertPreferences />
    </HydrateClient>
  );
}
