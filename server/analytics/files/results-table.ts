import { costEach } from "../../money";
import type { Amount, FunnelFigures, FunnelReport } from "../funnel/funnel-shapes";
import { countedSteps, type FunnelInput, hasCost } from "../funnel/schemas";
import type { Table, Value } from "./table";
import type { Words } from "./words";

const metaCounts = ["impressions", "clicks", "linkClicks", "conversations", "firstReplies"] as const;
const withCost = countedSteps.filter(hasCost);

/** What came of ads, the total first: Meta's figures and ours in columns of their own, and every currency in its own. */
export function resultsTable(report: FunnelReport, groupBy: FunnelInput["groupBy"], words: Words): Table {
  const { t, country } = words;
  const all = [report.total, ...report.groups.map(({ figures }) => figures)];
  const met = (of: (figures: FunnelFigures) => Amount[]) =>
    [...new Set(all.flatMap(of).map(({ currency }) => currency))].sort();
  const [spent, earned, paid] = [
    met(({ meta }) => meta.spend),
    met(({ ours }) => ours?.revenue ?? []),
    met(({ ours }) => ours?.messageCost ?? []),
  ];
  const microsIn = (amounts: Amount[], currency: string) =>
    amounts.find((one) => one.currency === currency)?.micros ?? 0n;
  const each = (micros: bigint, count: number, currency: string): Value =>
    count > 0 && micros > 0n ? { micros: costEach(micros, count), currency } : null;
  const inEach = (currencies: string[], amounts: Amount[] | undefined): Value[] =>
    currencies.map((currency) => (amounts ? { micros: microsIn(amounts, currency), currency } : null));

  const figuresOf = ({ meta, ours, returned }: FunnelFigures): Value[] => [
    ...inEach(spent, meta.spend),
    ...metaCounts.map((name) => meta[name]),
    ...countedSteps.map((step) => ours?.[step] ?? null),
    ...inEach(earned, ours?.revenue),
    ...inEach(paid, ours?.messageCost),
    returned,
    ...spent.flatMap((currency) => {
      const micros = microsIn(meta.spend, currency);
      return [
        each(micros, meta.conversations, currency),
        ...withCost.map((step) => (ours ? each(micros, ours[step], currency) : null)),
      ];
    }),
  ];
  const inCurrency = (label: string, currency: string) => t("results.export.in", { label, currency });
  const eachOf = (label: string, currency: string) => t("results.export.each", { label, currency });
  const headings = [
    groupBy === "none" ? t("total") : t(`results.groups.${groupBy}`),
    ...spent.map((currency) => inCurrency(t("results.meta.spend"), currency)),
    ...metaCounts.map((name) => t(`results.meta.${name}`)),
    ...countedSteps.map((step) => t(`results.steps.${step}`)),
    ...earned.map((currency) => inCurrency(t("results.revenue"), currency)),
    ...paid.map((currency) => inCurrency(t("results.messageCost"), currency)),
    t("results.returned"),
    ...spent.flatMap((currency) => [
      eachOf(t("results.meta.conversations"), currency),
      ...withCost.map((step) => eachOf(t(`results.steps.${step}`), currency)),
    ]),
  ];
  const nameOf = (key: string | null, name: string | null) =>
    groupBy === "country" ? (country(key) ?? t("countryUnknown")) : (name ?? key ?? t("results.elsewhere"));
  return {
    name: t("results.title"),
    columns: headings.map((heading, index) => ({ heading, width: index === 0 ? 32 : undefined })),
    rows: [
      [t("total"), ...figuresOf(report.total)],
      ...report.groups.map(({ key, name, figures }): Value[] => [nameOf(key, name), ...figuresOf(figures)]),
    ],
  };
}
