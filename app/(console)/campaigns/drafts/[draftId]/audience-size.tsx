"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Users } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useTRPCClient } from "@/app/_trpc/client";
import { useErrorMessage } from "@/components/use-error-message";
import { formAudience } from "@/server/ads/audience/schemas";
import { useFailureText } from "../../use-failure-text";
import type { DraftEditor } from "./use-draft-editor";

/** Long enough for a few choices in a row: Meta counts its answers. */
const pauseMs = 800;
const freshMs = 5 * 60_000;

/** The audience a moment after its last change. */
function useSettled(audience: string): string {
  const [settled, setSettled] = useState(audience);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(audience), pauseMs);
    return () => clearTimeout(timer);
  }, [audience]);
  return settled;
}

/** How many people are meant, by Meta's estimate, while one chooses them. */
export function AudienceSize({ editor: { form, connection } }: { editor: DraftEditor }) {
  const t = useTranslations("campaigns");
  const format = useFormatter();
  const client = useTRPCClient();
  const errorMessage = useErrorMessage();
  const failureText = useFailureText();
  const { connectionId } = connection;
  const now = JSON.stringify(formAudience.parse(form));
  const audience = useSettled(now);
  const isAnyone = form.places.length > 0 || form.customAudiences.length > 0;
  const asked = useQuery({
    // Too long for an address, so it is asked as a change is, though it changes nothing.
    queryKey: ["audience-size", connectionId, audience],
    queryFn: () =>
      client.campaignForm.audienceSize.mutate({
        connectionId,
        audience: formAudience.parse(JSON.parse(audience)),
      }),
    enabled: isAnyone,
    staleTime: freshMs,
    placeholderData: keepPreviousData,
    retry: false,
  });

  const isOld = asked.isPlaceholderData || now !== audience;
  const answer = asked.data;

  function words(): string {
    if (!isAnyone) return t("size.nobody");
    if (isOld || asked.isPending) return t("size.counting");
    if (asked.isError) return errorMessage(asked.error);
    if (answer?.failure) return failureText(answer.failure);
    if (!answer?.size) return t("size.notReady");
    const { smallest, largest } = answer.size;
    return t("size.people", { smallest: format.number(smallest), largest: format.number(largest) });
  }

  return (
    <section
      aria-labelledby="audience-size"
      className="sticky top-0 z-10 -mx-1 flex items-start gap-3 border-b bg-paper px-1 py-3"
    >
      <Users aria-hidden className="mt-0.5 size-5 shrink-0 text-ink-soft" />
      <div className="grid gap-0.5">
        <h2 id="audience-size" className="font-medium">
          {t("size.title")}
        </h2>
        <p role="status" className="text-pretty text-sm tabular-nums">
          {words()}
        </p>
      </div>
    </section>
  );
}
