"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { Skeleton } from "@/components/ui/skeleton";
import { useErrorMessage } from "@/components/use-error-message";
import { useVideo } from "./use-video";

type StillSuggestionsProps = {
  connectionId: string;
  adVideoId: string;
  onTake: (adPictureId: string) => void;
};

/** The pictures out of the video that Meta suggests, once it has prepared it. */
export function StillSuggestions({ connectionId, adVideoId, onTake }: StillSuggestionsProps) {
  const t = useTranslations("adCreative.video");
  const trpc = useTRPC();
  const errorMessage = useErrorMessage();
  const { state } = useVideo({ connectionId, adVideoId });
  const isReady = state?.state === "ready";
  const which = { connectionId, adVideoId };
  const stills = useQuery(
    trpc.adCreative.stills.queryOptions(which, { enabled: isReady, staleTime: Number.POSITIVE_INFINITY }),
  );
  const take = useMutation(
    trpc.adCreative.takeStill.mutationOptions({ onSuccess: ({ adPictureId }) => onTake(adPictureId) }),
  );
  const error = take.error ?? stills.error;
  if (!state || state.state === "refused") return null;
  return (
    <section aria-label={t("suggestions")} className="grid gap-2">
      <p className="text-ink-soft text-xs">{t(isReady ? "suggestions" : "suggestionsLater")}</p>
      {isReady && (
        <ul className="flex flex-wrap gap-2">
          {stills.isPending && [1, 2, 3].map((one) => <Skeleton key={one} className="size-20" />)}
          {stills.data?.map((still, at) => (
            <li key={still}>
              <button
                type="button"
                aria-label={t("suggestion", { number: at + 1 })}
                disabled={take.isPending}
                className="block overflow-hidden rounded-sm border border-rule-strong hover:border-brand"
                onClick={() => take.mutate({ ...which, number: at + 1 })}
              >
                <img src={still} alt="" className="size-20 object-cover" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {error && (
        <p role="alert" className="text-sm text-vermilion-ink">
          {errorMessage(error)}
        </p>
      )}
    </section>
  );
}
