"use client";

import { CircleAlert, ImageUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { type DragEvent, useId, useRef, useState } from "react";
import { cn } from "@/components/cn";
import { Button } from "@/components/ui/button";
import { useErrorMessage } from "@/components/use-error-message";
import { adPictureTypes, largestAdPictureBytes, smallestAdPicture } from "@/server/ads/pictures/schemas";
import { usePictureUpload } from "./use-picture-upload";

type PictureFieldProps = {
  adPictureId: string | null;
  problem: string | undefined;
  onChange: (adPictureId: string) => void;
};

/** The picture of the ad: chosen or dropped, then taken to the server. */
export function PictureField({ adPictureId, problem, onChange }: PictureFieldProps) {
  const t = useTranslations("campaigns");
  const errorMessage = useErrorMessage();
  const { isUploading, error, upload, refuse } = usePictureUpload(onChange);
  const [isOver, setIsOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const words = error ? errorMessage(error) : problem;

  function take(file: File | undefined) {
    if (!file) return;
    if (!(adPictureTypes as readonly string[]).includes(file.type)) return refuse("pictureUnreadable");
    if (file.size > largestAdPictureBytes) return refuse("adPictureTooLarge");
    void upload(file);
  }

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
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
      className={cn(
        "flex flex-wrap items-center gap-6 rounded-md border border-control/60 border-dashed p-4",
        isOver && "bg-brand-soft",
      )}
    >
      {adPictureId && (
        <img src={`/api/ad-pictures/${adPictureId}`} alt="" className="size-24 rounded-sm object-cover" />
      )}
      <div className="grid gap-1.5">
        <p id={id} className="font-medium">
          {t("picture")}
        </p>
        <input
          ref={input}
          type="file"
          accept={adPictureTypes.join(",")}
          aria-labelledby={id}
          tabIndex={-1}
          className="sr-only"
          onChange={({ target }) => take(target.files?.[0])}
        />
        <Button className="justify-self-start" disabled={isUploading} onClick={() => input.current?.click()}>
          <ImageUp aria-hidden />
          {t(adPictureId ? "changePicture" : "choosePicture")}
        </Button>
        {words && (
          <p role="alert" className="flex gap-1.5 text-sm text-vermilion-ink">
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
            <span>{words}</span>
          </p>
        )}
        <p role="status" className="text-pretty text-ink-soft text-xs">
          {isUploading ? t("uploading") : t("pictureHint", { pixels: smallestAdPicture })}
        </p>
      </div>
    </fieldset>
  );
}
