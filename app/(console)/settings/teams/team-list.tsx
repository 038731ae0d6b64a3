"use client";

import { useQuery } from "@tanstack/react-query";
import { UsersRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { ArchivableList } from "../archivable-list";
import { TeamRow } from "./team-row";

/** The teams that work, and those that are archived. */
export function TeamList() {
  const t = useTranslations("teams");
  const settings = useTranslations("settings");
  const trpc = useTRPC();
  return (
    <ArchivableList
      list={useQuery(trpc.teams.list.queryOptions())}
      icon={<UsersRound />}
      words={{
        title: settings("sections.teams.title"),
        emptyTitle: t("emptyTitle"),
        emptyLead: t("emptyLead"),
        archived: t("archived"),
      }}
      row={(team) => <TeamRow key={team.id} team={team} />}
    />
  );
}
