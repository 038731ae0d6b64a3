"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useErrorMessage } from "@/components/use-error-message";
import { TeamDialog } from "./team-dialog";
import { type Team, useTeams } from "./use-teams";

/** One team, to change, archive or bring back. */
export function TeamRow({ team }: { team: Team }) {
  const t = useTranslations("teams");
  const errorMessage = useErrorMessage();
  const { archive, restore } = useTeams();
  const [open, setOpen] = useState<"change" | "archive">();
  const close = () => setOpen(undefined);
  const { id: teamId, name, isArchived } = team;

  return (
    <li className="flex min-h-16 flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
      <div className="grid min-w-0 flex-1 gap-0.5">
        <p className="break-words font-medium">{name}</p>
        <p className="text-pretty text-ink-soft">
          {team.members.map((member) => member.name).join(" · ") || t("nobody")}
        </p>
      </div>
      <div className="flex gap-2">
        {isArchived ? (
          <Button
            size="sm"
            aria-label={t("restoreOf", { name })}
            disabled={restore.isPending}
            onClick={() =>
              restore.mutate(
                { teamId },
                {
                  onSuccess: () => toast.success(t("restoredToast", { name })),
                  onError: (error) => toast.error(errorMessage(error)),
                },
              )
            }
          >
            {t("restore")}
          </Button>
        ) : (
          <>
            <Button size="sm" aria-label={t("changeOf", { name })} onClick={() => setOpen("change")}>
              {t("change")}
            </Button>
            <Button size="sm" aria-label={t("archiveOf", { name })} onClick={() => setOpen("archive")}>
              {t("archive")}
            </Button>
          </>
        )}
      </div>
      {open === "change" && <TeamDialog team={team} onClose={close} />}
      {open === "archive" && (
        <ConfirmDialog
          title={t("archiveTitle", { name })}
          lead={t("archiveLead")}
          action={t("archiveSubmit")}
          doing={archive}
          onConfirm={() =>
            archive.mutate(
              { teamId },
              {
                onSuccess: () => {
                  toast.success(t("archivedToast", { name }));
                  close();
                },
              },
            )
          }
          onClose={close}
        />
      )}
    </li>
  );
}
