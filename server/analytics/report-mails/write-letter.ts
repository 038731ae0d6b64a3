import type { savedReports } from "@/db/schema/saved-reports";
import type { InTransaction } from "../../context";
import { type Letter, type LetterLanguage, letterLanguages } from "../../letter";
import { linkTo } from "../../mail";
import { billed } from "../billed";
import { latency } from "../latency";
import { type PeriodChoice, periodOf } from "../periods/schemas";
import { savedQuestion } from "../saved-reports/schemas";
import type { Day } from "../schemas";
import { figuresIn } from "./figures-in";
import { tokenToStop } from "./link-to-stop";
import { letterWords } from "./words";

type ToWrite = {
  mailId: string;
  report: typeof savedReports.$inferSelect;
  reader: { locale: string | null };
  workspace: { id: string; name: string };
  /** On which day it is due: a period such as "yesterday" is meant from there. */
  day: Day;
};

/** A saved report in sentences, in its reader's language, with the way to the report itself. */
export async function writeLetter(
  ctx: InTransaction,
  { mailId, report, reader, workspace, day }: ToWrite,
): Promise<{ letter: Letter; language: LetterLanguage }> {
  const language = letterLanguages.find((one) => one === reader.locale) ?? "en";
  const words = letterWords[language];
  const period = periodOf(report.period as PeriodChoice, day);
  const sentences = await sentencesOf(ctx, report, period, language);
  const stop = linkTo(`/stop-mail#${tokenToStop({ workspaceId: workspace.id, mailId })}`);
  return {
    language,
    letter: {
      subject: `${report.name}: ${figuresIn(language).dates(period)}`,
      paragraphs: [`${workspace.name}, ${figuresIn(language).dates(period)}.`, ...sentences],
      action: {
        label: words.open,
        href: linkTo(`/analytics/${report.report}${report.query && `?${report.query}`}`),
      },
      footnote: words.why(report.name, stop),
    },
  };
}

/** The question is read as it would be asked today: what has been added to questions since takes its usual value. */
async function sentencesOf(
  ctx: InTransaction,
  { report, question }: ToWrite["report"],
  period: { from: Day; to: Day },
  language: LetterLanguage,
): Promise<string[]> {
  const words = letterWords[language];
  const asked = savedQuestion.parse({ report, question });
  if (asked.report === "response-time")
    return words.latency(await latency(ctx, { ...asked.question, groupBy: "none", period }));
  return words.billed(await billed(ctx, { ...asked.question, groupBy: "none", splitBy: undefined, period }));
}
