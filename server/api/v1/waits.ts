import { z } from "zod";
import { getGoals } from "../../analytics/goals/get-goals";
import { saveGoalsInput } from "../../analytics/goals/schemas";
import { latency } from "../../analytics/latency";
import { latencyDistribution } from "../../analytics/latency-distribution";
import { latencyHeatMap } from "../../analytics/latency-heat-map";
import {
  comparisons,
  latencyDistributionInput,
  latencyFiltersSchema,
  latencyGroups,
  latencyInput,
  periodFields,
  requirePeriod,
} from "../../analytics/schemas";
import { waiting } from "../../analytics/waiting";
import {
  about,
  aboutOf,
  count,
  earlier,
  earlierOf,
  group,
  relativeError,
  repeated,
  waits,
} from "./report-fields";
import { defineRoute } from "./route";

const { shape } = latencyFiltersSchema;
const filters = {
  numberIds: repeated(shape.numberIds),
  memberIds: repeated(shape.memberIds),
  countries: repeated(shape.countries),
  cameBy: repeated(shape.cameBy),
  teamIds: repeated(shape.teamIds),
  labelIds: repeated(shape.labelIds),
};
const { measure, answeredBy, clock, waiting: howWaiting } = latencyInput.shape;

/** What every question about waits says; `goalSeconds` comes from an address, where a number is written. */
const question = {
  ...periodFields,
  measure,
  answeredBy,
  clock,
  waiting: howWaiting,
  goalSeconds: z.coerce
    .number<string>()
    .pipe(z.int().min(1).max(2_592_000))
    .optional()
    .meta({ description: "Instead of the goal of the workspace." }),
  ...filters,
};

type Asked = { from: string; to: string } & Partial<Record<keyof typeof filters, string[]>>;
const asked = <Question extends Asked>({
  from,
  to,
  numberIds,
  memberIds,
  countries,
  cameBy,
  teamIds,
  labelIds,
  ...rest
}: Question) => ({
  ...rest,
  ...{ period: { from, to }, filters: { numberIds, memberIds, countries, cameBy, teamIds, labelIds } },
});

export const responseTimes = defineRoute({
  method: "GET",
  path: "/reports/response-times",
  scope: "reports:read",
  name: "getResponseTimes",
  summary: "How long customers who asked in the period waited for an answer",
  input: z
    .strictObject({
      ...question,
      comparison: z.enum(comparisons).default("none"),
      groupBy: z.enum(latencyGroups).default("none"),
    })
    .superRefine(requirePeriod),
  output: z
    .strictObject({
      ...about,
      relativeError,
      goalSeconds: z.int().nullable(),
      total: waits,
      groups: z.array(z.strictObject({ ...group, waits })),
      compared: earlier({ total: waits }),
    })
    .meta({ id: "ResponseTimes" }),
  handle: async (ctx, input) => {
    const report = await latency(ctx, latencyInput.parse(asked(input)));
    const { relativeError, goalSeconds, total, groups, compared } = report;
    return {
      ...aboutOf(report),
      ...{ relativeError, goalSeconds, total },
      groups: groups.map(({ key, name, figures }) => ({ key, name, waits: figures })),
      compared: earlierOf(compared, ({ total }) => ({ total })),
    };
  },
});

export const responseTimeDistribution = defineRoute({
  method: "GET",
  path: "/reports/response-times/distribution",
  scope: "reports:read",
  name: "getResponseTimeDistribution",
  summary: "How many customers waited how long, in steps that people know",
  input: z.strictObject(question).superRefine(requirePeriod),
  output: z
    .strictObject({
      ...about,
      relativeError,
      bins: z.array(
        z.strictObject({
          fromSeconds: count,
          belowSeconds: count.nullable().meta({ description: "Null: and longer." }),
          answered: count,
          waiting: count,
        }),
      ),
    })
    .meta({ id: "ResponseTimeDistribution" }),
  handle: async (ctx, input) => {
    const report = await latencyDistribution(ctx, latencyDistributionInput.parse(asked(input)));
    return { ...aboutOf(report), relativeError: report.relativeError, bins: report.bins };
  },
});

export const responseTimeHours = defineRoute({
  method: "GET",
  path: "/reports/response-times/hours",
  scope: "reports:read",
  name: "getResponseTimeHours",
  summary: "How long customers waited by the weekday and hour at which they asked",
  input: z.strictObject(question).superRefine(requirePeriod),
  output: z
    .strictObject({
      ...about,
      relativeError,
      hours: z.array(
        z.strictObject({
          weekday: z.int().min(1).max(7).meta({ description: "1 is Monday." }),
          hour: z.int().min(0).max(23),
          waits,
        }),
      ),
    })
    .meta({ id: "ResponseTimeHours" }),
  handle: async (ctx, input) => {
    const report = await latencyHeatMap(ctx, latencyDistributionInput.parse(asked(input)));
    return {
      ...aboutOf(report),
      relativeError: report.relativeError,
      hours: report.cells.map(({ weekday, hour, figures }) => ({ weekday, hour, waits: figures })),
    };
  },
});

const waitingFigures = z
  .strictObject({
    waiting: count,
    longestSeconds: count,
    closingSoon: count.meta({ description: "Of these, the windows that close within two hours." }),
    windowClosed: count.meta({ description: "Of these, who can be reached by a template only." }),
  })
  .meta({ id: "WaitingNow" });

export const waitingNow = defineRoute({
  method: "GET",
  path: "/reports/waiting",
  scope: "reports:read",
  name: "getWaiting",
  summary: "How many customers wait for an answer at this moment, and whose window closes soon",
  input: z.strictObject(filters),
  output: z
    .strictObject({
      timeZone: about.timeZone,
      asOf: about.asOf,
      total: waitingFigures,
      byNumber: z.array(z.strictObject({ ...group, figures: waitingFigures })),
      byMember: z.array(z.strictObject({ ...group, figures: waitingFigures })),
      byCountry: z.array(z.strictObject({ key: group.key, figures: waitingFigures })),
    })
    .meta({ id: "Waiting" }),
  handle: async (ctx, filters) => {
    const { asOf, timeZone, total, byNumber, byMember, byCountry } = await waiting(ctx, { filters });
    return { asOf: asOf.toISOString(), timeZone, total, byNumber, byMember, byCountry };
  },
});

export const goals = defineRoute({
  method: "GET",
  path: "/reports/goals",
  scope: "reports:read",
  name: "getGoals",
  summary: "Within how many minutes the workspace wants its customers answered, and by which clock",
  input: z.strictObject({}),
  output: saveGoalsInput.meta({ id: "Goals" }),
  handle: (ctx) => getGoals(ctx),
});
