import type { Ctx } from "../../context";
import type { FactBehind } from "../behind-shapes";
import { messagesBehind } from "../messages-behind";
import type { MessagesBehindInput } from "../schemas";
import type { Table, Value } from "./table";
import type { Words } from "./words";

type Of = MessagesBehindInput["of"];

/** Every fact behind a figure, read a page at a time however many there are. */
async function* factsBehind(ctx: Ctx, of: Of): AsyncGenerator<FactBehind> {
  let cursor: MessagesBehindInput["cursor"];
  do {
    const page = await messagesBehind(ctx, { of, cursor });
    yield* page.items;
    cursor = page.nextCursor;
  } while (cursor);
}

const amount = (micros: bigint | null, currency: string | null): Value =>
  micros === null || currency === null ? null : { micros, currency };

type Row<Kind> = Extract<FactBehind, { kind: Kind }>;

/** Each fact of these kinds as a row. */
function listOf<Kind extends FactBehind["kind"]>(
  ctx: Ctx,
  of: Of,
  {
    name,
    headings,
    kinds,
    row,
  }: {
    name: string;
    headings: string[];
    kinds: readonly Kind[];
    row: (fact: Row<Kind>) => Value[];
  },
): Table {
  const isOfKind = (fact: FactBehind): fact is Row<Kind> => kinds.some((kind) => kind === fact.kind);
  async function* rows(): AsyncGenerator<Value[]> {
    for await (const fact of factsBehind(ctx, of)) if (isOfKind(fact)) yield row(fact);
  }
  return { name, columns: headings.map((heading) => ({ heading, width: 20 })), rows: rows() };
}

/** The messages, orders or conversations behind a figure, one in a row. */
export function messagesTable(ctx: Ctx, of: Of, words: Words): Table {
  switch (of.kind) {
    case "charges":
      return chargesTable(ctx, of, words);
    case "orders":
      return ordersTable(ctx, of, words);
    case "begun":
      return begunTable(ctx, of, words);
    default:
      return answersTable(ctx, of, words);
  }
}

function answersTable(ctx: Ctx, of: Of, { t, country }: Words): Table {
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
  return listOf(ctx, of, {
    name: t(`behind.${of.kind}`),
    headings: names.map((word) => t(`export.columns.${word}`)),
    kinds: ["answers", "waiting"] as const,
    row: (fact) => [
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
    ],
  });
}

function chargesTable(ctx: Ctx, of: Of, { t, country }: Words): Table {
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
    "broadcast",
    "amount",
    "currency",
    "reported",
    "reportedCurrency",
    "waMessageId",
    "conversation",
  ] as const;
  return listOf(ctx, of, {
    name: t(`behind.${of.kind}`),
    headings: names.map((word) => t(`export.columns.${word}`)),
    kinds: ["charges"] as const,
    row: (fact) => [
      fact.deliveredAt,
      fact.contactName,
      country(fact.country),
      fact.numberName,
      fact.market,
      fact.category,
      fact.pricingType,
      t(`billed.bases.${fact.basis}`),
      fact.templateName,
      fact.broadcastName,
      amount(fact.estimatedMicros, fact.currency),
      fact.currency,
      amount(fact.reportedMicros, fact.reportedCurrency),
      fact.reportedCurrency,
      fact.waMessageId,
      fact.conversationId,
    ],
  });
}

function ordersTable(ctx: Ctx, of: Of, { t, country }: Words): Table {
  const names = [
    "orderedAt",
    "customer",
    "country",
    "number",
    "reference",
    "amount",
    "currency",
    "conversation",
  ] as const;
  return listOf(ctx, of, {
    name: t(`behind.${of.kind}`),
    headings: names.map((word) => t(`export.columns.${word}`)),
    kinds: ["orders"] as const,
    row: (fact) => [
      fact.orderedAt,
      fact.contactName,
      country(fact.country),
      fact.numberName,
      fact.reference,
      amount(fact.amountMicros, fact.currency),
      fact.currency,
      fact.conversationId,
    ],
  });
}

function begunTable(ctx: Ctx, of: Of, { t, country }: Words): Table {
  const names = [
    "askedAt",
    "answeredAt",
    "closedAt",
    "customer",
    "country",
    "number",
    "conversation",
  ] as const;
  return listOf(ctx, of, {
    name: t(`behind.${of.kind}`),
    headings: names.map((word) => t(`export.columns.${word}`)),
    kinds: ["begun"] as const,
    row: (fact) => [
      fact.askedAt,
      fact.answeredAt,
      fact.closedAt,
      fact.contactName,
      country(fact.country),
      fact.numberName,
      fact.conversationId,
    ],
  });
}
