"use client";

import { ImageUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { z } from "zod";
import { CropDialog } from "@/components/crop-dialog";
import { FileField } from "@/components/file-field";
import { useErrorMessage } from "@/components/use-error-message";
import { useUpload } from "@/components/use-upload";
import { type CropInput, largestPictureBytes, pictureTypes, smallestPicture } from "@/server/profile/schemas";
import { Portrait } from "./portrait";

type PictureFieldProps = {
  numberId: string;
  name: string;
  pictureId: string;
  isOpen: boolean;
  refusal: string | undefined;
  onChange: (pictureId: string) => void;
};

const isTaken = (type: string) => (pictureTypes as readonly string[]).includes(type);
const answer = z.object({ pictureId: z.uuid() });

/** The picture: chosen, dropped or pasted, then cut to a square and taken to the server. */
export function PictureField({ numberId, name, pictureId, isOpen, refusal, onChange }: PictureFieldProps) {
  const t = useTranslations("profile");
  const cropping = useTranslations("cropping");
  const errorMessage = useErrorMessage();
  const [chosen, setChosen] = useState<{ file: File; url: string }>();
  const { progress, error, upload, refuse } = useUpload({
    answer,
    onStored: ({ pictureId }) => onChange(pictureId),
  });

  function take(file: File) {
    if (!isOpen) return;
    if (!isTaken(file.type)) return refuse("pictureUnreadable");
    if (file.size > largestPictureBytes) return refuse("pictureTooLarge");
    refuse();
    setChosen({ file, url: URL.createObjectURL(file) });
  }

  function forget() {
    if (chosen) URL.revokeObjectURL(chosen.url);
    setChosen(undefined);
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

  function send(file: File, crop: CropInput) {
    const query = new URLSearchParams(Object.entries(crop).map(([name, value]) => [name, String(value)]));
    upload(`/api/profile-pictures?${query}`, file);
  }

  return (
    <>
      <FileField
        label={t("fields.picture")}
        action={t(pictureId ? "picture.change" : "picture.choose")}
        icon={ImageUp}
        types={pictureTypes}
        isDisabled={!isOpen || progress !== undefined}
        name="picture"
        problem={error ? errorMessage(error) : refusal}
        status={
          progress === undefined
            ? t("picture.lead", { pixels: smallestPicture })
            : progress < 1
              ? cropping("uploading", { percent: Math.round(progress * 100) })
              : t("picture.preparing")
        }
        shown={<Portrait pictureId={pictureId} name={name} className="size-24 text-2xl" />}
        className="rounded-lg"
        onFile={take}
      />
      {chosen && (
        <CropDialog
          url={chosen.url}
          title={t("picture.cropTitle")}
          label={t("picture.crop")}
          action={t("picture.use")}
          shapes={[{ name: "square", label: t("picture.cropTitle"), aspect: 1 }]}
          isRound
          onClose={forget}
          onCrop={({ square }) => {
            if (square) {
              const { x, y, width, height } = square;
              send(chosen.file, { numberId, x, y, size: Math.min(width, height) });
            }
            forget();
          }}
        />
      )}
    </>
  );
}
