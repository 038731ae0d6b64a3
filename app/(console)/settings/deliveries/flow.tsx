"use client";

import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useFormatter, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { FailureState } from "@/components/failure-state";
import { Skeleton } from "@/components/ui/skeleton";
import { ToggleGroup, ToggleGroupItem } from "@/components/ui/toggle-group";
import { useWhen } from "@/components/use-when";
import type { AppRouter } from "@/server/trpc/router";

type FlowData = inferRouterOutputs<AppRouter>["deliveries"]["flow"];
type Span = "hour" | "day";

const lookEveryMs = 30_000;

/** How much comes and how late it is to be seen, in a sentence, a chart and a table. */
export function Flow() {
  const t = useTranslations("deliveries");
  const trpc = useTRPC();
  const id = useId();
  const [span, setSpan] = useState<Span>("hour");
  const flow = useQuery(
    trpc.deliveries.flow.queryOptions(
      { span },
      { refetchInterval: lookEveryMs, placeholderData: (old) => old },
    ),
  );

  return (
    <section aria-labelledby={id} className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id={id} className="font-semibold text-lg">
          {t("flow")}
        </h2>
        <ToggleGroup
          type="single"
          value={span}
          onValueChange={(chosen) => chosen && setSpan(chosen as Span)}
          aria-label={t("span")}
        >
          <ToggleGroupItem value="hour">{t("lastHour")}</ToggleGroupItem>
          <ToggleGroupItem value="day">{t("lastDay")}</ToggleGroupItem>
        </ToggleGroup>
      </div>
      {flow.isPending ? (
        <Skeleton className="h-48" />
      ) : flow.isError ? (
        <FailureState error={flow.error} onRetry={flow.refetch} isRetrying={flow.isFetching} />
      ) : (
        <FlowFigures flow={flow.data} span={span} />
      )}
    </section>
  );
}

function FlowFigures({ flow, span }: { flow: FlowData; span: Span }) {
  const t = useTranslations("deliveries");
  const { length } = useWhen();
  const { delays, total } = flow;
  const delay = (seconds: number | undefined) => {
    if (seconds === undefined) return "–";
    return seconds < 60 ? t("seconds", { seconds }) : length(Math.ceil(seconds / 60));
  };
  if (total === 0) return <p className="text-ink-soft">{t(`quiet.${span}`)}</p>;
  const figures = [
    { label: t("half"), value: delay(delays.p50) },
    { label: t("nineteen"), value: delay(delays.p95) },
    { label: t("ninetyNine"), value: delay(delays.p99) },
    { label: t("longest"), value: delay(delays.longest) },
  ];
  return (
    <>
      <p className="max-w-2xl text-pretty text-base">
        {t(`sentence.${span}`, { total, half: delay(delays.p50), late: delay(delays.p99) })}
      </p>
      <dl className="flex flex-wrap gap-x-10 gap-y-3">
        {figures.map(({ label, value }) => (
          <div key={label}>
            <dt className="text-ink-soft text-xs">{label}</dt>
            <dd className="font-semibold text-lg tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      <Bars flow={flow} span={span} />
    </>
  );
}

const height = 96;
const pitch = 12;

/** One bar for each minute or hour: messages below, statuses above them. */
function Bars({ flow: { steps }, span }: { flow: FlowData; span: Span }) {
  const t = useTranslations("deliveries");
  const format = useFormatter();
  const { timeZone } = useWhen();
  const sum = ({ messages, statuses }: FlowData["steps"][number]) => messages + statuses;
  const most = Math.max(1, ...steps.map(sum));
  const time = (at: Date) => format.dateTime(at, "time", { timeZone });
  const scale = (count: number) => (count / most) * height;
  const width = steps.length * pitch;
  const busiest = steps.find((step) => sum(step) === most);
  return (
    <figure className="grid gap-1">
      <svg
        role="img"
        aria-label={t("chart", { most, time: busiest ? time(busiest.at) : "" })}
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        className="h-28 w-full border-b"
      >
        {steps.map((step, index) => (
          <g key={step.at.getTime()}>
            <title>{`${time(step.at)} · ${t("stepOf", { messages: step.messages, statuses: step.statuses })}`}</title>
            <rect
              x={index * pitch + 1}
              width={pitch - 2}
              y={height - scale(step.messages)}
              height={scale(step.messages)}
              className="fill-brand"
            />
            <rect
              x={index * pitch + 1}
              width={pitch - 2}
              y={height - scale(sum(step))}
              height={scale(step.statuses)}
              className="fill-rule-strong"
            />
          </g>
        ))}
      </svg>
      <div aria-hidden className="flex justify-between text-ink-soft text-xs tabular-nums">
        <span>{steps[0] && time(steps[0].at)}</span>
        <span className="flex items-center gap-4">
          <span className="flex items-center gap-1.5">
            <span className="size-2.5 rounded-xs bg-brand" />
            {t("messages")}
          </span>
          <span className="flex items-center gap-1.5">
            <span className="size-2.5 rounded-xs bg-rule-strong" />
            {t("statuses")}
          </span>
        </span>
        <span>{t("now")}</span>
      </div>
      <details className="mt-2">
        <summary className="w-fit cursor-pointer text-ink-soft hover:text-ink">{t("asTable")}</summary>
        <table className="mt-2 w-full max-w-md tabular-nums">
          <thead className="text-left text-ink-soft text-xs">
            <tr>
              <th className="h-8 font-medium">{t(`step.${span}`)}</th>
              <th className="text-right font-medium">{t("messages")}</th>
              <th className="text-right font-medium">{t("statuses")}</th>
            </tr>
          </thead>
          <tbody className="divide-y">
            {steps.filter(sum).map((step) => (
              <tr key={step.at.getTime()} className="h-9">
                <td>{time(step.at)}</td>
                <td className="text-right">{format.number(step.messages)}</td>
                <td className="text-right">{format.number(step.statuses)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
