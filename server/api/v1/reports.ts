import { z } from "zod";
import { billed } from "../../analytics/billed";
import { latency } from "../../analytics/latency";
import type { BilledFigures, LatencyFigures } from "../../analytics/report-shapes";
import {
  billedGroups,
  billedInput,
  chargeBases,
  latencyGroups,
  latencyInput,
  periodFields,
  requirePeriod,
} from "../../analytics/schemas";
import { defineRoute } from "./route";

const about = {
  from: z.iso.date(),
  to: z.iso.date(),
  timeZone: z.string().meta({ description: "Whose days these are.", example: "Europe/Madrid" }),
  asOf: z.iso.datetime().meta({ description: "Up to when facts are counted." }),
  isPartial: z.boolean().meta({ description: "The period is not over, so its figures grow." }),
  state: z.enum(["ready", "preparing"]),
};
const group = {
  key: z
    .string()
    .nullable()
    .meta({ description: "An id, a country, a word of Meta's, or the first day of a time." }),
  name: z.string().nullable(),
};
const seconds = z.number().nullable();
const count = z.int().min(0);
const share = z.strictObject({ count, of: count });

const waits = z
  .strictObject({
    answered: count,
    waiting: count.meta({
      description: "Asked in the period and not answered yet; counted with the wait so far.",
    }),
    closedUnanswered: count,
    averageSeconds: seconds,
    medianSeconds: seconds,
    p75Seconds: seconds,
    p90Seconds: seconds,
    p95Seconds: seconds,
    p99Seconds: seconds,
    within: z.strictObject({ fiveMinutes: share, hour: share, day: share }),
  })
  .meta({ id: "Waits" });

const waitsOf = ({
  within: { fiveMinutes, hour, day },
  ...figures
}: LatencyFigures): z.input<typeof waits> => ({
  ...figures,
  within: { fiveMinutes, hour, day },
});

const { measure, answeredBy, clock } = latencyInput.shape;

export const responseTimes = defineRoute({
  method: "GET",
  path: "/reports/response-times",
  scope: "reports:read",
  name: "getResponseTimes",
  summary: "How long customers who asked in the period waited for an answer",
  input: z
    .strictObject({
      ...periodFields,
      measure,
      answeredBy,
      clock,
      groupBy: z.enum(latencyGroups).default("none"),
    })
    .superRefine(requirePeriod),
  output: z
    .strictObject({
      ...about,
      relativeError: z.number().meta({ description: "How far a percentile may be from the truth." }),
      total: waits,
      groups: z.array(z.strictObject({ ...group, waits })),
    })
    .meta({ id: "ResponseTimes" }),
  handle: async (ctx, { from, to, ...question }) => {
    const report = await latency(ctx, latencyInput.parse({ ...question, period: { from, to } }));
    const { timeZone, asOf, isPartial, state, relativeError, total, groups } = report;
    return {
      ...{ from, to, timeZone, asOf: asOf.toISOString(), isPartial, state, relativeError },
      total: waitsOf(total),
      groups: groups.map(({ key, name, figures }) => ({ key, name, waits: waitsOf(figures) })),
    };
  },
});

const micros = z
  .string()
  .regex(/^-?\d+$/)
  .meta({ description: "Millionths of the currency's unit.", example: "85900" });
const bill = z
  .strictObject({
    messages: count,
    free: count,
    byBasis: z.record(z.enum(chargeBases), count),
    money: z.array(
      z.strictObject({
        currency: z.string(),
        estimatedMicros: micros,
        reportedMicros: micros,
        reportedMessages: count,
      }),
    ),
  })
  .meta({ id: "Bill" });

const billOf = ({ money, ...figures }: BilledFigures): z.input<typeof bill> => ({
  ...figures,
  money: money.map(({ estimatedMicros, reportedMicros, ...rest }) => ({
    ...rest,
    estimatedMicros: String(estimatedMicros),
    reportedMicros: String(reportedMicros),
  })),
});

export const billedMessages = defineRoute({
  method: "GET",
  path: "/reports/billed-messages",
  scope: "reports:read",
  name: "getBilledMessages",
  summary: "What was delivered in the period and what it cost, each currency by itself",
  input: z
    .strictObject({ ...periodFields, groupBy: z.enum(billedGroups).default("none") })
    .superRefine(requirePeriod),
  output: z
    .strictObject({ ...about, total: bill, groups: z.array(z.strictObject({ ...group, bill })) })
    .meta({ id: "BilledMessages" }),
  handle: async (ctx, { from, to, groupBy }) => {
    const report = await billed(ctx, billedInput.parse({ period: { from, to }, groupBy }));
    const { timeZone, asOf, isPartial, state, total, groups } = report;
    return {
      ...{ from, to, timeZone, asOf: asOf.toISOString(), isPartial, state },
      total: billOf(total),
      groups: groups.map(({ key, name, figures }) => ({ key, name, bill: billOf(figures) })),
    };
  },
});
