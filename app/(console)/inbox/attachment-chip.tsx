"use client";

import { FileText, RotateCw, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useErrorMessage } from "@/components/use-error-message";
import type { Attachment } from "./use-attachment";
import { useFileSize } from "./use-file-size";

type AttachmentChipProps = { attachment: Attachment; onRemove: () => void; onRetry: () => void };

/** The file that goes with the answer: what it is, how far it came, and a way out. */
export function AttachmentChip({ attachment, onRemove, onRetry }: AttachmentChipProps) {
  const t = useTranslations("inbox");
  const size = useFileSize();
  const errorMessage = useErrorMessage();
  const { file, url, progress, attached, error } = attachment;
  return (
    <div className="flex items-center gap-3 rounded-md border bg-surface p-2">
      {url ? (
        <img src={url} alt="" className="size-12 rounded-sm object-cover" />
      ) : (
        <FileText aria-hidden className="m-3 size-6 text-ink-soft" />
      )}
      <div className="grid min-w-0 flex-1 gap-1">
        <p className="truncate font-medium">{file.name}</p>
        {error ? (
          <p role="alert" className="text-vermilion-ink text-xs">
            {errorMessage(error)}
          </p>
        ) : attached ? (
          <p className="text-ink-soft text-xs tabular-nums">{size(file.size)}</p>
        ) : (
          <progress
            value={progress}
            aria-label={t("uploading", { name: file.name })}
            className="h-1.5 w-full appearance-none overflow-hidden rounded-full bg-rule [&::-moz-progress-bar]:bg-brand [&::-webkit-progress-bar]:bg-rule [&::-webkit-progress-value]:bg-brand"
          />
        )}
      </div>
      {error !== undefined && (
        <Button size="icon-sm" variant="quiet" aria-label={t("retry")} onClick={onRetry}>
          <RotateCw aria-hidden />
        </Button>
      )}
      <Button size="icon-sm" variant="quiet" aria-label={t("removeFile")} onClick={onRemove}>
        <X aria-hidden />
      </Button>
    </div>
  );
}
