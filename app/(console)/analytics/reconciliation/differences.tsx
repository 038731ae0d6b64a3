"use client";

import { ChevronDown } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { displayed } from "@/components/displayed";
import { type Column, ReportTable } from "@/components/report-table";
import { Button } from "@/components/ui/button";
import { useMoney } from "@/components/use-money";
import { useWhen } from "@/components/use-when";
import { decimalsFor } from "@/server/money";
import { useBilledWords } from "../billed-words";
import { useFigures } from "../use-figures";
import type { DifferingLine, Reconciliation } from "./use-reconciliation";

type DifferencesProps = { data: Reconciliation; mayOpenInbox: boolean };

/** Every day, country, number and category in which the figures differ, with the reason or without one. */
export function Differences({ data, mayOpenInbox }: DifferencesProps) {
  const t = useTranslations("reconciliation");
  const format = useFormatter();
  const money = useMoney();
  const words = useBilledWords();
  const { country } = useFigures();
  const { currency } = data.account;
  const between = ({ estimatedMicros, reportedMicros }: DifferingLine) =>
    estimatedMicros === null || reportedMicros === null ? null : reportedMicros - estimatedMicros;
  const decimals = decimalsFor(data.lines.map((line) => between(line) ?? 0n));
  const columns: Column<DifferingLine>[] = [
    {
      key: "day",
      label: t("day"),
      cell: ({ day }) => format.dateTime(new Date(`${day}T12:00:00Z`), "day", { timeZone: "UTC" }),
    },
    {
      key: "where",
      label: t("where"),
      isLong: true,
      cell: (line) =>
        [
          line.country ? country(line.country) : t("noCountry"),
          words.category(line.category.replaceAll("_", "-")),
          displayed(line.number),
        ].join(" · "),
    },
    { key: "here", label: t("here"), cell: ({ ours }) => format.number(ours) },
    { key: "atMeta", label: t("atMeta"), cell: ({ theirs }) => format.number(theirs) },
    {
      key: "costBetween",
      label: t("costBetween"),
      cell: (line) => {
        const micros = between(line);
        return micros === null ? "–" : money({ micros, currency }, decimals);
      },
    },
    {
      key: "why",
      label: t("why"),
      isLong: true,
      cell: (line) => <Why line={line} data={data} mayOpenInbox={mayOpenInbox} />,
    },
  ];
  return (
    <ReportTable
      caption={t("differences")}
      columns={columns}
      rows={data.lines}
      rowKey={({ day, country, number, category }) => [day, country, number, category].join()}
    />
  );
}

function Why({ line, data, mayOpenInbox }: DifferencesProps & { line: DifferingLine }) {
  const t = useTranslations("reconciliation");
  const money = useMoney();
  const { unexplainedVolume: volume, unexplainedMicros } = line;
  const micros = unexplainedMicros ?? 0n;
  const amount = money({ micros, currency: data.account.currency });
  return (
    <div className="grid justify-items-start gap-1.5">
      {line.explained.map((one) => (
        <Reason key={one.reason} explained={one} data={data} mayOpenInbox={mayOpenInbox} />
      ))}
      {(volume !== 0 || micros !== 0n) && (
        <p className="text-vermilion-ink">
          {micros === 0n ? t("unexplainedVolume", { volume }) : t("unexplained", { volume, amount })}
        </p>
      )}
    </div>
  );
}

type Explained = DifferingLine["explained"][number];

function Reason({ explained, data, mayOpenInbox }: DifferencesProps & { explained: Explained }) {
  const t = useTranslations("reconciliation");
  const format = useFormatter();
  const words = useBilledWords();
  const { reason, volume, messages, other } = explained;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <p>
        {t(`reasons.${reason}`, {
          volume: Math.abs(volume),
          day: other?.day
            ? format.dateTime(new Date(`${other.day}T12:00:00Z`), "day", { timeZone: "UTC" })
            : "",
          category: other?.category ? words.category(other.category.replaceAll("_", "-")) : "",
        })}
      </p>
      {messages.length > 0 && (
        <Button variant="link" size="inline" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {t("showMessages", { count: messages.length })}
          <ChevronDown aria-hidden className={isOpen ? "rotate-180" : undefined} />
        </Button>
      )}
      {isOpen && (
        <Messages messages={messages} timeZone={data.account.timeZone} mayOpenInbox={mayOpenInbox} />
      )}
    </>
  );
}

type MessagesProps = { messages: Explained["messages"]; timeZone: string; mayOpenInbox: boolean };

function Messages({ messages, timeZone, mayOpenInbox }: MessagesProps) {
  const t = useTranslations("reconciliation");
  const when = useWhen(timeZone);
  return (
    <ul className="grid gap-1 text-xs">
      {messages.map(({ messageId, conversationId, waMessageId, sentAt }) => (
        <li key={messageId} className="flex flex-wrap gap-x-3">
          <span className="text-ink-soft">{t("sentAt", { at: when.exact(sentAt) })}</span>
          {mayOpenInbox && (
            <Link href={`/inbox?c=${conversationId}`} className="text-brand-ink underline">
              {t("openConversation")}
            </Link>
          )}
          <code className="break-all text-ink-soft">{waMessageId}</code>
        </li>
      ))}
    </ul>
  );
}
