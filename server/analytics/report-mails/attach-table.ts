import type { InTransaction } from "../../context";
import type { LetterLanguage } from "../../letter";
import { type Attachment, largestAttachment } from "../../mail";
import { billed } from "../billed";
import { billedTable } from "../files/billed-table";
import { latencyTable } from "../files/latency-table";
import { resultsTable } from "../files/results-table";
import type { Table } from "../files/table";
import type { Words } from "../files/words";
import { writeCsv } from "../files/write-csv";
import { writeXlsx } from "../files/write-xlsx";
import { funnel } from "../funnel/funnel";
import { latency } from "../latency";
import type { SavedQuestion } from "../saved-reports/schemas";
import type { Period } from "../schemas";
import type { AttachmentKind } from "./schemas";

/** What files say is kept with the screens; whoever writes letters hands it in. */
export type WordsOf = (language: LetterLanguage, timeZone: string) => Promise<Words>;

type ToAttach = { asked: SavedQuestion; period: Period; timeZone: string; kind: AttachmentKind };

const types: Record<AttachmentKind, string> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** The table of a saved report as the file that an export of these days would be. */
export async function attachTable(
  ctx: InTransaction,
  { asked, period, timeZone, kind }: ToAttach,
  words: Words,
): Promise<Attachment | "tooLarge"> {
  const table = await tableOf(ctx, asked, period, words);
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

async function tableOf(
  ctx: InTransaction,
  { report, question }: SavedQuestion,
  period: Period,
  words: Words,
): Promise<Table> {
  switch (report) {
    case "response-time":
      return latencyTable(await latency(ctx, { ...question, period }), question.groupBy, words);
    case "billed-messages":
      return billedTable(await billed(ctx, { ...question, period }), question, words);
    case "ad-results":
      return resultsTable(await funnel(ctx, { ...question, period }), question.groupBy, words);
  }
}

async function* csvOf(table: Table, timeZone: string, { locale }: Words): AsyncGenerator<Uint8Array> {
  for await (const line of writeCsv(table, { locale, timeZone })) yield Buffer.from(line);
}

async function* xlsxOf(table: Table, timeZone: string, { t }: Words): AsyncGenerator<Uint8Array> {
  yield* writeXlsx(table, { timeZone, more: t("export.more") });
}
