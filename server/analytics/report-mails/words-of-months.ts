import type { Words } from "../files/words";
import type { ComparedMonth } from "../report-shapes";
import { figuresIn } from "./figures-in";

/** What a letter says of a month beside Meta's figures: the answer of the screen, then what each side comes to. */
export function monthSentences(
  { account, totals, lines, pulledAt, isOver }: ComparedMonth,
  { ofMonth }: Words,
  language: Parameters<typeof figuresIn>[0],
): string[] {
  const { amounts } = figuresIn(language);
  const sum = (micros: bigint | null) =>
    micros === null ? ofMonth("unknown") : amounts([{ micros, currency: account.currency }]);
  const { unexplainedVolume: volume, unexplainedMicros } = totals;
  const micros = unexplainedMicros ?? 0n;
  const answer = () => {
    if (!pulledAt) return ofMonth("answers.neverAsked");
    if (volume > 0 || micros !== 0n)
      return ofMonth("answers.unexplained", { volume, amount: sum(micros < 0n ? -micros : micros) });
    if (lines.length > 0)
      return ofMonth("answers.explained", { difference: totals.reportedVolume - totals.volume });
    return ofMonth("answers.agrees", { volume: totals.volume, amount: sum(totals.reportedMicros) });
  };
  return [
    answer(),
    ofMonth("letterFigures", {
      estimated: sum(totals.estimatedMicros),
      reported: pulledAt ? sum(totals.reportedMicros) : ofMonth("notAsked"),
      invoiced: totals.invoicedMicros === null ? ofMonth("noInvoice") : sum(totals.invoicedMicros),
    }),
    ...(isOver ? [] : [ofMonth("soFar")]),
  ];
}
