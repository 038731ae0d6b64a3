"use client";

import { FileSpreadsheet, Trash2 } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { FileField } from "@/components/file-field";
import { Button } from "@/components/ui/button";
import { useErrorMessage } from "@/components/use-error-message";
import { mostRows } from "@/server/notifications/broadcasts/schemas";
import type { Broadcast } from "@/server/notifications/broadcasts/shapes";
import { useBroadcastActions } from "../../use-broadcasts";
import { ListFaults } from "./list-faults";
import { ListLook } from "./list-look";
import type { BroadcastEditor } from "./use-broadcast-editor";
import { useFieldError } from "./use-field-error";
import { useListFile } from "./use-list-file";

const types = [".csv", ".xlsx"] as const;

/** A file with phone numbers: looked through line by line, kept, and taken away again. */
export function ListPanel({ editor, list }: { editor: BroadcastEditor; list: Broadcast["list"] }) {
  const t = useTranslations("broadcasts");
  const format = useFormatter();
  const errorMessage = useErrorMessage();
  const problem = useFieldError(editor)("audience");
  const { takeListAway } = useBroadcastActions();
  const listFile = useListFile(editor);
  const { look, isBusy, error } = listFile;
  const { broadcastId } = editor;

  async function takeAway() {
    const version = await editor.save();
    if (version === undefined) return;
    takeListAway.mutate(
      { broadcastId, version },
      { onSuccess: ({ version }) => editor.noteVersion(version) },
    );
  }

  return (
    <div className="grid gap-4">
      <FileField
        label={t("listFile")}
        action={t(list || look ? "changeList" : "chooseList")}
        icon={FileSpreadsheet}
        types={types}
        isDisabled={isBusy}
        problem={error ? errorMessage(error) : look ? undefined : problem}
        status={
          isBusy
            ? t("reading")
            : list && !look
              ? t("listPeople", { count: list.people, file: list.fileName })
              : t("listHint", { most: format.number(mostRows) })
        }
        shown={null}
        onFile={listFile.choose}
      >
        {list && !look && (
          <Button variant="quiet" disabled={takeListAway.isPending} onClick={() => void takeAway()}>
            <Trash2 aria-hidden />
            {t("takeListAway")}
          </Button>
        )}
      </FileField>
      {look ? <ListLook look={look} file={listFile} /> : list && <ListFaults faults={list.faults} />}
    </div>
  );
}
