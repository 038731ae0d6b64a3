import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getQueryClient, HydrateClient, trpc } from "@/app/_trpc/server";
import { mayCall } from "@/server/identity/permissions";
import { todayIn } from "../period";
import { billedInputOf, billedParams } from "../report-params";
import { requireReport } from "../require-report";
import { BilledReport } from "./billed-report";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("reports.billed");
  return { title: t("title") };
}

export default async function BilledMessagesPage({ searchParams }: PageProps<"/analytics/billed-messages">) {
  const [{ member, workspace }, search] = await Promise.all([
    requireReport("analytics.billed"),
    searchParams,
  ]);
  const input = billedInputOf(billedParams.parse(search), todayIn(workspace.timeZone, new Date()));
  const client = getQueryClient();
  await Promise.all([
    client.prefetchQuery(trpc.analytics.billed.queryOptions(input)),
    client.prefetchQuery(trpc.analytics.choices.queryOptions()),
  ]);
  return (
    <HydrateClient>
      <BilledReport
        mayOpenInbox={mayCall(member.roles, "inbox.list")}
        mayDrill={mayCall(member.roles, "analytics.messagesBehind")}
      />
    </HydrateClient>
  );
}
