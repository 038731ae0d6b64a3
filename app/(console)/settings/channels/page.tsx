import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { getQueryClient, HydrateClient, trpc } from "@/app/_trpc/server";
import { PageHeader } from "@/components/page-header";
import { Button } from "@/components/ui/button";
import { requireSection } from "../require-section";
import { ChannelList } from "./channel-list";
import { WebhookSection } from "./webhook-section";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("sections.channels.title") };
}

export default async function ChannelsPage() {
  await requireSection("/settings/channels");
  const settings = await getTranslations("settings");
  const t = await getTranslations("channels");
  const queryClient = getQueryClient();
  await Promise.all([
    queryClient.prefetchQuery(trpc.channels.list.queryOptions()),
    queryClient.prefetchQuery(trpc.channels.webhook.queryOptions()),
  ]);
  return (
    <HydrateClient>
      <PageHeader
        className="shrink-0"
        title={settings("sections.channels.title")}
        lead={settings("sections.channels.lead")}
        actions={
          <Button asChild variant="main">
            <Link href="/settings/channels/connect">
              <Plus aria-hidden />
              {t("connect")}
            </Link>
          </Button>
        }
      />
      <ChannelList />
      <WebhookSection />
    </HydrateClient>
  );
}
