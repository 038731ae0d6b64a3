import type { BilledFigures, BilledReport } from "@/server/analytics/report-shapes";

export type Part = { key: string | null; name: string | null; isRest: boolean };

const mostParts = 5;

/** What a chart is stacked of, the greatest first; with more than five, the small ones are one. */
export function partsOf(groups: BilledReport["groups"]): Part[] {
  const byKey = new Map<string | null, { name: string | null; messages: number }>();
  for (const { key, name, figures } of groups.flatMap(({ parts }) => parts)) {
    const before = byKey.get(key)?.messages ?? 0;
    byKey.set(key, { name, messages: before + figures.messages });
  }
  const sorted = [...byKey]
    .sort(([, one], [, other]) => other.messages - one.messages)
    .map(([key, { name }]): Part => ({ key, name, isRest: false }));
  if (sorted.length <= mostParts) return sorted;
  return [...sorted.slice(0, mostParts - 1), { key: null, name: null, isRest: true }];
}

type Row = BilledReport["groups"][number];

/** What of a row belongs to a part: its messages, or its cost in one currency. */
export function sumOf<Value extends number | bigint>(
  row: Row,
  part: Part,
  parts: Part[],
  measure: (figures: BilledFigures) => Value,
  add: (one: Value, other: Value) => Value,
  none: Value,
): Value {
  const named = new Set(parts.filter(({ isRest }) => !isRest).map(({ key }) => key));
  return row.parts
    .filter(({ key }) => (part.isRest ? !named.has(key) : key === part.key))
    .reduce((sum, { figures }) => add(sum, measure(figures)), none);
}

export const microsIn =
  (currency: string) =>
  ({ money }: BilledFigures): bigint =>
    money.find((one) => one.currency === currency)?.estimatedMicros ?? 0n;
