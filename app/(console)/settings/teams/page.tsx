import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getQueryClient, HydrateClient, trpc } from "@/app/_trpc/server";
import { PageHeader } from "@/components/page-header";
import { requireSection } from "../require-section";
import { NewTeamButton } from "./new-team-button";
import { TeamList } from "./team-list";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("sections.teams.title") };
}

export default async function TeamsPage() {
  const [, t] = await Promise.all([requireSection("/settings/teams"), getTranslations("settings")]);
  await getQueryClient().prefetchQuery(trpc.teams.list.queryOptions());
  return (
    <HydrateClient>
      <PageHeader
        title={t("sections.teams.title")}
        lead={t("sections.teams.lead")}
        actions={<NewTeamButton />}
      />
      <TeamList />
    </HydrateClient>
  );
}
