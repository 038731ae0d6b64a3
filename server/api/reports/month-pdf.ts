import { billed } from "../../analytics/billed";
import { groupName } from "../../analytics/files/billed-table";
import type { Words } from "../../analytics/files/words";
import { isWholeMonth } from "../../analytics/periods/schemas";
import type { BilledFigures, BilledReport } from "../../analytics/report-shapes";
import type { BilledGroup, BilledInput } from "../../analytics/schemas";
import type { MemberCtx } from "../../context";
import { decimalsFor, formatMoney } from "../../money";
import { drawPdf } from "./draw-pdf";

type MonthPdf = { business: string; input: BilledInput; words: Words };

const groups = ["category", "basis", "country", "number"] as const satisfies BilledGroup[];

/** What a month cost, on paper: for whoever signs it. */
export async function monthPdf(ctx: MemberCtx, { business, input, words }: MonthPdf): Promise<Buffer> {
  const { t, format, locale } = words;
  const reports: BilledReport[] = [];
  for (const groupBy of groups) {
    reports.push(await billed(ctx, { ...input, groupBy, splitBy: undefined, comparison: "none" }));
  }
  const [report] = reports;
  if (!report) throw new Error("a month has at least one table");
  const noon = (day: string) => new Date(`${day}T12:00:00Z`);
  const { from, to } = report.period;
  const month = isWholeMonth(report.period)
    ? format.dateTime(noon(from), { month: "long", year: "numeric", timeZone: "UTC" })
    : format.dateTimeRange(noon(from), noon(to), {
        day: "numeric",
        month: "long",
        year: "numeric",
        timeZone: "UTC",
      });
  const everything = reports.flatMap(({ groups, total }) => [...groups.map(({ figures }) => figures), total]);
  const decimals = decimalsFor(
    everything.flatMap(({ money }) => money.flatMap((sum) => [sum.estimatedMicros, sum.reportedMicros])),
  );
  const amount = (micros: bigint, currency: string) => formatMoney({ currency, micros }, locale, decimals);
  const estimated = ({ money }: BilledFigures) =>
    money.map(({ currency, estimatedMicros }) => amount(estimatedMicros, currency));
  const reported = ({ money }: BilledFigures) =>
    money
      .filter(({ reportedMessages }) => reportedMessages > 0)
      .map(({ currency, reportedMicros }) => amount(reportedMicros, currency));
  const list = (amounts: string[]) => (amounts.length > 0 ? amounts.join(" · ") : "–");
  const figuresOf = (figures: BilledFigures) => [
    format.number(figures.messages),
    format.number(figures.free),
    list(estimated(figures)),
    list(reported(figures)),
  ];

  return drawPdf({
    language: locale,
    business,
    title: t("export.monthTitle", { month }),
    lines: [
      t("export.monthMessages", {
        messages: format.number(report.total.messages),
        free: format.number(report.total.free),
      }),
      t("export.monthCost", {
        estimated: list(estimated(report.total)),
        reported: list(reported(report.total)),
      }),
      ...(report.isPartial ? [t("export.monthPartial")] : []),
    ],
    tables: reports.map((one, index) => {
      const groupBy = groups[index] ?? "category";
      return {
        heading: t(`groupNames.${groupBy}`),
        columns: [
          t(`groupNames.${groupBy}`),
          t("billed.messages"),
          t("billed.free"),
          t("billed.estimated"),
          t("billed.reported"),
        ],
        rows: one.groups.map((row) => [groupName(groupBy, row, words), ...figuresOf(row.figures)]),
        total: [t("total"), ...figuresOf(one.total)],
      };
    }),
    foot: t("export.monthFoot", {
      at: format.dateTime(report.asOf, {
        dateStyle: "medium",
        timeStyle: "short",
        timeZone: report.timeZone,
      }),
      zone: report.timeZone,
    }),
  });
}
