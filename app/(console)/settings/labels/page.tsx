import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getQueryClient, HydrateClient, trpc } from "@/app/_trpc/server";
import { PageHeader } from "@/components/page-header";
import { requireSection } from "../require-section";
import { LabelList } from "./label-list";
import { NewLabelButton } from "./new-label-button";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("sections.labels.title") };
}

export default async function LabelsPage() {
  const [, t] = await Promise.all([requireSection("/settings/labels"), getTranslations("settings")]);
  await getQueryClient().prefetchQuery(trpc.labels.list.queryOptions());
  return (
    <HydrateClient>
      <PageHeader
        title={t("sections.labels.title")}
        lead={t("sections.labels.lead")}
        actions={<NewLabelButton />}
      />
      <LabelList />
    </HydrateClient>
  );
}
