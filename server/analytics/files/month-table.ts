import type { ComparedLine, ComparedMonth } from "../report-shapes";
import type { Table, Value } from "./table";
import type { Words } from "./words";

/** Why a line differs, in as many words as the screen has. */
function reasonsOf({ explained }: ComparedLine, { ofMonth, format }: Words): string {
  const dayOf = (day: string | undefined) =>
    day ? format.dateTime(new Date(`${day}T12:00:00Z`), "day", { timeZone: "UTC" }) : "";
  return explained
    .map(({ reason, volume, other }) =>
      ofMonth(`reasons.${reason}`, {
        volume: Math.abs(volume),
        day: dayOf(other?.day),
        category: other?.category ?? "",
      }),
    )
    .join(" ");
}

/**
 * A month beside what Meta reports and invoiced of it, as the screen has it: its totals first, then each line in which the figures
 * differ, with what explains it. A line has no invoice.
 */
export function monthTable(found: ComparedMonth, words: Words): Table {
  const { t, ofMonth, country } = words;
  const { account, totals, lines, pulledAt } = found;
  const { currency } = account;
  const amount = (micros: bigint | null): Value => (micros === null ? null : { micros, currency });
  /** Of Meta's side nothing is known before it was asked. */
  const atMeta = <Known extends Value>(known: Known) => (pulledAt ? known : null);
  const headings = [
    ofMonth("day"),
    t("export.columns.country"),
    t("export.columns.number"),
    t("export.columns.category"),
    ofMonth("messagesHere"),
    ofMonth("messagesAtMeta"),
    ofMonth("estimated"),
    ofMonth("reported"),
    ofMonth("invoiced"),
    t("export.columns.currency"),
    ofMonth("why"),
    ofMonth("unexplainedMessages"),
    ofMonth("unexplainedAmount"),
  ];
  function* rows(): Generator<Value[]> {
    yield [
      ...[t("total"), null, null, null, totals.volume, atMeta(totals.reportedVolume)],
      ...[amount(totals.estimatedMicros), atMeta(amount(totals.reportedMicros))],
      ...[amount(totals.invoicedMicros), currency, null],
      ...[atMeta(totals.unexplainedVolume), atMeta(amount(totals.unexplainedMicros))],
    ];
    for (const line of pulledAt ? lines : []) {
      yield [
        ...[line.day, country(line.country || null), line.number, line.category, line.ours, line.theirs],
        ...[amount(line.estimatedMicros), amount(line.reportedMicros), null, currency],
        ...[reasonsOf(line, words), line.unexplainedVolume, amount(line.unexplainedMicros)],
      ];
    }
  }
  return {
    name: ofMonth("title"),
    columns: headings.map((heading) => ({ heading, width: 20 })),
    rows: rows(),
  };
}
