"use client";

import { useTranslations } from "next-intl";
import { smallestAdPicture } from "@/server/ads/pictures/schemas";
import { PictureField } from "../picture-field";
import { StillSuggestions } from "./still-suggestions";
import type { VariantEditor } from "./use-variant-editor";
import { VideoField } from "./video-field";
import { WordField } from "./word-field";

/** A video with its words, and the picture that stands before it until it plays. Such an ad has no description. */
export function VideoFields({ variant }: { variant: VariantEditor }) {
  const t = useTranslations("adCreative.video");
  const { shown, change, errorOf, connectionId } = variant;
  const { adVideoId, adPictureId } = shown;
  const takeStill = (adPictureId: string) => change({ adPictureId, crops: {} });
  return (
    <>
      <VideoField
        connectionId={connectionId}
        adVideoId={adVideoId}
        adPictureId={adPictureId}
        problem={errorOf("adVideoId")}
        onChange={(adVideoId) => change({ adVideoId })}
      />
      <div className="grid gap-3">
        <PictureField
          label={t("still")}
          hint={t("stillHint", { pixels: smallestAdPicture })}
          adPictureId={adPictureId}
          problem={errorOf("adPictureId")}
          onChange={takeStill}
        />
        {adVideoId && (
          <StillSuggestions connectionId={connectionId} adVideoId={adVideoId} onTake={takeStill} />
        )}
      </div>
      <WordField field="primaryText" variant={variant} label={t("text")} />
      <WordField field="headline" variant={variant} />
    </>
  );
}
