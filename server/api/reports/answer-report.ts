import { z } from "zod";
import { billed } from "../../analytics/billed";
import { countOf2018 } from "../../analytics/count-of-2018";
import { billedTable } from "../../analytics/files/billed-table";
import { chatsTable } from "../../analytics/files/chats-table";
import { lateTable } from "../../analytics/files/late-table";
import { latencyTable } from "../../analytics/files/latency-table";
import { messagesTable } from "../../analytics/files/messages-table";
import { monthTable } from "../../analytics/files/month-table";
import { resultsTable } from "../../analytics/files/results-table";
import type { Table } from "../../analytics/files/table";
import type { Words } from "../../analytics/files/words";
import { writeCsv } from "../../analytics/files/write-csv";
import { writeXlsx } from "../../analytics/files/write-xlsx";
import { funnel } from "../../analytics/funnel/funnel";
import { allChatsInput, funnelInput } from "../../analytics/funnel/schemas";
import { latency } from "../../analytics/latency";
import { billedInput, latencyInput, messagesBehindInput, type Period } from "../../analytics/schemas";
import { lateReport } from "../../billing/launch/late-report";
import { lateAnswersPageInput, lateReportInput } from "../../billing/launch/schemas";
import { reconcile } from "../../billing/reconciliation/reconcile";
import { monthInput } from "../../billing/reconciliation/schemas";
import { invalid, notFound } from "../../errors";
import type { SignedInMember } from "../../identity/find-member";
import { answered, entitled } from "../answer-media";
import { lateAnswersTable, ruleTable } from "./late-tables";
import { monthPdf } from "./month-pdf";

const formatSchema = z.enum(["csv", "xlsx", "pdf"]);
type Format = z.infer<typeof formatSchema>;

const types: Record<Format, string> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pdf: "application/pdf",
};

type Asked = { report: string; signedIn: SignedInMember | undefined; words: Words };

/** A report as a file, for whoever may read it on the screen, with the same figures. */
export function answerReport(request: Request, { report, signedIn, words }: Asked): Promise<Response> {
  const { searchParams } = new URL(request.url);
  return answered(async () => {
    // Whoever is not signed in learns nothing about what may be asked.
    entitled(signedIn, "identity.me");
    const format = parsed(formatSchema, searchParams.get("format"));
    const input = jsonOf(searchParams.get("input"));
    const timeZone = signedIn?.workspace.timeZone ?? "UTC";

    if (report === "response-time") {
      const ctx = entitled(signedIn, "analytics.latency");
      const asked = parsed(latencyInput, input);
      const table = latencyTable(await latency(ctx, asked), asked.groupBy, words);
      return fileOf(table, { format, timeZone, words, name: nameOf(report, asked.period) });
    }
    if (report === "billed-messages") {
      const ctx = entitled(signedIn, "analytics.billed");
      const asked = parsed(billedInput, input);
      const name = nameOf(report, asked.period);
      if (format === "pdf") {
        const business = signedIn?.workspace.name ?? "";
        const pdf = await monthPdf(ctx, { business, input: asked, words });
        return attachment(Uint8Array.from(pdf), format, name);
      }
      const table = billedTable(await billed(ctx, asked), asked, words);
      return fileOf(table, { format, timeZone, words, name });
    }
    if (report === "late-answers" || report === "rule-of-2018") {
      const ctx = entitled(signedIn, "late.report");
      const asked = parsed(lateReportInput, input);
      const found = await lateReport(ctx, asked, countOf2018);
      const table =
        report === "late-answers" ? lateTable(found, asked.groupBy, words) : ruleTable(found, words);
      return fileOf(table, { format, timeZone, words, name: nameOf(report, asked.period) });
    }
    if (report === "each-late-answer") {
      const ctx = entitled(signedIn, "late.answers");
      const asked = parsed(lateAnswersPageInput, input);
      const table = lateAnswersTable(ctx, asked, words);
      return fileOf(table, { format, timeZone, words, name: nameOf(report, asked.period) });
    }
    if (report === "reconciliation") {
      const ctx = entitled(signedIn, "reconciliation.month");
      const asked = parsed(monthInput, input);
      const table = monthTable(await reconcile(ctx, asked), words);
      return fileOf(table, { format, timeZone, words, name: `${report}-${asked.month}` });
    }
    if (report === "ad-results") {
      const ctx = entitled(signedIn, "funnel.report");
      const asked = parsed(funnelInput, input);
      const table = resultsTable(await funnel(ctx, asked), asked.groupBy, words);
      return fileOf(table, { format, timeZone, words, name: nameOf(report, asked.period) });
    }
    if (report === "ad-chats") {
      const ctx = entitled(signedIn, "funnel.chats");
      const asked = parsed(allChatsInput, input);
      const name = nameOf(`${report}-${asked.step}`, asked.period);
      return fileOf(chatsTable(ctx, asked, words), { format, timeZone, words, name });
    }
    if (report === "messages") {
      const ctx = entitled(signedIn, "analytics.messagesBehind");
      const { of } = parsed(messagesBehindInput, input);
      const name = of.kind === "waiting" ? "waiting" : nameOf(of.kind, of.period);
      return fileOf(messagesTable(ctx, of, words), { format, timeZone, words, name });
    }
    throw notFound("This report", "reportMissing");
  });
}

const nameOf = (report: string, { from, to }: Period) => `${report}-${from}-${to}`;

type File = { format: Format; timeZone: string; words: Words; name: string };

function fileOf(table: Table, { format, timeZone, words, name }: File): Response {
  if (format === "pdf") throw misunderstood();
  if (format === "xlsx") {
    return attachment(writeXlsx(table, { timeZone, more: words.t("export.more") }), format, name);
  }
  return attachment(streamOf(writeCsv(table, { locale: words.locale, timeZone })), format, name);
}

const attachment = (body: BodyInit, format: Format, name: string) =>
  new Response(body, {
    headers: {
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "content-type": types[format],
      "content-disposition": `attachment; filename="${name}.${format}"`,
    },
  });

/** Read as fast as it is taken, and no further once nobody takes it. */
function streamOf(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => {
      await lines.return(undefined);
    },
  });
}

const misunderstood = () => invalid("This export is not understood.", { key: "exportMisunderstood" });

function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const result = schema.safeParse(value);
  if (!result.success) throw misunderstood();
  return result.data;
}

function jsonOf(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    throw misunderstood();
  }
}
