import { ChartColumn, Gauge, Link2 } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { getQueryClient, HydrateClient, trpc } from "@/app/_trpc/server";
import { PageHeader } from "@/components/page-header";
import { Button } from "@/components/ui/button";
import { requireEntry } from "../require-entry";
import { CampaignsView } from "./campaigns-view";
import { NewCampaign } from "./new-campaign";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell");
  return { title: t("campaigns") };
}

export default async function CampaignsPage() {
  await requireEntry("/campaigns");
  const t = await getTranslations("campaigns");
  await getQueryClient().prefetchQuery(trpc.campaigns.list.queryOptions());
  return (
    <HydrateClient>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          <div className="flex flex-wrap gap-2">
            <Button asChild>
              <Link href="/campaigns/results">
                <ChartColumn aria-hidden />
                {t("results")}
              </Link>
            </Button>
            <Button asChild>
              <Link href="/campaigns/rules">
                <Gauge aria-hidden />
                {t("rulesLink")}
              </Link>
            </Button>
            <Button asChild>
              <Link href="/campaigns/connect">
                <Link2 aria-hidden />
                {t("connections")}
              </Link>
            </Button>
            <NewCampaign />
          </div>
        }
      />
      <CampaignsView />
    </HydrateClient>
  );
}
