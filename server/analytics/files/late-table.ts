import type { LatePrice, LatePrices } from "../report-shapes";
import type { LateQuestion } from "../saved-reports/schemas";
import { isSorted } from "../schemas";
import type { Table, Value } from "./table";
import type { Words } from "./words";

export const dollars = (micros: bigint | null): Value =>
  micros === null ? null : { micros, currency: "USD" };

/** What late answers cost, the total first, every currency in columns of its own. */
export function lateTable(
  report: LatePrices,
  groupBy: LateQuestion["groupBy"],
  { t, country }: Words,
): Table {
  const currencies = report.total.money.map(({ currency }) => currency);
  const figuresOf = ({ late, money, unknown, micros2018, unknown2018 }: LatePrice): Value[] => [
    late,
    ...currencies.flatMap((currency): Value[] => {
      const sum = money.find((one) => one.currency === currency);
      return [sum?.billedMicros, sum?.inTimeMicros, sum?.extraMicros].map((micros) => ({
        micros: micros ?? 0n,
        currency,
      }));
    }),
    unknown,
    dollars(micros2018),
    unknown2018,
  ];
  const headings = [
    t(`groupNames.${groupBy}`),
    t("late.late"),
    ...currencies.flatMap((currency) => [
      t("late.billedIn", { currency }),
      t("late.inTimeIn", { currency }),
      t("late.extraIn", { currency }),
    ]),
    t("late.unknown"),
    t("late.under2018"),
    t("late.unpriced"),
  ];
  const rows = report.groups.map(({ key, name, figures }): Value[] => [
    groupBy === "country"
      ? (country(key) ?? t("countryUnknown"))
      : (name ?? key ?? t(isSorted(groupBy) ? `without.${groupBy}` : "nobody")),
    ...figuresOf(figures),
  ]);
  return {
    name: t("late.title"),
    columns: headings.map((heading, index) => ({ heading, width: index === 0 ? 28 : undefined })),
    rows: [[t("total"), ...figuresOf(report.total)], ...rows],
  };
}
