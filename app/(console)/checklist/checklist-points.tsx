"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Check } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { cn } from "@/components/cn";
import { FailureState } from "@/components/failure-state";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useLiveFeed } from "../live-feed";
import { linkOf, type Point } from "./links";
import { Progress } from "./progress";

/** Every point with why it matters and the page that does it; what happens meanwhile ticks it. */
export function ChecklistPoints() {
  const t = useTranslations("checklist");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const checklist = useQuery(trpc.checklist.get.queryOptions());
  const readAgain = () => {
    const { data } = checklist;
    if (data && data.done === data.points.length) return;
    void queryClient.invalidateQueries({ queryKey: trpc.checklist.pathKey() });
  };
  useLiveFeed({ onStarted: readAgain, onEvents: readAgain });

  if (checklist.isPending) return <Skeleton className="m-4 h-96 max-w-3xl md:m-6" />;
  if (checklist.isError)
    return (
      <FailureState error={checklist.error} onRetry={checklist.refetch} isRetrying={checklist.isFetching} />
    );
  const { points, done } = checklist.data;
  const next = points.find(({ isDone }) => !isDone);
  return (
    <div className="grid w-full max-w-3xl gap-6 p-4 md:p-6">
      <Progress done={done} all={points.length} />
      {!next && <p className="text-pretty text-lg">{t("allDone")}</p>}
      <ol aria-label={t("title")} className="divide-y border-y">
        {points.map((point) => (
          <Row key={point.point} point={point} isNext={point === next} />
        ))}
      </ol>
    </div>
  );
}

function Row({ point, isNext }: { point: Point; isNext: boolean }) {
  const t = useTranslations("checklist");
  const { point: key, isDone } = point;
  return (
    <li className="grid grid-cols-[1.5rem_minmax(0,1fr)] items-start gap-x-4 gap-y-3 py-4 sm:grid-cols-[1.5rem_minmax(0,1fr)_auto]">
      <span
        className={cn(
          "mt-0.5 grid size-6 place-items-center rounded-full border",
          isDone ? "border-green bg-green-soft text-green-ink" : "border-control",
        )}
      >
        {isDone && <Check aria-hidden className="size-4" />}
        <span className="sr-only">{t(isDone ? "done" : "open")}</span>
      </span>
      <span className="grid gap-0.5">
        <span className={cn("font-medium", isDone && "text-ink-soft")}>{t(`points.${key}.title`)}</span>
        <span className="text-pretty text-ink-soft">{t(`points.${key}.why`)}</span>
      </span>
      {!isDone && (
        <Button
          asChild
          variant={isNext ? "main" : undefined}
          className="col-start-2 justify-self-start sm:col-start-3"
        >
          <Link href={linkOf(point)}>{t(`points.${key}.act`)}</Link>
        </Button>
      )}
    </li>
  );
}
