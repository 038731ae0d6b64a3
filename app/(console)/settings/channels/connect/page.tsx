import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getQueryClient, HydrateClient, trpc } from "@/app/_trpc/server";
import { PageHeader } from "@/components/page-header";
import { requireSection } from "../../require-section";
import { ConnectForm } from "./connect-form";
import { SignupButton } from "./signup-button";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("channels");
  return { title: t("connect") };
}

export default async function ConnectPage() {
  await requireSection("/settings/channels");
  const t = await getTranslations("channels");
  await getQueryClient().prefetchQuery(trpc.channels.webhook.queryOptions());
  return (
    <HydrateClient>
      <PageHeader className="shrink-0" title={t("connect")} lead={t("connectLead")} />
      <div className="grid max-w-2xl gap-8 p-4 md:p-6">
        <SignupButton />
        <ConnectForm />
      </div>
    </HydrateClient>
  );
}
