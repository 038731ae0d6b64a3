"use client";

import { Check, CircleAlert, Film, RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { z } from "zod";
import { FileField } from "@/components/file-field";
import { Button } from "@/components/ui/button";
import { useErrorMessage } from "@/components/use-error-message";
import { useUpload } from "@/components/use-upload";
import { adVideoTypes, largestAdVideoBytes } from "@/server/ads/videos/schemas";
import { useFailureText } from "../../../use-failure-text";
import { useVideo } from "./use-video";

type VideoFieldProps = {
  connectionId: string;
  adVideoId: string | null;
  adPictureId: string | null;
  problem: string | undefined;
  onChange: (adVideoId: string) => void;
};

const answer = z.object({ adVideoId: z.uuid() });

/** The video of the ad: chosen or dropped, taken to the server and from there to Meta, which prepares it. */
export function VideoField({ connectionId, adVideoId, adPictureId, problem, onChange }: VideoFieldProps) {
  const t = useTranslations("adCreative.video");
  const cropping = useTranslations("cropping");
  const errorMessage = useErrorMessage();
  const { progress, error, upload, refuse } = useUpload({
    answer,
    onStored: ({ adVideoId }) => onChange(adVideoId),
  });

  function take(file: File) {
    if (!(adVideoTypes as readonly string[]).includes(file.type)) return refuse("adVideoUnreadable");
    if (file.size > largestAdVideoBytes) return refuse("adVideoTooLarge");
    upload("/api/ad-videos", file);
  }

  return (
    <FileField
      label={t("label")}
      action={t(adVideoId ? "change" : "choose")}
      icon={Film}
      types={adVideoTypes}
      isDisabled={progress !== undefined}
      problem={error ? errorMessage(error) : problem}
      status={
        progress === undefined
          ? t("hint", { gigabytes: largestAdVideoBytes / 1024 ** 3 })
          : cropping("uploading", { percent: Math.round(progress * 100) })
      }
      shown={
        adVideoId && (
          <video
            key={adVideoId}
            src={`/api/ad-videos/${adVideoId}`}
            poster={adPictureId ? `/api/ad-pictures/${adPictureId}` : undefined}
            aria-label={t("label")}
            controls
            playsInline
            preload="metadata"
            className="aspect-square w-40 rounded-sm bg-sunken"
          >
            <track kind="captions" />
          </video>
        )
      }
      className="flex-wrap rounded-md border border-control/60 border-dashed p-4"
      onFile={take}
    >
      {adVideoId && <AtMeta connectionId={connectionId} adVideoId={adVideoId} />}
    </FileField>
  );
}

/** How far Meta has come with the video, or why it does not take it. */
function AtMeta({ connectionId, adVideoId }: { connectionId: string; adVideoId: string }) {
  const t = useTranslations("adCreative.video");
  const failureText = useFailureText();
  const { state, isAsking, handOverAgain } = useVideo({ connectionId, adVideoId });
  if (!state) return null;
  if (state.state === "refused") {
    return (
      <div className="grid basis-full justify-items-start gap-2">
        <p role="alert" className="flex gap-1.5 text-pretty text-sm text-vermilion-ink">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>{state.failure && failureText(state.failure)}</span>
        </p>
        <Button size="sm" disabled={isAsking} onClick={handOverAgain}>
          <RotateCw aria-hidden />
          {t("again")}
        </Button>
      </div>
    );
  }
  return (
    <p role="status" className="flex basis-full items-center gap-1.5 text-sm tabular-nums">
      {state.state === "ready" && <Check aria-hidden className="size-4 text-green-ink" />}
      {t(`states.${state.state}`, { percent: state.percent ?? 0 })}
    </p>
  );
}
