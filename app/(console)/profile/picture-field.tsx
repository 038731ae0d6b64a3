"use client";

import { CircleAlert, ImageUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { type DragEvent, useEffect, useId, useRef, useState } from "react";
import { cn } from "@/components/cn";
import { Button } from "@/components/ui/button";
import { useErrorMessage } from "@/components/use-error-message";
import { largestPictureBytes, pictureTypes, smallestPicture } from "@/server/profile/schemas";
import { CropDialog } from "./crop-dialog";
import { Portrait } from "./portrait";
import { usePictureUpload } from "./use-picture-upload";

type PictureFieldProps = {
  numberId: string;
  name: string;
  pictureId: string;
  isOpen: boolean;
  refusal: string | undefined;
  onChange: (pictureId: string) => void;
};

const isTaken = (type: string) => (pictureTypes as readonly string[]).includes(type);

/** The picture: chosen, dropped or pasted, then cut to a square and taken to the server. */
export function PictureField({ numberId, name, pictureId, isOpen, refusal, onChange }: PictureFieldProps) {
  const t = useTranslations("profile");
  const errorMessage = useErrorMessage();
  const [chosen, setChosen] = useState<{ file: File; url: string }>();
  const [isOver, setIsOver] = useState(false);
  const { progress, error, upload, refuse } = usePictureUpload(onChange);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const problem = error ? errorMessage(error) : refusal;

  function take(file: File | undefined) {
    if (!file || !isOpen) return;
    const key = !isTaken(file.type)
      ? "pictureUnreadable"
      : file.size > largestPictureBytes
        ? "pictureTooLarge"
        : undefined;
    if (key) return refuse({ message: "", data: { key } });
    refuse(undefined);
    setChosen({ file, url: URL.createObjectURL(file) });
  }

  function forget() {
    if (chosen) URL.revokeObjectURL(chosen.url);
    setChosen(undefined);
    if (input.current) input.current.value = "";
  }

  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const paste = ({ clipboardData }: ClipboardEvent) => {
      const file = [...(clipboardData?.files ?? [])].find(({ type }) => type.startsWith("image/"));
      if (file) latest.current(file);
    };
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  }, []);

  function drop(event: DragEvent) {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer.files[0]);
  }

  return (
    <fieldset
      aria-labelledby={id}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(isOpen);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
      className={cn("flex items-center gap-6 rounded-lg", isOver && "bg-brand-soft")}
    >
      <Portrait pictureId={pictureId} name={name} className="size-24 text-2xl" />
      <div className="grid min-w-0 gap-1.5">
        <p id={id} className="font-medium">
          {t("fields.picture")}
        </p>
        <input
          ref={input}
          type="file"
          accept={pictureTypes.join(",")}
          aria-labelledby={id}
          tabIndex={-1}
          className="sr-only"
          onChange={({ target }) => take(target.files?.[0])}
        />
        <Button
          className="justify-self-start"
          data-field="picture"
          disabled={!isOpen || progress !== undefined}
          onClick={() => input.current?.click()}
        >
          <ImageUp aria-hidden />
          {t(pictureId ? "picture.change" : "picture.choose")}
        </Button>
        {problem && (
          <p role="alert" className="flex gap-1.5 text-sm text-vermilion-ink">
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
            <span>{problem}</span>
          </p>
        )}
        <p role="status" className="text-pretty text-ink-soft text-xs tabular-nums">
          {progress === undefined
            ? t("picture.lead", { pixels: smallestPicture })
            : progress < 1
              ? t("picture.uploading", { percent: Math.round(progress * 100) })
              : t("picture.preparing")}
        </p>
      </div>
      {chosen && (
        <CropDialog
          url={chosen.url}
          onClose={forget}
          onCrop={(square) => {
            upload(chosen.file, { numberId, ...square });
            forget();
          }}
        />
      )}
    </fieldset>
  );
}
