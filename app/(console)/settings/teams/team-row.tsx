"use client";

import { useTranslations } from "next-intl";
import { ArchivableRow } from "../archivable-row";
import { TeamDialog } from "./team-dialog";
import { type Team, useTeams } from "./use-teams";

/** One team. */
export function TeamRow({ team }: { team: Team }) {
  const t = useTranslations("teams");
  const { archive, restore } = useTeams();
  const { id: teamId, name, isArchived } = team;
  return (
    <ArchivableRow
      isArchived={isArchived}
      words={{
        change: { short: t("change"), whole: t("changeOf", { name }) },
        archive: { short: t("archive"), whole: t("archiveOf", { name }) },
        restore: { short: t("restore"), whole: t("restoreOf", { name }) },
        archiveTitle: t("archiveTitle", { name }),
        archiveLead: t("archiveLead"),
        archiveSubmit: t("archiveSubmit"),
        archivedToast: t("archivedToast", { name }),
        restoredToast: t("restoredToast", { name }),
      }}
      archive={{ ...archive, run: (then) => archive.mutate({ teamId }, then) }}
      restore={{ ...restore, run: (then) => restore.mutate({ teamId }, then) }}
      dialog={(onClose) => <TeamDialog team={team} onClose={onClose} />}
    >
      <div className="grid min-w-0 flex-1 gap-0.5">
        <p className="break-words font-medium">{name}</p>
        <p className="text-pretty text-ink-soft">
          {team.members.map((member) => member.name).join(" · ") || t("nobody")}
        </p>
      </div>
    </ArchivableRow>
  );
}
