import { type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { adCost } from "../analytics/funnel/ad-cost";
import { chatsBehind } from "../analytics/funnel/chats-behind";
import { funnel } from "../analytics/funnel/funnel";
import { chatsBehindInput, funnelInput } from "../analytics/funnel/schemas";
import type { Ctx } from "../context";
import { lastDay } from "./results-facts";

type Question = { report: string; ask: (ctx: Ctx) => Promise<unknown>; rows: (ctx: Ctx) => SQL };

const year = { from: "2025-09-20", to: "2026-09-18" };
const quarter = { from: "2026-07-01", to: lastDay };
const month = { from: "2026-09-01", to: lastDay };

/** So many facts a question is about: what Meta says of days, and the chats, answers, orders and messages of those days. */
const rowsOf =
  (kind: string, { from, to }: typeof year) =>
  (ctx: Ctx) => {
    const between = (column: string) => sql`workspace_id = ${ctx.workspaceId}::uuid
    and ${sql.identifier(column)} >= ${from}::date and ${sql.identifier(column)} < ${to}::date + 1`;
    return sql`select ((select count(*) from ad_insights where kind = ${kind} and ${between("day")})
    + (select count(*) from referrals where ${between("at")}) + (select count(*) from outcomes where ${between("occurred_at")})
    + (select count(*) from charges where ${between("delivered_at")}))::int as rows`;
  };

function results(report: string, input: z.input<typeof funnelInput>): Question {
  const question = funnelInput.parse(input);
  const kind = ["country", "placement"].find((one) => one === input.groupBy) ?? "whole";
  return { report, ask: (ctx) => funnel(ctx, question), rows: rowsOf(kind, input.period) };
}

function behind(report: string, period: typeof year, more: object): Question {
  const question = chatsBehindInput.parse({ period, ...more });
  return { report, ask: (ctx) => chatsBehind(ctx, question), rows: rowsOf("whole", period) };
}

/** What the screen of the results asks, over the periods that people choose. */
export const resultsQuestions: Question[] = [
  results("results of a month", { period: month, comparison: "previousPeriod" }),
  results("results of a month by campaign", { period: month, groupBy: "campaign", mostGroups: 50 }),
  results("results of a month by ad", { period: month, groupBy: "ad", mostGroups: 50 }),
  results("results of a month by day", { period: month, groupBy: "day" }),
  results("results of a month by country", { period: month, groupBy: "country" }),
  results("results of a quarter by campaign", { period: quarter, groupBy: "campaign", mostGroups: 50 }),
  results("results of a quarter by day", { period: quarter, groupBy: "day" }),
  results("results of a year", { period: year }),
  results("results of a year by ad", { period: year, groupBy: "ad", mostGroups: 50 }),
  results("results of a year by week", { period: year, groupBy: "week" }),
  results("results of a year by placement", { period: year, groupBy: "placement" }),
  behind("chats behind a figure, a month", month, { step: "conversations" }),
  behind("orders behind a figure, a quarter", quarter, { step: "orders" }),
  {
    report: "what an ad cost",
    ask: (ctx) => adCost(ctx, { adMetaId: "1200000000" }),
    rows: rowsOf("whole", year),
  },
];
