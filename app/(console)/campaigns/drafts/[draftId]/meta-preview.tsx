"use client";

import { useQuery } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPCClient } from "@/app/_trpc/client";
import { cn } from "@/components/cn";
import { FailureState } from "@/components/failure-state";
import { Button } from "@/components/ui/button";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { formatsFor } from "@/server/ads/previews/schemas";
import { useFailureText } from "../../use-failure-text";
import { problemsOfVariant } from "./creative/use-variant-editor";
import type { DraftEditor } from "./use-draft-editor";
import { useProblemText } from "./use-field-error";

/** Meta's page opens for a day; long before its end it is asked for again. */
const freshMs = 60 * 60_000;

/** The ad as Meta itself draws it, in each place where it may stand. What is drawn is what was saved when it was asked for. */
export function MetaPreview({ editor }: { editor: DraftEditor }) {
  const t = useTranslations("adCreative");
  const client = useTRPCClient();
  const { form, connection, draftId, version, isDirty, variant: number } = editor;
  const formats = formatsFor(form, { hasInstagram: connection.instagramName !== null });
  const [chosen, setChosen] = useState(formats[0]);
  const lacking = problemsOfVariant(editor);
  const now = { version, number, isLacking: lacking.length > 0 };
  const [asked, setAsked] = useState(now);
  const format = formats.find((one) => one === chosen) ?? formats[0];
  const drawn = useQuery({
    queryKey: ["ad-preview", draftId, format, number, asked.version],
    queryFn: () => client.adCreative.preview.query({ draftId, format: format!, number }),
    enabled: format !== undefined && lacking.length === 0 && asked.number === number && !asked.isLacking,
    staleTime: freshMs,
    retry: false,
  });
  const isOld = isDirty || version !== asked.version;

  // A variant is drawn as soon as that can be done, and from then on when a person asks.
  const isAnother = asked.number !== number && !isDirty;
  if (isAnother || (asked.isLacking && asked.version !== version)) setAsked(now);

  async function drawAgain() {
    const saved = await editor.save();
    if (saved === undefined) return;
    if (saved === asked.version) void drawn.refetch();
    else setAsked({ ...now, version: saved, isLacking: false });
  }

  if (!format) return <p className="text-pretty text-ink-soft text-sm">{t("drawnNowhere")}</p>;
  return (
    <div className="grid gap-2">
      <Select value={format} onValueChange={(one) => setChosen(formats.find((known) => known === one))}>
        <SelectTrigger aria-label={t("place")}>
          <SelectValue />
        </SelectTrigger>
        <SelectContent>
          {formats.map((one) => (
            <SelectItem key={one} value={one}>
              {t(`places.${one}`)}
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
      <div className="grid min-h-96 overflow-hidden rounded-lg border border-rule-strong bg-surface">
        {lacking.length > 0 ? (
          <Lacking problems={lacking} />
        ) : drawn.isPending ? (
          <div className="grid gap-3 p-3">
            <p role="status" className="sr-only">
              {t("drawing")}
            </p>
            <Skeleton className="h-8 w-2/3" />
            <Skeleton className="aspect-square w-full" />
            <Skeleton className="h-10" />
          </div>
        ) : drawn.isError ? (
          <FailureState
            error={drawn.error}
            onRetry={() => void drawn.refetch()}
            isRetrying={drawn.isFetching}
          />
        ) : (
          <Drawn view={drawn.data} title={t("drawnTitle", { place: t(`places.${format}`) })} />
        )}
      </div>
      {lacking.length === 0 && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Button size="sm" disabled={drawn.isFetching || editor.isSaving} onClick={() => void drawAgain()}>
            <RotateCw aria-hidden className={cn(drawn.isFetching && "motion-safe:animate-spin")} />
            {t("drawAgain")}
          </Button>
          <p role="status" className="text-pretty text-ink-soft text-xs">
            {drawn.data?.url && t(isOld ? "drawnBefore" : "drawnByMeta")}
          </p>
        </div>
      )}
    </div>
  );
}

type View = Awaited<ReturnType<ReturnType<typeof useTRPCClient>["adCreative"]["preview"]["query"]>>;

/** Meta's page in a frame, which may neither lead ours elsewhere nor reach into it; or why there is none. */
function Drawn({ view: { url, problems, failure }, title }: { view: View; title: string }) {
  const t = useTranslations("adCreative");
  const failureText = useFailureText();
  if (url) {
    return (
      <iframe
        src={url}
        title={title}
        sandbox="allow-scripts allow-same-origin"
        referrerPolicy="no-referrer"
        className="h-[36rem] w-full bg-white"
      />
    );
  }
  if (problems.length === 0) {
    return (
      <p role="alert" className="max-w-prose self-center text-pretty p-4 text-sm">
        {failure ? failureText(failure) : t("notDrawn")}
      </p>
    );
  }
  return <Lacking problems={problems} />;
}

function Lacking({ problems }: Pick<DraftEditor, "problems">) {
  const t = useTranslations("adCreative");
  const problemText = useProblemText();
  return (
    <div className="grid content-center gap-2 p-4 text-sm">
      <p className="font-medium">{t("drawnOnce")}</p>
      <ul className="grid list-disc gap-1 pl-5">
        {problems.map((problem) => (
          <li key={`${problem.key} ${problem.card}`}>{problemText(problem)}</li>
        ))}
      </ul>
    </div>
  );
}
