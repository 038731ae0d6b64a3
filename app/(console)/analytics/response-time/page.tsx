import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getQueryClient, HydrateClient, trpc } from "@/app/_trpc/server";
import { mayCall } from "@/server/identity/permissions";
import { todayIn } from "../period";
import { latencyInputOf, responseTimeParams } from "../report-params";
import { requireReport } from "../require-report";
import { ResponseTimeReport } from "./response-time-report";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("reports.latency");
  return { title: t("title") };
}

export default async function ResponseTimePage({ searchParams }: PageProps<"/analytics/response-time">) {
  const [{ member, workspace }, search] = await Promise.all([
    requireReport("analytics.latency"),
    searchParams,
  ]);
  const input = latencyInputOf(responseTimeParams.parse(search), todayIn(workspace.timeZone, new Date()));
  const client = getQueryClient();
  await Promise.all([
    client.prefetchQuery(trpc.analytics.latency.queryOptions(input)),
    client.prefetchQuery(trpc.analytics.choices.queryOptions()),
  ]);
  return (
    <HydrateClient>
      <ResponseTimeReport mayOpenInbox={mayCall(member.roles, "inbox.list")} />
    </HydrateClient>
  );
}
