"use client";

import { Crop, ImageUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { z } from "zod";
import { FileField } from "@/components/file-field";
import { Button } from "@/components/ui/button";
import { useErrorMessage } from "@/components/use-error-message";
import { useUpload } from "@/components/use-upload";
import {
  adPictureTypes,
  type Crops,
  largestAdPictureBytes,
  smallestAdPicture,
} from "@/server/ads/pictures/schemas";
import { PictureCrops } from "./creative/picture-crops";

type PictureFieldProps = {
  adPictureId: string | null;
  problem: string | undefined;
  onChange: (adPictureId: string) => void;
  label?: string;
  hint?: string;
  /** Which part is shown in which shape, where that can be chosen. */
  cut?: { crops: Crops; onChange: (crops: Crops) => void };
};

const answer = z.object({ adPictureId: z.uuid() });

/** A picture of an ad: chosen or dropped, then taken to the server, and cut if a person wants. */
export function PictureField({ adPictureId, problem, onChange, label, hint, cut }: PictureFieldProps) {
  const t = useTranslations("campaigns");
  const words = useTranslations("adCreative.crops");
  const cropping = useTranslations("cropping");
  const errorMessage = useErrorMessage();
  const [isCutting, setIsCutting] = useState(false);
  const { progress, error, upload, refuse } = useUpload({
    answer,
    onStored: ({ adPictureId }) => onChange(adPictureId),
  });

  function take(file: File) {
    if (!(adPictureTypes as readonly string[]).includes(file.type)) return refuse("pictureUnreadable");
    if (file.size > largestAdPictureBytes) return refuse("adPictureTooLarge");
    upload("/api/ad-pictures", file);
  }

  return (
    <>
      <FileField
        label={label ?? t("picture")}
        action={t(adPictureId ? "changePicture" : "choosePicture")}
        icon={ImageUp}
        types={adPictureTypes}
        isDisabled={progress !== undefined}
        problem={error ? errorMessage(error) : problem}
        status={
          progress === undefined
            ? (hint ?? t("pictureHint", { pixels: smallestAdPicture }))
            : cropping("uploading", { percent: Math.round(progress * 100) })
        }
        shown={
          adPictureId && (
            <img
              src={`/api/ad-pictures/${adPictureId}`}
              alt=""
              className="size-24 shrink-0 rounded-sm object-cover"
            />
          )
        }
        className="flex-wrap rounded-md border border-control/60 border-dashed p-4"
        onFile={take}
      >
        {cut && adPictureId && (
          <Button onClick={() => setIsCutting(true)}>
            <Crop aria-hidden />
            {words("open")}
          </Button>
        )}
      </FileField>
      {cut && adPictureId && isCutting && (
        <PictureCrops
          adPictureId={adPictureId}
          crops={cut.crops}
          onCrop={cut.onChange}
          onClose={() => setIsCutting(false)}
        />
      )}
    </>
  );
}
