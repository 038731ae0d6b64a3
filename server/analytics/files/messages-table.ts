import type { MemberCtx } from "../../context";
import { messagesBehind } from "../messages-behind";
import type { AnswerBehind, ChargeBehind } from "../report-shapes";
import type { MessagesBehindInput } from "../schemas";
import type { Table, Value } from "./table";
import type { Words } from "./words";

type Of = MessagesBehindInput["of"];

/** Every fact behind a figure, read a page at a time however many there are. */
async function* factsBehind(ctx: MemberCtx, of: Of): AsyncGenerator<AnswerBehind | ChargeBehind> {
  let cursor: MessagesBehindInput["cursor"];
  do {
    const page = await messagesBehind(ctx, { of, cursor });
    yield* page.items;
    cursor = page.nextCursor;
  } while (cursor);
}

const amount = (micros: bigint | null, currency: string | null): Value =>
  micros === null || currency === null ? null : { micros, currency };

/** The messages behind a figure, one in a row. */
export function messagesTable(ctx: MemberCtx, of: Of, words: Words): Table {
  return of.kind === "charges" ? chargesTable(ctx, of, words) : answersTable(ctx, of, words);
}

function answersTable(ctx: MemberCtx, of: Of, { t, country }: Words): Table {
  async function* rows(): AsyncGenerator<Value[]> {
    for await (const fact of factsBehind(ctx, of)) {
      if (fact.kind === "charges") continue;
      yield [
        fact.askedAt,
        fact.answeredAt,
        fact.waitSeconds,
        fact.workingSeconds,
        fact.contactName,
        country(fact.country),
        fact.numberName,
        fact.memberName,
        fact.windowClosesAt,
        amount(fact.charge?.amountMicros ?? null, fact.charge?.currency ?? null),
        fact.charge?.currency ?? null,
        fact.conversationId,
      ];
    }
  }
  const names = [
    "askedAt",
    "answeredAt",
    "waitSeconds",
    "workingSeconds",
    "customer",
    "country",
    "number",
    "agent",
    "windowClosesAt",
    "amount",
    "currency",
    "conversation",
  ] as const;
  return {
    name: t(`behind.${of.kind}`),
    columns: names.map((word) => ({ heading: t(`export.columns.${word}`), width: 20 })),
    rows: rows(),
  };
}

function chargesTable(ctx: MemberCtx, of: Of, { t, country }: Words): Table {
  async function* rows(): AsyncGenerator<Value[]> {
    for await (const fact of factsBehind(ctx, of)) {
      if (fact.kind !== "charges") continue;
      yield [
        fact.deliveredAt,
        fact.contactName,
        country(fact.country),
        fact.numberName,
        fact.market,
        fact.category,
        fact.pricingType,
        t(`billed.bases.${fact.basis}`),
        fact.templateName,
        amount(fact.estimatedMicros, fact.currency),
        fact.currency,
        amount(fact.reportedMicros, fact.reportedCurrency),
        fact.reportedCurrency,
        fact.waMessageId,
        fact.conversationId,
      ];
    }
  }
  const names = [
    "deliveredAt",
    "customer",
    "country",
    "number",
    "market",
    "category",
    "pricingType",
    "reason",
    "template",
    "amount",
    "currency",
    "reported",
    "reportedCurrency",
    "waMessageId",
    "conversation",
  ] as const;
  return {
    name: t(`behind.${of.kind}`),
    columns: names.map((word) => ({ heading: t(`export.columns.${word}`), width: 20 })),
    rows: rows(),
  };
}
