"use client";

import { Target } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/empty-state";
import { RelativeTime } from "@/components/relative-time";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useErrorMessage } from "@/components/use-error-message";
import { useMoney } from "@/components/use-money";
import { useTold } from "../../inbox/outcomes/outcome-words";
import type { Conversion, ConversionActions, ConversionSettings } from "./use-conversions";

type RecentProps = { actions: ConversionActions; counts: ConversionSettings["counts"] };

const day = 24 * 60 * 60_000;
const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** What was marked lately and whether Meta knows; what it refused can be sent again. */
export function Recent({ actions: { list, tryAgain }, counts }: RecentProps) {
  const t = useTranslations("conversions");
  const errorMessage = useErrorMessage();
  const countOf = (state: string) => counts.find((one) => one.state === state)?.count ?? 0;
  const rows = list.data ?? [];
  const exported = `/api/outcomes?from=${dateOf(Date.now() - 90 * day)}&to=${dateOf(Date.now() + day)}`;
  return (
    <section className="grid gap-3">
      <div className="flex flex-wrap items-start gap-4">
        <div className="grid flex-1 gap-1">
          <h2 className="font-semibold text-lg">{t("recent")}</h2>
          <p className="text-pretty text-ink-soft">
            {t("recentLead", { sent: countOf("sent"), refused: countOf("refused") })}
          </p>
        </div>
        {rows.length > 0 && (
          <Button asChild size="sm" title={t("downloadHint")}>
            <a href={exported} download suppressHydrationWarning>
              {t("download")}
            </a>
          </Button>
        )}
      </div>
      {list.error && (
        <p role="alert" className="text-vermilion-ink">
          {errorMessage(list.error)}
        </p>
      )}
      {list.data && rows.length === 0 && (
        <EmptyState icon={<Target aria-hidden />} title={t("noneTitle")}>
          {t("noneLead")}
        </EmptyState>
      )}
      <ul className="divide-y border-y empty:hidden">
        {rows.map((row) => (
          <Row
            key={row.id}
            row={row}
            isPending={tryAgain.isPending}
            onTryAgain={() =>
              tryAgain.mutate(
                { conversionId: row.id },
                {
                  onSuccess: () => toast.success(t("triedAgain")),
                  onError: (error) => toast.error(errorMessage(error)),
                },
              )
            }
          />
        ))}
      </ul>
    </section>
  );
}

type RowProps = { row: Conversion; isPending: boolean; onTryAgain: () => void };

function Row({ row, isPending, onTryAgain }: RowProps) {
  const t = useTranslations("conversions");
  const tOutcomes = useTranslations("outcomes");
  const money = useMoney();
  const why = useTold()(row);
  const { kind, amountMicros, currency, occurredAt, state, words, isTest, conversationId } = row;
  return (
    <li className="grid gap-1 py-2">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-medium">{tOutcomes(`kinds.${kind}`)}</span>
        {amountMicros !== null && currency && (
          <span className="tabular-nums">{money({ micros: amountMicros, currency })}</span>
        )}
        <RelativeTime at={occurredAt} className="text-ink-soft text-xs" />
        <Link
          href={`/inbox?c=${conversationId}`}
          className="ml-auto text-brand-ink text-xs underline underline-offset-4"
        >
          {t("openChat")}
        </Link>
      </p>
      <p className={state === "refused" ? "text-vermilion-ink text-xs" : "text-ink-soft text-xs"}>
        {tOutcomes(`meta.${state}`)}
        {isTest && ` (${tOutcomes("asTest")})`}
        {why && `. ${why}`}
        {state === "refused" && words && ` “${words}”`}
      </p>
      {state === "refused" && (
        <Button size="sm" className="w-fit" disabled={isPending} onClick={onTryAgain}>
          {t("tryAgain")}
        </Button>
      )}
    </li>
  );
}
