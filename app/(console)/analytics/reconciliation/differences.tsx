"use client";

import { ChevronDown } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { displayed } from "@/components/displayed";
import { Button } from "@/components/ui/button";
import { useMoney } from "@/components/use-money";
import { useWhen } from "@/components/use-when";
import { useBilledWords } from "../billed-words";
import type { DifferingLine, Reconciliation } from "./use-reconciliation";

type DifferencesProps = { data: Reconciliation; mayOpenInbox: boolean };

/** Every day, country, number and category in which the figures differ, with the reason or without one. */
export function Differences({ data, mayOpenInbox }: DifferencesProps) {
  const t = useTranslations("reconciliation");
  return (
    <div className="overflow-x-auto">
      <table className="w-full min-w-3xl text-left">
        <caption className="sr-only">{t("differences")}</caption>
        <thead className="border-b text-ink-soft text-xs">
          <tr className="h-9 align-middle [&>th]:pr-4 [&>th]:font-medium">
            <th scope="col">{t("day")}</th>
            <th scope="col">{t("where")}</th>
            <th scope="col" className="text-right">
              {t("here")}
            </th>
            <th scope="col" className="text-right">
              {t("atMeta")}
            </th>
            <th scope="col" className="text-right">
              {t("costBetween")}
            </th>
            <th scope="col">{t("why")}</th>
          </tr>
        </thead>
        <tbody className="divide-y">
          {data.lines.map((line) => (
            <Row
              key={[line.day, line.country, line.number, line.category].join()}
              line={line}
              data={data}
              mayOpenInbox={mayOpenInbox}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ line, data, mayOpenInbox }: DifferencesProps & { line: DifferingLine }) {
  const t = useTranslations("reconciliation");
  const format = useFormatter();
  const money = useMoney();
  const words = useBilledWords();
  const { day, country, number, category, ours, theirs, estimatedMicros, reportedMicros } = line;
  const between =
    estimatedMicros === null || reportedMicros === null ? null : reportedMicros - estimatedMicros;
  const isUnexplained = line.unexplainedVolume !== 0 || (line.unexplainedMicros ?? 0n) !== 0n;
  const named = (iso: string) => new Date(`${iso}T12:00:00Z`);
  return (
    <tr className="align-top [&>td]:py-2 [&>td]:pr-4">
      <td className="whitespace-nowrap">{format.dateTime(named(day), "day", { timeZone: "UTC" })}</td>
      <td>
        {[country || t("noCountry"), words.category(category.replaceAll("_", "-")), displayed(number)].join(
          " · ",
        )}
      </td>
      <td className="text-right tabular-nums">{format.number(ours)}</td>
      <td className="text-right tabular-nums">{format.number(theirs)}</td>
      <td className="whitespace-nowrap text-right tabular-nums">
        {between === null ? "–" : money({ micros: between, currency: data.account.currency })}
      </td>
      <td className="grid justify-items-start gap-1.5">
        {line.explained.map((one) => (
          <Reason key={one.reason} explained={one} data={data} mayOpenInbox={mayOpenInbox} />
        ))}
        {isUnexplained && (
          <p className="text-vermilion-ink">
            {t("unexplained", {
              volume: line.unexplainedVolume,
              amount: money({ micros: line.unexplainedMicros ?? 0n, currency: data.account.currency }),
            })}
          </p>
        )}
      </td>
    </tr>
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
