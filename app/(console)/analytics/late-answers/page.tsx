import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getQueryClient, HydrateClient, trpc } from "@/app/_trpc/server";
import { mayCall } from "@/server/identity/permissions";
import { todayIn } from "../period";
import { requireReport } from "../require-report";
import { lateInputOf, lateParams } from "./late-params";
import { LateReport } from "./late-report";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("reports.late");
  return { title: t("title") };
}

export default async function LateAnswersPage({ searchParams }: PageProps<"/analytics/late-answers">) {
  const [{ member, workspace }, search] = await Promise.all([requireReport("late.report"), searchParams]);
  const input = lateInputOf(lateParams.parse(search), todayIn(workspace.timeZone, new Date()));
  const client = getQueryClient();
  await Promise.all([
    client.prefetchQuery(trpc.late.report.queryOptions(input)),
    client.prefetchQuery(trpc.analytics.choices.queryOptions()),
  ]);
  return (
    <HydrateClient>
      <LateReport mayOpenInbox={mayCall(member.roles, "inbox.list")} />
    </HydrateClient>
  );
}
