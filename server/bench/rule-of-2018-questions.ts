import { type SQL, sql } from "drizzle-orm";
import { during } from "../analytics/conditions";
import { countOf2018 } from "../analytics/count-of-2018";
import { lateReport } from "../billing/launch/late-report";
import { listLateAnswers } from "../billing/launch/list-late-answers";
import { messagesOf2018 } from "../billing/launch/messages-of-2018";
import { lateAnswersPageInput, lateReportInput, messagesOf2018Input } from "../billing/launch/schemas";
import type { Ctx } from "../context";
import { lastDay } from "./analytics-facts";

export type Question = {
  report: string;
  ask: (ctx: Ctx) => Promise<unknown>;
  /** The same question to the facts themselves; none where the report reads them anyway. */
  raw?: (ctx: Ctx) => SQL;
};

const zone = "Europe/Brussels";
const month = { from: "2026-09-01", to: lastDay };
/** Its last day is the last before answers beyond the month's free ones are billed, so free ones are looked for. */
const year = { from: "2025-10-01", to: lastDay };

/** Everything that was delivered, of which each charge keeps what the rule calls it. */
const rawKinds =
  (period: typeof year) =>
  ({ workspaceId }: Ctx) =>
    sql`
  select country, launch_kind, currency, count(*), sum(estimated_micros) from charges
  where workspace_id = ${workspaceId}::uuid and ${during(sql`delivered_at`, period, zone)} group by 1, 2, 3`;

const asked = (report: string, input: object, raw?: Question["raw"]): Question => {
  const question = lateReportInput.parse(input);
  return { report, ask: (ctx) => lateReport(ctx, question, countOf2018), raw };
};
const lateOnes = lateAnswersPageInput.parse({ period: year });
const sentLate = messagesOf2018Input.parse({ period: year, kind: "late" });

/** What promptness was worth, and what it would have been in 2018. */
export const ruleOf2018: Question[] = [
  asked("the rule of 2018, a month", { period: month }, rawKinds(month)),
  asked("the rule of 2018, a year", { period: year, groupBy: "month" }, rawKinds(year)),
  asked(
    "the rule of 2018 in one country by member, a year",
    { period: year, groupBy: "member", filters: { countries: ["MX"] } },
    rawKinds(year),
  ),
  { report: "late answers behind a figure", ask: (ctx) => listLateAnswers(ctx, lateOnes) },
  { report: "messages of 2018 behind a figure", ask: (ctx) => messagesOf2018(ctx, sentLate) },
];
