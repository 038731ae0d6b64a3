"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { RelativeTime } from "@/components/relative-time";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useErrorMessage } from "@/components/use-error-message";
import { useMoney } from "@/components/use-money";
import type { ListedOutcome, Touch } from "@/server/ads/outcomes/list-outcomes";
import { AdCard } from "../ad-card";
import { useReader } from "../reader";
import { AdCost } from "./ad-cost";
import { OrderDialog } from "./order-dialog";
import { useTold } from "./outcome-words";
import { useOutcomeActions, useOutcomes } from "./use-outcomes";

/** In the person pane: what came of the conversation, and the first and the last ad that led to it. */
export function OutcomeSection({ conversationId }: { conversationId: string }) {
  const t = useTranslations("outcomes");
  const errorMessage = useErrorMessage();
  const { data, error } = useOutcomes(conversationId);
  if (!data) {
    return error ? (
      <p role="alert" className="text-vermilion-ink">
        {errorMessage(error)}
      </p>
    ) : (
      <Skeleton className="h-24" />
    );
  }
  return (
    <>
      <section className="grid gap-2">
        <h3 className="text-ink-soft text-xs">{t("title")}</h3>
        {data.outcomes.length === 0 ? (
          <p className="text-ink-soft">{t("none")}</p>
        ) : (
          <ul className="grid gap-3">
            {data.outcomes.map((outcome) => (
              <Outcome key={outcome.id} conversationId={conversationId} outcome={outcome} />
            ))}
          </ul>
        )}
      </section>
      <Touches touches={data.touches} />
    </>
  );
}

function Outcome({ conversationId, outcome }: { conversationId: string; outcome: ListedOutcome }) {
  const t = useTranslations("outcomes");
  const money = useMoney();
  const told = useTold();
  const { canAnswer } = useReader();
  const { withdraw } = useOutcomeActions(conversationId);
  const [open, setOpen] = useState<"correct" | "withdraw">();
  const { kind, amountMicros, currency, reference, occurredAt, withdrawnAt, meta } = outcome;
  const why = meta && told(meta);
  return (
    <li className="grid gap-1 border-b pb-3">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className={withdrawnAt ? "line-through" : "font-medium"}>{t(`kinds.${kind}`)}</span>
        {amountMicros !== null && currency && (
          <span className="tabular-nums">{money({ micros: amountMicros, currency })}</span>
        )}
        {withdrawnAt && <span className="text-ink-soft">{t("withdrawn")}</span>}
        <RelativeTime at={occurredAt} className="ml-auto text-ink-soft text-xs" />
      </p>
      {reference && <p className="break-words text-ink-soft text-xs">{t("referenceOf", { reference })}</p>}
      {meta && (
        <p className={meta.state === "refused" ? "text-vermilion-ink text-xs" : "text-ink-soft text-xs"}>
          {t(`meta.${meta.state}`)}
          {meta.isTest && ` (${t("asTest")})`}
          {why && `. ${why}`}
        </p>
      )}
      <History outcome={outcome} />
      {canAnswer && !withdrawnAt && (
        <p className="flex gap-1">
          {kind === "order" && (
            <Button size="sm" variant="quiet" onClick={() => setOpen("correct")}>
              {t("correct")}
            </Button>
          )}
          <Button size="sm" variant="quiet" onClick={() => setOpen("withdraw")}>
            {t("withdraw")}
          </Button>
        </p>
      )}
      {open === "correct" && (
        <OrderDialog conversationId={conversationId} order={outcome} onClose={() => setOpen(undefined)} />
      )}
      {open === "withdraw" && (
        <ConfirmDialog
          title={t("withdrawTitle", { kind: t(`kinds.${kind}`) })}
          lead={t(meta?.state === "sent" ? "withdrawToldLead" : "withdrawLead")}
          action={t("withdraw")}
          doing={withdraw}
          onClose={() => setOpen(undefined)}
          onConfirm={() =>
            withdraw.mutate({ outcomeId: outcome.id }, { onSuccess: () => setOpen(undefined) })
          }
        />
      )}
    </li>
  );
}

function History({ outcome: { history } }: { outcome: ListedOutcome }) {
  const t = useTranslations("outcomes");
  const money = useMoney();
  return (
    <details>
      <summary className="w-fit text-ink-soft text-xs underline underline-offset-2">{t("history")}</summary>
      <ul className="mt-1 grid gap-1 border-rule-strong border-l-2 pl-2 text-xs">
        {history.map(({ id, change, at, memberName, keyName, amountMicros, currency }) => (
          <li key={id}>
            {t(`changes.${change}`, { name: memberName ?? keyName ?? t("formerMember") })}
            {amountMicros !== null && currency && ` · ${money({ micros: amountMicros, currency })}`}
            {" · "}
            <RelativeTime at={at} className="text-ink-soft" />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Touches({ touches }: { touches: Touch[] }) {
  const t = useTranslations("outcomes");
  const [first, last] = [touches[0], touches.at(-1)];
  if (!first || !last) return null;
  return (
    <section className="grid gap-2">
      <h3 className="text-ink-soft text-xs">{t("touches", { count: touches.length })}</h3>
      {first === last ? (
        <TouchCard label={t("onlyAd")} touch={first} />
      ) : (
        <>
          <TouchCard label={t("firstAd")} touch={first} />
          <TouchCard label={t("lastAd")} touch={last} />
        </>
      )}
    </section>
  );
}

function TouchCard({ label, touch }: { label: string; touch: Touch }) {
  const { maySeeSpending } = useReader();
  const { headline, body, sourceUrl, sourceType, metaAdId, pictureId, at } = touch;
  return (
    <div className="grid gap-1">
      <p className="flex justify-between gap-2 text-ink-soft text-xs">
        {label}
        <RelativeTime at={at} />
      </p>
      <AdCard
        referral={{
          sourceType: sourceType ?? undefined,
          headline: headline ?? undefined,
          body: body ?? undefined,
          sourceUrl: sourceUrl ?? undefined,
        }}
        pictureId={pictureId}
      />
      {maySeeSpending && metaAdId && <AdCost adMetaId={metaAdId} />}
    </div>
  );
}
