"use client";

import { useTranslations } from "next-intl";
import { RelativeTime } from "@/components/relative-time";
import { TraceId } from "@/components/trace-id";
import type { ScanList } from "./use-scan-codes";

/** From so many left on, somebody should tidy up. */
const fewLeft = 100;

/** How many codes there are, when Meta's list was last read, and why not since. */
export function ListState({ list }: { list: ScanList }) {
  const t = useTranslations("scan");
  const errors = useTranslations("errors");
  const { total, most, readAt, failure } = list;
  const left = Math.max(0, most - total);
  const key = failure?.key as Parameters<typeof errors.has>[0] | undefined;
  const reason = key && errors.has(key) ? errors(key as "metaAway") : failure?.words;
  return (
    <div className="grid gap-2 px-4 md:px-6">
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-ink-soft tabular-nums">
        <span>{t("used", { total, most })}</span>
        <span>
          {readAt ? (
            <>
              {t("readAt")} <RelativeTime at={readAt} />
            </>
          ) : (
            !failure && t("never")
          )}
        </span>
      </p>
      {left <= fewLeft && <p className="text-amber-ink">{t("almostFull", { most, left })}</p>}
      {failure && (
        <div className="grid gap-1">
          <p className="text-vermilion-ink">{t("readFailed", { reason: reason ?? "" })}</p>
          {failure.traceId && <TraceId traceId={failure.traceId} />}
        </div>
      )}
    </div>
  );
}
