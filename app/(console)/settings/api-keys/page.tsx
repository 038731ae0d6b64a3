import { BookOpen } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getQueryClient, HydrateClient, trpc } from "@/app/_trpc/server";
import { PageHeader } from "@/components/page-header";
import { Button } from "@/components/ui/button";
import { requireSection } from "../require-section";
import { KeyList } from "./key-list";
import { NewKeyDialog } from "./new-key-dialog";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("sections.apiKeys.title") };
}

export default async function ApiKeysPage() {
  await requireSection("/settings/api-keys");
  const settings = await getTranslations("settings");
  const t = await getTranslations("apiKeys");
  await getQueryClient().prefetchQuery(trpc.apiKeys.list.queryOptions());
  return (
    <HydrateClient>
      <PageHeader
        title={settings("sections.apiKeys.title")}
        lead={settings("sections.apiKeys.lead")}
        actions={
          <>
            <Button asChild variant="quiet">
              <a href="/api/v1/reference">
                <BookOpen aria-hidden />
                {t("reference")}
              </a>
            </Button>
            <NewKeyDialog />
          </>
        }
      />
      <KeyList />
    </HydrateClient>
  );
}
