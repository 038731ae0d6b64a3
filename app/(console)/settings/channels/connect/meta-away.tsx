"use client";

import { Unplug } from "lucide-react";
import { useTranslations } from "next-intl";
import { TraceId } from "@/components/trace-id";

/** Meta did not answer: nothing typed is lost, and its trace id is there for those who ask Meta. */
export function MetaAway({ traceId }: { traceId: string | undefined }) {
  const t = useTranslations("channels");
  return (
    <div role="alert" className="flex gap-3 border-vermilion border-l-2 py-1 pl-4">
      <Unplug aria-hidden className="mt-0.5 size-4 shrink-0 text-vermilion-ink" />
      <div className="grid justify-items-start gap-1.5">
        <p>{t("metaAway")}</p>
        {traceId && <TraceId traceId={traceId} />}
      </div>
    </div>
  );
}
