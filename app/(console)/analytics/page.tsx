import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getQueryClient, HydrateClient, trpc } from "@/app/_trpc/server";
import { mayCall } from "@/server/identity/permissions";
import { requireEntry } from "../require-entry";
import { todayIn } from "./period";
import { ReportIndex } from "./report-index";
import { billedInputOf, billedParams, latencyInputOf, responseTimeParams } from "./report-params";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("reports");
  return { title: t("title") };
}

export default async function AnalyticsPage() {
  const { member, workspace } = await requireEntry("/analytics");
  const today = todayIn(workspace.timeZone, new Date());
  const may = {
    latency: mayCall(member.roles, "analytics.latency"),
    billed: mayCall(member.roles, "analytics.billed"),
    budgets: mayCall(member.roles, "budgets.list"),
    late: mayCall(member.roles, "late.report"),
    reconciliation: mayCall(member.roles, "reconciliation.month"),
    results: mayCall(member.roles, "funnel.report"),
  };
  const client = getQueryClient();
  await Promise.all([
    client.prefetchQuery(trpc.savedReports.list.queryOptions()),
    may.latency &&
      client.prefetchQuery(
        trpc.analytics.latency.queryOptions(latencyInputOf(responseTimeParams.parse({}), today)),
      ),
    may.budgets && client.prefetchQuery(trpc.budgets.list.queryOptions()),
    may.billed &&
      client.prefetchQuery(trpc.analytics.billed.queryOptions(billedInputOf(billedParams.parse({}), today))),
  ]);
  return (
    <HydrateClient>
      <ReportIndex may={may} />
    </HydrateClient>
  );
}
