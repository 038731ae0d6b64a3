import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/page-header";
import { Button } from "@/components/ui/button";
import { currencies, timeZones } from "@/server/identity/schemas";
import { requireSection } from "../require-section";
import { WorkspaceForm } from "./workspace-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("sections.workspace.title") };
}

export default async function WorkspacePage() {
  const { workspace } = await requireSection("/settings/workspace");
  const settings = await getTranslations("settings");
  const t = await getTranslations("workspace");
  const { name, timeZone, currency } = workspace;
  return (
    <>
      <PageHeader
        title={settings("sections.workspace.title")}
        lead={settings("sections.workspace.lead")}
        actions={
          <Button asChild>
            <Link href="/settings/workspace/new">
              <Plus aria-hidden />
              {t("new")}
            </Link>
          </Button>
        }
      />
      <WorkspaceForm workspace={{ name, timeZone, currency }} timeZones={timeZones} currencies={currencies} />
    </>
  );
}
