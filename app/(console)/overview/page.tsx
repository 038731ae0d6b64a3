import type { Metadata } from "next";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { getQueryClient, HydrateClient, trpc } from "@/app/_trpc/server";
import { PageHeader } from "@/components/page-header";
import { mayCall, type Procedure } from "@/server/identity/permissions";
import { ChecklistPanel } from "../checklist/checklist-panel";
import { requireEntry } from "../require-entry";
import { Overview, type Rights } from "./overview";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("overview");
  return { title: t("title") };
}

export default async function OverviewPage() {
  const { member, workspace } = await requireEntry("/overview");
  const [t, format, locale] = await Promise.all([getTranslations("overview"), getFormatter(), getLocale()]);
  const can = (procedure: Procedure) => mayCall(member.roles, procedure);
  const may: Rights = {
    openInbox: can("inbox.list"),
    answer: can("inbox.reply"),
    readWaits: can("overview.recentWaits"),
    readOwnWaits: can("overview.ownRecentWaits"),
    readMonth: can("overview.monthSoFar"),
    readBudgets: can("budgets.list"),
    reconcile: can("reconciliation.month"),
    readNumbers: can("overview.numbers"),
    readTemplates: can("overview.templates"),
    setGoals: can("goals.save"),
    mendChannels: can("channels.list"),
  };
  const client = getQueryClient();
  await Promise.all([
    client.prefetchQuery(trpc.analytics.waiting.queryOptions({ filters: {} })),
    client.prefetchQuery(trpc.alerts.list.queryOptions({ locale })),
    may.readWaits && client.prefetchQuery(trpc.overview.recentWaits.queryOptions()),
    may.readMonth && client.prefetchQuery(trpc.overview.monthSoFar.queryOptions()),
  ]);
  const today = format.dateTime(new Date(), {
    ...{ weekday: "long", day: "numeric", month: "long" },
    timeZone: workspace.timeZone,
  });
  return (
    <HydrateClient>
      <PageHeader title={t("title")} lead={today} />
      <ChecklistPanel />
      <Overview memberId={member.id} may={may} />
    </HydrateClient>
  );
}
