"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { FailureState } from "@/components/failure-state";
import { Skeleton } from "@/components/ui/skeleton";
import { ToggleGroup, ToggleGroupItem } from "@/components/ui/toggle-group";
import type { LatencyHeatMap } from "@/server/analytics/report-shapes";
import type { LatencyQuestion } from "@/server/analytics/schemas";
import type { Drill } from "../report-params";
import { Section } from "../section";
import { useFigures } from "../use-figures";

type Cell = LatencyHeatMap["cells"][number];
type Shown = "wait" | "count";
type HeatMapProps = { question: LatencyQuestion; onDrill: (drill: Drill) => void };

const hours = Array.from({ length: 24 }, (_, hour) => hour);
const weekdays = [1, 2, 3, 4, 5, 6, 7];
/** How much of the colour each of five steps has: never so much that the ink on it could not be read. */
const depths = [8, 18, 29, 40, 52];

/** The week hour by hour: when customers ask, and how long they then wait. It is a table, and its cells say their figures. */
export function HeatMap({ question, onDrill }: HeatMapProps) {
  const t = useTranslations("reports.latency");
  const trpc = useTRPC();
  const [shown, setShown] = useState<Shown>("wait");
  const found = useQuery(trpc.analytics.latencyHeatMap.queryOptions(question));

  return (
    <Section
      title={t("whenAsked")}
      note={t("whenAskedNote")}
      aside={
        <ToggleGroup
          type="single"
          aria-label={t("heatShows")}
          value={shown}
          onValueChange={(value) => value && setShown(value === "count" ? "count" : "wait")}
        >
          <ToggleGroupItem value="wait">{t("median")}</ToggleGroupItem>
          <ToggleGroupItem value="count">{t("questions")}</ToggleGroupItem>
        </ToggleGroup>
      }
    >
      {found.isError ? (
        <FailureState error={found.error} onRetry={found.refetch} isRetrying={found.isFetching} />
      ) : found.isPending ? (
        <Skeleton className="h-72" />
      ) : (
        <Grid cells={found.data.cells} shown={shown} onDrill={onDrill} />
      )}
    </Section>
  );
}

type GridProps = { cells: Cell[]; shown: Shown; onDrill: (drill: Drill) => void };

function Grid({ cells, shown, onDrill }: GridProps) {
  const t = useTranslations("reports.latency");
  const format = useFormatter();
  const { wait, count } = useFigures();
  const shownOf = ({ figures }: Cell) =>
    shown === "wait" ? figures.medianSeconds : figures.answered + figures.waiting || null;
  const known = cells.flatMap((cell) => shownOf(cell) ?? []).sort((one, other) => one - other);
  const stepOf = (value: number) =>
    Math.min(4, Math.floor((known.findIndex((other) => other >= value) / known.length) * 5));
  const say = (value: number) => (shown === "wait" ? wait(value) : count(value));
  // The 1st of January 2024 was a Monday.
  const weekday = (day: number, style: "short" | "long") =>
    format.dateTime(new Date(Date.UTC(2024, 0, day)), { weekday: style, timeZone: "UTC" });

  return (
    <div className="overflow-x-auto">
      <table className="w-full min-w-3xl border-separate border-spacing-0.5 text-xs tabular-nums">
        <caption className="sr-only">{t("whenAsked")}</caption>
        <thead>
          <tr>
            <td />
            {hours.map((hour) => (
              <th key={hour} scope="col" className="h-6 font-normal text-ink-soft">
                {String(hour).padStart(2, "0")}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weekdays.map((day) => (
            <tr key={day}>
              <th scope="row" className="w-10 pr-2 text-left font-normal text-ink-soft">
                {weekday(day, "short")}
              </th>
              {hours.map((hour) => {
                const cell = cells[(day - 1) * 24 + hour];
                const value = cell ? shownOf(cell) : null;
                if (!cell || value === null) {
                  return (
                    <td key={hour} className="h-8 rounded-xs bg-sunken text-center text-ink-faint">
                      <span className="sr-only">{t("nothing")}</span>
                    </td>
                  );
                }
                const depth = depths[stepOf(value)];
                const title = t("cell", {
                  day: weekday(day, "long"),
                  hour: String(hour).padStart(2, "0"),
                  median: wait(cell.figures.medianSeconds),
                  count: cell.figures.answered + cell.figures.waiting,
                });
                return (
                  <td key={hour} className="p-0">
                    <button
                      type="button"
                      title={title}
                      aria-label={title}
                      disabled={cell.figures.answered === 0}
                      onClick={() => onDrill({ weekday: day, hour })}
                      className="flex h-8 w-full items-center justify-center overflow-hidden whitespace-nowrap rounded-xs text-ink"
                      style={{ background: `color-mix(in oklab, var(--brand) ${depth}%, var(--paper))` }}
                    >
                      {shortest(say(value))}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** "4 min 30 s" has no room in a cell: its first measure has. */
const shortest = (text: string) => /^\S+(?:\s\p{L}+)?/u.exec(text)?.[0].replace(/\s/, "\u00a0") ?? text;
