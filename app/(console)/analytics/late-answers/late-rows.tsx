"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useMoney } from "@/components/use-money";
import { useWhen } from "@/components/use-when";
import type { LateAnswer } from "@/server/billing/launch/list-late-answers";
import type { Message2018 } from "@/server/billing/launch/messages-of-2018";
import { useBilledWords } from "../billed-words";
import { useFigures } from "../use-figures";

type LateAnswerRowProps = { answer: LateAnswer; mayOpenInbox: boolean };

/** One late answer: how late, and what it cost beside what it would have cost. */
export function LateAnswerRow({ answer, mayOpenInbox }: LateAnswerRowProps) {
  const t = useTranslations("reports.late");
  const { wait, country } = useFigures();
  const amount = useAmount();
  const { short } = useWhen();
  const { currency, billedMicros, inTimeMicros, extraMicros, micros2018 } = answer;
  return (
    <Row
      name={answer.contactName}
      conversationId={mayOpenInbox ? answer.conversationId : null}
      figure={wait(answer.waitSeconds)}
      facts={[
        t("asked", { at: short(answer.askedAt, new Date()) }),
        answer.memberName,
        answer.numberName,
        country(answer.country),
      ]}
      amounts={[
        [t("billed"), amount(billedMicros, currency)],
        [t("inTime"), amount(inTimeMicros, currency)],
        [t("extra"), amount(extraMicros, currency)],
        [t("under2018"), amount(micros2018, "USD")],
      ]}
    />
  );
}

type MessageProps = { message: Message2018; mayOpenInbox: boolean };

/** One delivered message: what it is billed, and what it would have cost in 2018. */
export function MessageOf2018Row({ message, mayOpenInbox }: MessageProps) {
  const t = useTranslations("reports.late");
  const words = useBilledWords();
  const { country } = useFigures();
  const amount = useAmount();
  const { short } = useWhen();
  return (
    <Row
      name={message.contactName}
      conversationId={mayOpenInbox ? message.conversationId : null}
      figure={amount(message.micros2018, "USD")}
      facts={[
        t("delivered", { at: short(message.deliveredAt, new Date()) }),
        t(`kinds.${message.kind}`),
        words.category(message.category),
        message.numberName,
        country(message.country),
      ]}
      amounts={[[t("now"), amount(message.estimatedMicros, message.currency)]]}
    />
  );
}

function useAmount() {
  const t = useTranslations("reports.late");
  const money = useMoney();
  return (micros: bigint | null, currency: string) =>
    micros === null ? t("notYet") : money({ micros, currency });
}

type RowProps = {
  name: string | null;
  /** Empty for whoever may not open it. */
  conversationId: string | null;
  figure: ReactNode;
  facts: (string | null)[];
  amounts: [label: string, amount: string][];
};

function Row({ name, conversationId, figure, facts, amounts }: RowProps) {
  const t = useTranslations("reports.latency");
  const called = name ?? t("noName");
  return (
    <li className="grid grid-cols-[1fr_auto] items-baseline gap-x-4 gap-y-1 py-3">
      {conversationId ? (
        <Link
          href={`/inbox?c=${conversationId}`}
          className="truncate font-medium text-brand-ink underline decoration-brand/40 underline-offset-4 hover:decoration-brand"
        >
          {called}
        </Link>
      ) : (
        <span className="truncate font-medium">{called}</span>
      )}
      <span className="text-right font-medium tabular-nums">{figure}</span>
      <span className="col-span-2 min-w-0 break-words text-ink-soft text-xs">
        {facts.filter(Boolean).join(" · ")}
      </span>
      <dl className="col-span-2 flex flex-wrap gap-x-5 gap-y-0.5 text-xs">
        {amounts.map(([label, amount]) => (
          <div key={label} className="flex gap-1.5">
            <dt className="text-ink-soft">{label}</dt>
            <dd className="tabular-nums">{amount}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
