"use client";

import { useTranslations } from "next-intl";
import { Fragment, type ReactNode } from "react";
import { useMoney } from "@/components/use-money";
import type { Broadcast, BroadcastResults } from "@/server/notifications/broadcasts/shapes";
import { useFigures } from "../../../analytics/use-figures";
import { ProgressBar } from "./progress-bar";

type ResultFiguresProps = { results: BroadcastResults; quoted: Broadcast["quoted"] };

/** How far it is, what became of it, and what it cost. */
export function ResultFigures({ results, quoted }: ResultFiguresProps) {
  const t = useTranslations("broadcasts");
  const { count, share } = useFigures();
  const { figures, stoppedMarketing } = results;
  const { delivered, read, sent, failed, waiting, onItsWay, replied } = figures;
  const meant = figures.people - figures.leftOut;
  const parts = [
    { key: "read", count: read, className: "fill-brand" },
    { key: "delivered", count: delivered - read, className: "fill-brand/60" },
    { key: "sent", count: sent - delivered, className: "fill-brand/25" },
    { key: "failed", count: failed, className: "fill-vermilion" },
  ];
  return (
    <section aria-label={t("results")} className="grid gap-6">
      <div className="grid gap-2">
        <p className="text-lg tabular-nums">
          {t("handedOver", { handed: meant - waiting - onItsWay, people: meant })}
        </p>
        <ProgressBar people={meant} parts={parts} />
      </div>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-5 md:grid-cols-4">
        <Figure label={t("figures.delivered")} note={share({ count: delivered, of: meant })}>
          {count(delivered)}
        </Figure>
        <Figure
          label={t("figures.read")}
          note={t("ofDelivered", { share: share({ count: read, of: delivered }) })}
        >
          {count(read)}
        </Figure>
        <Figure label={t("figures.replied")} note={t("repliedNote")}>
          {count(replied)}
        </Figure>
        <Figure label={t("figures.failed")} note={share({ count: failed, of: meant })}>
          {count(failed)}
        </Figure>
        <Costs results={results} quoted={quoted} />
        {figures.leftOut > 0 && <Figure label={t("figures.leftOut")}>{count(figures.leftOut)}</Figure>}
        {stoppedMarketing > 0 && (
          <Figure label={t("stoppedMarketing")} note={t("stoppedNote")}>
            {count(stoppedMarketing)}
          </Figure>
        )}
      </dl>
    </section>
  );
}

/** What it cost so far, each currency by itself, beside what was agreed to. */
function Costs({ results: { cost }, quoted }: ResultFiguresProps) {
  const t = useTranslations("broadcasts");
  const money = useMoney();
  const agreed = quoted && t("quotedNote", { quoted: money(quoted) });
  if (cost.length === 0) {
    return (
      <Figure label={t("columns.cost")} note={agreed}>
        –
      </Figure>
    );
  }
  return cost.map(({ currency, estimatedMicros, reportedMicros, perReplyMicros }) => (
    <Fragment key={currency}>
      <Figure label={t("columns.cost")} note={agreed}>
        {money({ currency, micros: estimatedMicros })}
      </Figure>
      {reportedMicros > 0n && (
        <Figure label={t("reported")}>{money({ currency, micros: reportedMicros })}</Figure>
      )}
      {perReplyMicros !== null && (
        <Figure label={t("perReply")}>{money({ currency, micros: perReplyMicros })}</Figure>
      )}
    </Fragment>
  ));
}

type FigureProps = { label: string; note?: ReactNode; children: ReactNode };

function Figure({ label, note, children }: FigureProps) {
  return (
    <div className="grid content-start gap-0.5">
      <dt className="text-ink-soft text-xs">{label}</dt>
      <dd className="font-medium text-lg tabular-nums">
        {children}
        {note && <span className="block font-normal text-ink-soft text-xs">{note}</span>}
      </dd>
    </div>
  );
}
