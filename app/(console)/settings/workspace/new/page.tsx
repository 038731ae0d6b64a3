import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/page-header";
import { currencies, timeZones } from "@/server/identity/schemas";
import { requireSection } from "../../require-section";
import { NewWorkspaceForm } from "./new-workspace-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("workspace");
  return { title: t("newTitle") };
}

export default async function NewWorkspacePage() {
  const { workspace } = await requireSection("/settings/workspace");
  const t = await getTranslations("workspace");
  const { timeZone, currency } = workspace;
  return (
    <>
      <PageHeader title={t("newTitle")} lead={t("newLead")} />
      <NewWorkspaceForm
        like={{ name: "", timeZone, currency }}
        timeZones={timeZones}
        currencies={currencies}
      />
    </>
  );
}
