import { type SQL, sql } from "drizzle-orm";
import { billed } from "../analytics/billed";
import { reportChoices } from "../analytics/choices";
import { during } from "../analytics/conditions";
import { lateAnswers } from "../analytics/late-answers";
import { latency } from "../analytics/latency";
import { latencyDistribution } from "../analytics/latency-distribution";
import { latencyHeatMap } from "../analytics/latency-heat-map";
import { messagesBehind } from "../analytics/messages-behind";
import { billedInput, lateAnswersInput, latencyInput, messagesBehindInput } from "../analytics/schemas";
import { waiting } from "../analytics/waiting";
import type { Ctx } from "../context";
import { lastDay } from "./analytics-facts";
import { type Question, ruleOf2018 } from "./rule-of-2018-questions";

const year = { from: "2025-09-20", to: "2026-09-18" };
const quarter = { from: "2026-07-01", to: lastDay };
const zone = "Europe/Brussels";

const percentiles = sql`
  percentile_disc(array[0.5, 0.75, 0.9, 0.95, 0.99]) within group (order by wait_seconds), count(*), avg(wait_seconds),
  count(*) filter (where wait_seconds <= 300), count(*) filter (where wait_seconds <= 3600),
  count(*) filter (where wait_seconds <= 86400)`;
const rawWaits = (key: SQL, period: typeof year) => (ctx: Ctx) =>
  sql`
  select ${key} as key, ${percentiles} from responses
  where workspace_id = ${ctx.workspaceId}::uuid and wait_seconds is not null and ${during(sql`asked_at`, period, zone)}
  group by 1`;
const rawCharges = (key: SQL, period: typeof year) => (ctx: Ctx) =>
  sql`
  select ${key} as key, basis, currency, count(*), sum(estimated_micros), sum(reported_micros), count(reported_micros)
  from charges where workspace_id = ${ctx.workspaceId}::uuid and ${during(sql`delivered_at`, period, zone)} group by 1, 2, 3`;

const day = (column: string) => sql`date_trunc('day', ${sql.identifier(column)} at time zone ${zone}::text)`;
const month = (column: string) =>
  sql`date_trunc('month', ${sql.identifier(column)} at time zone ${zone}::text)`;

const waits = (report: string, input: object, raw: Question["raw"]): Question => {
  const question = latencyInput.parse(input);
  return { report, ask: (ctx) => latency(ctx, question), raw };
};
const bills = (report: string, input: object, raw: Question["raw"]): Question => {
  const question = billedInput.parse(input);
  return { report, ask: (ctx) => billed(ctx, question), raw };
};

const aYear = latencyInput.parse({ period: year });
const behindAnswers = messagesBehindInput.parse({
  of: { kind: "answers", period: quarter, fromSeconds: 86_401 },
});
const behindCharges = messagesBehindInput.parse({
  of: { kind: "charges", period: year, filters: { countries: ["MX"] } },
});
const late = lateAnswersInput.parse({ period: { from: "2026-09-01", to: lastDay }, groupBy: "country" });
const lateOfYear = lateAnswersInput.parse({ period: year, groupBy: "member" });

/** Every report, over the periods that people choose; those of a year do not begin or end with a month. */
export const questions: Question[] = [
  waits("latency of a year", { period: year }, rawWaits(sql`null::text`, year)),
  waits("latency by day, a quarter", { period: quarter, groupBy: "day" }, rawWaits(day("asked_at"), quarter)),
  waits("latency by day, a year", { period: year, groupBy: "day" }, rawWaits(day("asked_at"), year)),
  waits("latency by month, a year", { period: year, groupBy: "month" }, rawWaits(month("asked_at"), year)),
  waits("latency by member, a year", { period: year, groupBy: "member" }, rawWaits(sql`member_id`, year)),
  waits("latency by number, a year", { period: year, groupBy: "number" }, rawWaits(sql`number_id`, year)),
  waits("latency by country, a year", { period: year, groupBy: "country" }, rawWaits(sql`country`, year)),
  waits(
    "latency by member in one country, a quarter",
    { period: quarter, groupBy: "member", filters: { countries: ["MX"] } },
    rawWaits(sql`case country when 'MX' then member_id end`, quarter),
  ),
  waits("latency by team, a year", { period: year, groupBy: "team" }, rawWaits(sql`team_id`, year)),
  waits("latency by campaign, a year", { period: year, groupBy: "campaign" }, rawWaits(sql`touch`, year)),
  waits("latency by QR code, a year", { period: year, groupBy: "code" }, rawWaits(sql`touch`, year)),
  waits(
    "latency by day of those who came by one ad, a quarter",
    { period: quarter, groupBy: "day", filters: { cameBy: ["ad:120"] } },
    rawWaits(sql`case touch when 'ad:120' then ${day("asked_at")} end`, quarter),
  ),
  {
    report: "latency distribution, a year",
    ask: (ctx) => latencyDistribution(ctx, aYear),
    raw: rawWaits(
      sql`width_bucket(wait_seconds, array[61, 301, 901, 1801, 3601, 7201, 14401, 28801, 86401])`,
      year,
    ),
  },
  {
    report: "latency heat map, a year",
    ask: (ctx) => latencyHeatMap(ctx, aYear),
    raw: rawWaits(sql`to_char(asked_at at time zone ${zone}::text, 'ID-HH24')`, year),
  },
  { report: "waiting now", ask: (ctx) => waiting(ctx, { filters: {} }) },
  bills("billed of a year", { period: year, comparison: "previousYear" }, rawCharges(sql`null::text`, year)),
  bills("billed by day, a year", { period: year, groupBy: "day" }, rawCharges(day("delivered_at"), year)),
  bills(
    "billed by month, a year",
    { period: year, groupBy: "month" },
    rawCharges(month("delivered_at"), year),
  ),
  bills("billed by country, a year", { period: year, groupBy: "country" }, rawCharges(sql`country`, year)),
  bills("billed by number, a year", { period: year, groupBy: "number" }, rawCharges(sql`number_id`, year)),
  bills("billed by market, a year", { period: year, groupBy: "market" }, rawCharges(sql`market`, year)),
  bills(
    "billed by pricing type, a year",
    { period: year, groupBy: "pricingType" },
    rawCharges(sql`pricing_type`, year),
  ),
  bills(
    "billed by template, a year",
    { period: year, groupBy: "template" },
    rawCharges(sql`template_id`, year),
  ),
  bills(
    "billed by broadcast, a year",
    { period: year, groupBy: "broadcast" },
    rawCharges(sql`broadcast_id`, year),
  ),
  bills("billed by team, a year", { period: year, groupBy: "team" }, rawCharges(sql`team_id`, year)),
  bills("billed by campaign, a year", { period: year, groupBy: "campaign" }, rawCharges(sql`touch`, year)),
  bills(
    "billed by country of those who came by one ad, a quarter",
    { period: quarter, groupBy: "country", filters: { cameBy: ["ad:120"] } },
    rawCharges(sql`case touch when 'ad:120' then country end`, quarter),
  ),
  bills(
    "billed by day in one country, a quarter",
    { period: quarter, groupBy: "day", splitBy: "category", filters: { countries: ["MX"] } },
    rawCharges(sql`(case country when 'MX' then ${day("delivered_at")} end, category)`, quarter),
  ),
  { report: "late answers, a month", ask: (ctx) => lateAnswers(ctx, late) },
  { report: "late answers by member, a year", ask: (ctx) => lateAnswers(ctx, lateOfYear) },
  ...ruleOf2018,
  { report: "answers behind a figure", ask: (ctx) => messagesBehind(ctx, behindAnswers) },
  { report: "charges behind a figure", ask: (ctx) => messagesBehind(ctx, behindCharges) },
  { report: "choices", ask: reportChoices },
];
