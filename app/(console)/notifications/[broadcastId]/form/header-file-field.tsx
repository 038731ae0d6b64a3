"use client";

import { ImageUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { z } from "zod";
import { FileField } from "@/components/file-field";
import { useErrorMessage } from "@/components/use-error-message";
import { useUpload } from "@/components/use-upload";
import { useFigures } from "../../../analytics/use-figures";
import type { BroadcastEditor } from "./use-broadcast-editor";
import { useFieldError } from "./use-field-error";

const types = {
  image: ["image/jpeg", "image/png"],
  video: ["video/mp4", "video/3gpp"],
  document: [],
} as const;
const answer = z.object({ mediaId: z.uuid() });

type HeaderFileFieldProps = { editor: BroadcastEditor; format: keyof typeof types };

/** The file at the top of the template, which everybody gets. */
export function HeaderFileField({ editor, format }: HeaderFileFieldProps) {
  const t = useTranslations("broadcasts");
  const inbox = useTranslations("inbox");
  const errorMessage = useErrorMessage();
  const { percent } = useFigures();
  const problem = useFieldError(editor)("mediaId");
  const { form, change } = editor;
  const { progress, error, upload } = useUpload({ answer, onStored: ({ mediaId }) => change({ mediaId }) });
  return (
    <FileField
      label={t("headerFile", { kind: inbox(`kinds.${format}`) })}
      action={t(form.mediaId ? "changeFile" : "chooseFile")}
      icon={ImageUp}
      types={types[format]}
      isDisabled={progress !== undefined}
      problem={error ? errorMessage(error) : problem}
      status={progress === undefined ? t("headerFileHint") : percent(progress)}
      shown={null}
      onFile={(file) => upload("/api/media", file)}
    />
  );
}
