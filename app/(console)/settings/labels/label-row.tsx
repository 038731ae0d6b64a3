"use client";

import { useTranslations } from "next-intl";
import { LabelDot } from "@/components/label-chip";
import { ArchivableRow } from "../archivable-row";
import { LabelDialog } from "./label-dialog";
import { type Label, useLabels } from "./use-labels";

/** One label. */
export function LabelRow({ label }: { label: Label }) {
  const t = useTranslations("labels");
  const { archive, restore } = useLabels();
  const { id: labelId, name, isArchived } = label;
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
      archive={{ ...archive, run: (then) => archive.mutate({ labelId }, then) }}
      restore={{ ...restore, run: (then) => restore.mutate({ labelId }, then) }}
      dialog={(onClose) => <LabelDialog label={label} onClose={onClose} />}
    >
      <p className="flex min-w-0 flex-1 items-baseline gap-2 font-medium">
        <LabelDot colour={label.colour} />
        <span className="min-w-0 text-pretty break-words">{name}</span>
      </p>
    </ArchivableRow>
  );
}
