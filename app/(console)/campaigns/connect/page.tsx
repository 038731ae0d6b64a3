import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getQueryClient, HydrateClient, trpc } from "@/app/_trpc/server";
import { PageHeader } from "@/components/page-header";
import { requireEntry } from "../../require-entry";
import { ConnectForm } from "./connect-form";
import { ConnectionList } from "./connection-list";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("campaigns");
  return { title: t("connections") };
}

export default async function ConnectAdAccountPage() {
  await requireEntry("/campaigns");
  const t = await getTranslations("campaigns");
  await getQueryClient().prefetchQuery(trpc.campaigns.connections.queryOptions());
  return (
    <HydrateClient>
      <PageHeader title={t("connections")} lead={t("connectionsLead")} />
      <div className="grid max-w-3xl gap-8 p-4 md:p-6">
        <ConnectionList />
        <ConnectForm />
      </div>
    </HydrateClient>
  );
}
