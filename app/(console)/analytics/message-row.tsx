"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Ring } from "@/components/ring";
import { Tag } from "@/components/tag";
import { useMoney } from "@/components/use-money";
import { useWhen } from "@/components/use-when";
import type {
  AnswerBehind,
  BegunBehind,
  ChargeBehind,
  FactBehind,
  OrderBehind,
} from "@/server/analytics/behind-shapes";
import { useBilledWords } from "./billed-words";
import { priceOf } from "./price-of";
import { useFigures } from "./use-figures";

type RowOf<Item> = { item: Item; mayOpenInbox: boolean };

/** One wait, billed message, order or conversation; it leads to its conversation whoever may open the inbox. */
export function MessageRow({ item, mayOpenInbox }: RowOf<FactBehind>) {
  switch (item.kind) {
    case "charges":
      return <ChargeRow item={item} mayOpenInbox={mayOpenInbox} />;
    case "orders":
      return <OrderRow item={item} mayOpenInbox={mayOpenInbox} />;
    case "begun":
      return <BegunRow item={item} mayOpenInbox={mayOpenInbox} />;
    default:
      return <AnswerRow item={item} mayOpenInbox={mayOpenInbox} />;
  }
}

function AnswerRow({ item, mayOpenInbox }: RowOf<AnswerBehind>) {
  const t = useTranslations("reports");
  const { wait } = useFigures();
  const { short } = useWhen();
  const { charge } = item;
  const asked = short(item.askedAt, new Date());
  return (
    <Row
      name={item.contactName ?? t("latency.noName")}
      conversationId={mayOpenInbox ? item.conversationId : null}
      figure={wait(item.waitSeconds)}
      facts={[
        item.answeredAt ? t("behind.asked", { at: asked }) : t("behind.askedWaits", { at: asked }),
        item.memberName,
        item.numberName,
      ]}
      sign={
        item.answeredAt ? (
          charge && <Tag price={priceOf(charge.basis, charge.amountMicros, charge.currency)} />
        ) : (
          <Ring windowClosesAt={item.windowClosesAt} />
        )
      }
    />
  );
}

function ChargeRow({ item, mayOpenInbox }: RowOf<ChargeBehind>) {
  const t = useTranslations("reports");
  const words = useBilledWords();
  const { country } = useFigures();
  const { short } = useWhen();
  const { basis, estimatedMicros, currency } = item;
  return (
    <Row
      name={item.contactName ?? t("latency.noName")}
      conversationId={mayOpenInbox ? item.conversationId : null}
      figure={<Tag price={priceOf(basis, estimatedMicros, currency)} />}
      facts={[
        t("behind.delivered", { at: short(item.deliveredAt, new Date()) }),
        words.category(item.category),
        words.basis(basis),
        item.templateName,
        item.broadcastName,
        country(item.country),
      ]}
    />
  );
}

function OrderRow({ item, mayOpenInbox }: RowOf<OrderBehind>) {
  const t = useTranslations("reports");
  const money = useMoney();
  const { country } = useFigures();
  const { short } = useWhen();
  const { amountMicros: micros, currency } = item;
  return (
    <Row
      name={item.contactName ?? t("latency.noName")}
      conversationId={mayOpenInbox ? item.conversationId : null}
      figure={micros === null || currency === null ? t("behind.noAmount") : money({ micros, currency })}
      facts={[
        t("behind.ordered", { at: short(item.orderedAt, new Date()) }),
        item.reference ?? t("behind.noReference"),
        item.numberName,
        country(item.country),
      ]}
    />
  );
}

function BegunRow({ item, mayOpenInbox }: RowOf<BegunBehind>) {
  const t = useTranslations("reports");
  const { country } = useFigures();
  const { short } = useWhen();
  const now = new Date();
  const { answeredAt, closedAt } = item;
  return (
    <Row
      name={item.contactName ?? t("latency.noName")}
      conversationId={mayOpenInbox ? item.conversationId : null}
      figure={short(item.askedAt, now)}
      facts={[
        answeredAt
          ? t("behind.answered", { at: short(answeredAt, now) })
          : closedAt
            ? t("behind.closed", { at: short(closedAt, now) })
            : t("behind.unanswered"),
        item.numberName,
        country(item.country),
      ]}
    />
  );
}

type RowProps = {
  name: string;
  /** Empty for whoever may not open it. */
  conversationId: string | null;
  figure: ReactNode;
  facts: (string | null)[];
  sign?: ReactNode;
};

function Row({ name, conversationId, figure, facts, sign }: RowProps) {
  return (
    <li className="grid grid-cols-[1fr_auto] items-baseline gap-x-4 gap-y-1 py-3">
      {conversationId ? (
        <Link
          href={`/inbox?c=${conversationId}`}
          className="truncate font-medium text-brand-ink underline decoration-brand/40 underline-offset-4 hover:decoration-brand"
        >
          {name}
        </Link>
      ) : (
        <span className="truncate font-medium">{name}</span>
      )}
      <span className="text-right font-medium tabular-nums">{figure}</span>
      <span className="min-w-0 break-words text-ink-soft text-xs">{facts.filter(Boolean).join(" · ")}</span>
      {sign && <span className="justify-self-end">{sign}</span>}
    </li>
  );
}
