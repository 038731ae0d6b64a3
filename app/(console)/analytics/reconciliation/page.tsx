import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getQueryClient, HydrateClient, trpc } from "@/app/_trpc/server";
import { mayCall } from "@/server/identity/permissions";
import { requireReport } from "../require-report";
import { ReconciliationScreen } from "./reconciliation-screen";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("reconciliation");
  return { title: t("title") };
}

export default async function ReconciliationPage() {
  const { member } = await requireReport("reconciliation.month");
  await getQueryClient().prefetchQuery(trpc.reconciliation.accounts.queryOptions());
  return (
    <HydrateClient>
      <ReconciliationScreen mayOpenInbox={mayCall(member.roles, "inbox.list")} />
    </HydrateClient>
  );
}
