import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { getQueryClient, HydrateClient, trpc } from "@/app/_trpc/server";
import { mayCall } from "@/server/identity/permissions";
import { requireMember } from "@/server/identity/session";
import { todayIn } from "../../analytics/period";
import { funnelInputOf, listedInputOf, overTime, resultsParams } from "./results-params";
import { ResultsReport } from "./results-report";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("reports.results");
  return { title: t("title") };
}

export default async function ResultsPage({ searchParams }: PageProps<"/campaigns/results">) {
  const [{ member, workspace }, search] = await Promise.all([requireMember(), searchParams]);
  if (!mayCall(member.roles, "funnel.report")) redirect("/");
  const params = resultsParams.parse(search);
  const today = todayIn(workspace.timeZone, new Date());
  const client = getQueryClient();
  await Promise.all([
    client.prefetchQuery(trpc.funnel.report.queryOptions(listedInputOf(params, today))),
    client.prefetchQuery(trpc.funnel.report.queryOptions(overTime(funnelInputOf(params, today)))),
    client.prefetchQuery(trpc.analytics.choices.queryOptions()),
  ]);
  return (
    <HydrateClient>
      <ResultsReport
        mayOpenInbox={mayCall(member.roles, "inbox.list")}
        mayManage={mayCall(member.roles, "campaigns.list")}
      />
    </HydrateClient>
  );
}
