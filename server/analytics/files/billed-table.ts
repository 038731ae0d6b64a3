import type { BilledGroupRow, BilledReport, Converted, Yield } from "../report-shapes";
import { type BilledGroup, type BilledInput, chargeBases, isSorted } from "../schemas";
import type { Table, Value } from "./table";
import type { Words } from "./words";

type Named = Pick<BilledGroupRow, "key" | "name">;

/** A group as files call it: by Meta's own words, where it is Meta who names it. */
export function groupName(group: BilledGroup, { key, name }: Named, { t, country }: Words): string {
  const basis = group === "basis" && chargeBases.find((one) => one === key);
  if (basis) return t(`billed.bases.${basis}`);
  if (group === "country") return country(key) ?? t("countryUnknown");
  if (isSorted(group) && key === null) return t(`without.${group}`);
  return name ?? key ?? t(group === "template" ? "billed.noTemplate" : "none");
}

/** The sum in the reader's currency, with the rates that it was reckoned by and their days. */
function convertedHeading({ currency, rates }: Converted, { t, format }: Words): string {
  if (rates.length === 0) return t("billed.convert.column", { currency });
  const written = rates.map(({ from, rate, day }) => t("export.rate", { from, rate, to: currency, day }));
  return t("export.convertedIn", { currency, rates: format.list(written) });
}

type Asked = Pick<BilledInput, "groupBy" | "splitBy">;

/**
 * The table of the screen, its total first: each group and each of its parts, and every currency in columns of its own. A part
 * has no invoice, no sum in another currency and no conversations.
 */
export function billedTable(report: BilledReport, { groupBy, splitBy }: Asked, words: Words): Table {
  const { t } = words;
  const currencies = report.total.money.map(({ currency }) => currency);
  const figuresOf = ({ messages, free, byBasis, money }: BilledGroupRow["figures"]): Value[] => [
    messages,
    free,
    ...chargeBases.map((basis) => byBasis[basis]),
    ...currencies.flatMap((currency): Value[] => {
      const sum = money.find((one) => one.currency === currency);
      return [
        { micros: sum?.estimatedMicros ?? 0n, currency },
        sum && sum.reportedMessages > 0 ? { micros: sum.reportedMicros, currency } : null,
        sum?.reportedMessages ?? 0,
      ];
    }),
  ];
  const invoiced = report.invoiced ?? [];
  const invoicedOf = (isMeant: (month: string) => boolean): Value[] =>
    currencies.map((currency) => {
      const ofCurrency = invoiced.filter((one) => one.currency === currency && isMeant(one.month));
      if (ofCurrency.length === 0) return null;
      return { micros: ofCurrency.reduce((sum, one) => sum + one.micros, 0n), currency };
    });
  const { converted, yielded } = report;
  const convertedTo = (micros: bigint | null | undefined): Value[] =>
    converted ? [micros == null ? null : { micros, currency: converted.currency }] : [];
  const yieldedOf = (one: Yield | null): Value[] =>
    yielded ? [one?.conversations ?? null, one?.orders ?? null] : [];
  const headings = [
    t(`groupNames.${groupBy}`),
    t("export.part"),
    t("billed.messages"),
    t("billed.free"),
    ...chargeBases.map((basis) => t(`billed.bases.${basis}`)),
    ...currencies.flatMap((currency) => [
      t("billed.estimatedIn", { currency }),
      t("export.reportedIn", { currency }),
      t("export.reportedMessages", { currency }),
    ]),
    ...currencies.map((currency) => t("billed.invoicedIn", { currency })),
    ...(converted ? [convertedHeading(converted, words)] : []),
    ...(yielded ? [t("billed.conversations"), t("billed.orders")] : []),
  ];
  function* rows(): Generator<Value[]> {
    yield [
      t("total"),
      null,
      ...figuresOf(report.total),
      ...invoicedOf(() => true),
      ...convertedTo(converted?.totalMicros),
      ...yieldedOf(yielded),
    ];
    for (const [index, row] of report.groups.entries()) {
      const name = groupName(groupBy, row, words);
      yield [
        name,
        null,
        ...figuresOf(row.figures),
        ...invoicedOf((month) => groupBy === "month" && month === row.key),
        ...convertedTo(converted?.groupMicros[index]),
        ...yieldedOf(row.yielded),
      ];
      for (const part of row.parts) {
        yield [
          name,
          groupName(splitBy ?? "category", part, words),
          ...figuresOf(part.figures),
          ...invoicedOf(() => false),
          ...convertedTo(null),
          ...yieldedOf(null),
        ];
      }
    }
  }
  return {
    name: t("billed.title"),
    columns: headings.map((heading, index) => ({ heading, width: index < 2 ? 24 : undefined })),
    rows: rows(),
  };
}
