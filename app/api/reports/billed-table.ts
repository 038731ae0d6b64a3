import type { BilledGroupRow, BilledReport } from "@/server/analytics/report-shapes";
import { type BilledGroup, type BilledInput, chargeBases, isTouch } from "@/server/analytics/schemas";
import type { Table, Value } from "./table";
import type { Words } from "./words";

type Named = Pick<BilledGroupRow, "key" | "name">;

/** A group as files call it: by Meta's own words, where it is Meta who names it. */
export function groupName(group: BilledGroup, { key, name }: Named, { t, country }: Words): string {
  const basis = group === "basis" && chargeBases.find((one) => one === key);
  if (basis) return t(`billed.bases.${basis}`);
  if (group === "country") return country(key) ?? t("countryUnknown");
  if (isTouch(group) && key === null) return t(`without.${group}`);
  return name ?? key ?? t(group === "template" ? "billed.noTemplate" : "none");
}

type Asked = Pick<BilledInput, "groupBy" | "splitBy">;

/** The table of the screen, its total first: each group and each of its parts, and every currency in columns of its own. */
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
  ];
  function* rows(): Generator<Value[]> {
    yield [t("total"), null, ...figuresOf(report.total), ...invoicedOf(() => true)];
    for (const row of report.groups) {
      const ofMonth = invoicedOf((month) => groupBy === "month" && month === row.key);
      yield [groupName(groupBy, row, words), null, ...figuresOf(row.figures), ...ofMonth];
      for (const part of row.parts) {
        const partName = groupName(splitBy ?? "category", part, words);
        yield [
          groupName(groupBy, row, words),
          partName,
          ...figuresOf(part.figures),
          ...invoicedOf(() => false),
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
