import type { InTransaction } from "../../context";
import type { LetterLanguage } from "../../letter";
import { type Attachment, largestAttachment } from "../../mail";
import { billed } from "../billed";
import { billedTable } from "../files/billed-table";
import { lateTable } from "../files/late-table";
import { latencyTable } from "../files/latency-table";
import { monthTable } from "../files/month-table";
import { resultsTable } from "../files/results-table";
import type { Table } from "../files/table";
import type { Words } from "../files/words";
import { writeCsv } from "../files/write-csv";
import { writeXlsx } from "../files/write-xlsx";
import { funnel } from "../funnel/funnel";
import { latency } from "../latency";
import type { ComparedMonth, LatePrices } from "../report-shapes";
import type { LateQuestion, SavedQuestion } from "../saved-reports/schemas";
import type { Period } from "../schemas";
import type { AttachmentKind } from "./schemas";

/** What letters take from elsewhere; whoever writes them hands it in. */
export type HandedIn = {
  /** What files say is kept with the screens. */
  wordsOf: (language: LetterLanguage, timeZone: string) => Promise<Words>;
  /** A month of an account, "2026-10", beside what Meta reports of it. */
  monthOf: (ctx: InTransaction, of: { accountId: string; month: string }) => Promise<ComparedMonth>;
  /** What late answers cost. */
  lateOf: (ctx: InTransaction, of: LateQuestion & { period: Period }) => Promise<LatePrices>;
};
/** The reports that other rooms answer. */
export type Elsewhere = Omit<HandedIn, "wordsOf">;

type ToAttach = {
  asked: SavedQuestion;
  period: Period;
  timeZone: string;
  kind: AttachmentKind;
  words: Words;
};

const types: Record<AttachmentKind, string> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** The table of a saved report as the file that an export of these days would be. */
export async function attachTable(
  ctx: InTransaction,
  { asked, period, timeZone, kind, words }: ToAttach,
  elsewhere: Elsewhere,
): Promise<Attachment | "tooLarge"> {
  const table = await tableOf(ctx, asked, { period, words }, elsewhere);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of kind === "csv" ? csvOf(table, timeZone, words) : xlsxOf(table, timeZone, words)) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > largestAttachment) return "tooLarge";
  }
  return {
    filename: `${asked.report}-${period.from}-${period.to}.${kind}`,
    contentType: types[kind],
    base64: Buffer.concat(chunks).toString("base64"),
  };
}

/** "2026-10" */
export const monthIn = ({ from }: Period) => from.slice(0, 7);

async function tableOf(
  ctx: InTransaction,
  { report, question }: SavedQuestion,
  { period, words }: Pick<ToAttach, "period" | "words">,
  { monthOf, lateOf }: Elsewhere,
): Promise<Table> {
  switch (report) {
    case "response-time":
      return latencyTable(await latency(ctx, { ...question, period }), question.groupBy, words);
    case "billed-messages":
      return billedTable(await billed(ctx, { ...question, period }), question, words);
    case "ad-results":
      return resultsTable(await funnel(ctx, { ...question, period }), question.groupBy, words);
    case "late-answers":
      return lateTable(await lateOf(ctx, { ...question, period }), question.groupBy, words);
    case "reconciliation":
      return monthTable(await monthOf(ctx, { ...question, month: monthIn(period) }), words);
  }
}

async function* csvOf(table: Table, timeZone: string, { locale }: Words): AsyncGenerator<Uint8Array> {
  for await (const line of writeCsv(table, { locale, timeZone })) yield Buffer.from(line);
}

async function* xlsxOf(table: Table, timeZone: string, { t }: Words): AsyncGenerator<Uint8Array> {
  yield* writeXlsx(table, { timeZone, more: t("export.more") });
}
