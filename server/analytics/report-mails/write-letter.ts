import type { savedReports } from "@/db/schema/saved-reports";
import type { InTransaction } from "../../context";
import { type Letter, type LetterLanguage, letterLanguages } from "../../letter";
import { type Attachment, linkTo } from "../../mail";
import { billed } from "../billed";
import type { Words } from "../files/words";
import { funnel } from "../funnel/funnel";
import { latency } from "../latency";
import { type PeriodChoice, periodOf } from "../periods/schemas";
import { pathOfReport, type SavedQuestion, savedQuestion } from "../saved-reports/schemas";
import type { Day, Period } from "../schemas";
import { attachTable, type Elsewhere, type HandedIn, monthIn } from "./attach-table";
import { figuresIn } from "./figures-in";
import { tokenToStop } from "./link-to-stop";
import type { AttachmentKind } from "./schemas";
import { letterWords } from "./words";
import { lateSentences } from "./words-of-late";
import { monthSentences } from "./words-of-months";

type ToWrite = {
  mail: { id: string; attachment: AttachmentKind | null };
  report: typeof savedReports.$inferSelect;
  reader: { locale: string | null };
  workspace: { id: string; name: string; timeZone: string };
  /** On which day it is due: a period such as "yesterday" is meant from there. */
  day: Day;
};

type Written = { letter: Letter; language: LetterLanguage; attachments: Attachment[] };

/** A saved report in sentences, in its reader's language, with the way to the report itself and its table, if she wants that. */
export async function writeLetter(
  ctx: InTransaction,
  { mail, report, reader, workspace, day }: ToWrite,
  { wordsOf, ...elsewhere }: HandedIn,
): Promise<Written> {
  const language = letterLanguages.find((one) => one === reader.locale) ?? "en";
  const words = letterWords[language];
  const period = periodOf(report.period as PeriodChoice, day);
  // Read as it would be asked today: what has been added to questions since takes its usual value.
  const asked = savedQuestion.parse({ report: report.report, question: report.question });
  const { timeZone } = workspace;
  const wordsOfFiles = await wordsOf(language, timeZone);
  const sentences = await sentencesOf(ctx, asked, { period, language, wordsOfFiles }, elsewhere);
  const table =
    mail.attachment &&
    (await attachTable(
      ctx,
      { asked, period, timeZone, kind: mail.attachment, words: wordsOfFiles },
      elsewhere,
    ));
  if (table) sentences.push(table === "tooLarge" ? words.tooLarge : words.attached);
  const stop = linkTo(`/stop-mail#${tokenToStop({ workspaceId: workspace.id, mailId: mail.id })}`);
  return {
    language,
    letter: {
      subject: `${report.name}: ${figuresIn(language).dates(period)}`,
      paragraphs: [`${workspace.name}, ${figuresIn(language).dates(period)}.`, ...sentences],
      action: {
        label: words.open,
        href: linkTo(`${pathOfReport[report.report]}${report.query && `?${report.query}`}`),
      },
      footnote: words.why(report.name, stop),
    },
    attachments: table && table !== "tooLarge" ? [table] : [],
  };
}

async function sentencesOf(
  ctx: InTransaction,
  { report, question }: SavedQuestion,
  { period, language, wordsOfFiles }: { period: Period; language: LetterLanguage; wordsOfFiles: Words },
  { monthOf, lateOf }: Elsewhere,
): Promise<string[]> {
  const words = letterWords[language];
  const whole = { groupBy: "none", period } as const;
  switch (report) {
    case "response-time":
      return words.latency(await latency(ctx, { ...question, ...whole }));
    case "billed-messages":
      return words.billed(await billed(ctx, { ...question, ...whole, splitBy: undefined }));
    case "ad-results":
      return words.results(await funnel(ctx, { ...question, ...whole }));
    case "late-answers":
      return lateSentences((await lateOf(ctx, { ...question, ...whole })).total, wordsOfFiles, language);
    case "reconciliation": {
      const month = await monthOf(ctx, { ...question, month: monthIn(period) });
      return monthSentences(month, wordsOfFiles, language);
    }
  }
}
