import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getQueryClient, HydrateClient, trpc } from "@/app/_trpc/server";
import { PageHeader } from "@/components/page-header";
import { requireSection } from "../require-section";
import { RequireTwoFactor } from "./require-two-factor";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("sections.security.title") };
}

export default async function SecurityPage() {
  const [t] = await Promise.all([getTranslations("settings"), requireSection("/settings/security")]);
  await getQueryClient().prefetchQuery(trpc.twoFactor.get.queryOptions());
  return (
    <HydrateClient>
      <PageHeader title={t("sections.security.title")} lead={t("sections.security.lead")} />
      <RequireTwoFactor />
    </HydrateClient>
  );
}
