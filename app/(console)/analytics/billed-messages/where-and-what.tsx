"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { FailureState } from "@/components/failure-state";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { BilledGroupRow } from "@/server/analytics/report-shapes";
import type { BilledInput } from "@/server/analytics/schemas";
import type { Drill } from "../report-params";
import { Section } from "../section";
import { useFigures } from "../use-figures";
import { CountryMap } from "./country-map";
import { Ranking } from "./ranking";

const shown = 8;

type RankedBy = "country" | "template";
type WhereAndWhatProps = {
  input: BilledInput;
  onGroup: (group: RankedBy) => void;
  onDrill: ((drill: Drill) => void) | undefined;
};

/** To which countries messages went, on a map and in a list, and from which templates. */
export function WhereAndWhat({ input, onGroup, onDrill }: WhereAndWhatProps) {
  return (
    <>
      <Ranked
        by="country"
        input={input}
        onGroup={onGroup}
        onDrill={onDrill}
        map={(rows) => <CountryMap rows={rows} />}
      />
      <Ranked by="template" input={input} onGroup={onGroup} onDrill={onDrill} />
    </>
  );
}

type RankedProps = WhereAndWhatProps & { by: RankedBy; map?: (rows: BilledGroupRow[]) => ReactNode };

function Ranked({ by, input, onGroup, onDrill, map }: RankedProps) {
  const t = useTranslations("reports.billed");
  const trpc = useTRPC();
  const { country } = useFigures();
  const { splitBy: _split, convertTo: _currency, ...question } = input;
  const found = useQuery(
    trpc.analytics.billed.queryOptions({ ...question, groupBy: by, comparison: "none" }),
  );
  const rows = (found.data?.groups ?? [])
    .filter(({ figures }) => figures.messages > 0)
    .toSorted((one, other) => other.figures.messages - one.figures.messages);
  const nameOf = ({ key, name }: BilledGroupRow) =>
    by === "country" ? country(key) : (name ?? key ?? t("noTemplate"));
  const first = rows[0];
  return (
    <Section
      title={t(`ranked.${by}.title`)}
      note={first && t(`ranked.${by}.note`, { count: rows.length, first: nameOf(first) })}
      aside={
        rows.length > shown && (
          <Button variant="link" size="inline" onClick={() => onGroup(by)}>
            {t("ranked.all", { count: rows.length })}
          </Button>
        )
      }
    >
      {found.isPending ? (
        <Skeleton className="h-64" />
      ) : found.isError ? (
        <FailureState error={found.error} onRetry={found.refetch} isRetrying={found.isFetching} />
      ) : (
        <div className={map ? "grid gap-8 lg:grid-cols-[3fr_2fr]" : "grid max-w-3xl"}>
          {map?.(rows)}
          <Ranking
            label={t(`ranked.${by}.title`)}
            rows={rows.slice(0, shown)}
            nameOf={nameOf}
            onDrill={onDrill && (({ key }) => onDrill(key === null ? { without: by } : { [by]: key }))}
          />
        </div>
      )}
    </Section>
  );
}
