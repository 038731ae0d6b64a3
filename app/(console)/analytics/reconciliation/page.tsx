import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getQueryClient, HydrateClient, trpc } from "@/app/_trpc/server";
import { mayCall } from "@/server/identity/permissions";
import { requireReport } from "../require-report";
import { choiceOf } from "./months";
import { ReconciliationScreen } from "./reconciliation-screen";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("reconciliation");
  return { title: t("title") };
}

export default async function ReconciliationPage({ searchParams }: PageProps<"/analytics/reconciliation">) {
  const [{ member }, asked] = await Promise.all([requireReport("reconciliation.month"), searchParams]);
  const client = getQueryClient();
  const accounts = await client.fetchQuery(trpc.reconciliation.accounts.queryOptions());
  const { account, month } = choiceOf(accounts, asked, new Date());
  if (account) {
    await client.prefetchQuery(trpc.reconciliation.month.queryOptions({ accountId: account.id, month }));
  }
  return (
    <HydrateClient>
      <ReconciliationScreen mayOpenInbox={mayCall(member.roles, "inbox.list")} />
    </HydrateClient>
  );
}
