import { z } from "zod";
import { billed } from "../../analytics/billed";
import { lateAnswers } from "../../analytics/late-answers";
import type { LateFigures } from "../../analytics/report-shapes";
import {
  billedFiltersSchema,
  billedGroups,
  billedInput,
  billedSplits,
  comparisons,
  lateAnswersInput,
  latencyFiltersSchema,
  latencyGroups,
  periodFields,
  requirePeriod,
} from "../../analytics/schemas";
import { about, aboutOf, bill, billOf, count, earlier, earlierOf, group, repeated } from "./report-fields";
import { defineRoute } from "./route";

const { shape } = billedFiltersSchema;
const filters = {
  numberIds: repeated(shape.numberIds),
  countries: repeated(shape.countries),
  markets: repeated(shape.markets),
  categories: repeated(shape.categories),
  pricingTypes: repeated(shape.pricingTypes),
  bases: repeated(shape.bases),
  templateIds: repeated(shape.templateIds),
  broadcastIds: repeated(shape.broadcastIds),
  cameBy: repeated(shape.cameBy),
  teamIds: repeated(shape.teamIds),
  labelIds: repeated(shape.labelIds),
};

/** By how many a cost per conversation and per order is reckoned. */
const yielded = z.strictObject({ conversations: count, orders: count }).nullable().meta({
  id: "Yielded",
  description:
    "Conversations that customers began and orders that were marked; null where the question is about what only a message has.",
});

export const billedMessages = defineRoute({
  method: "GET",
  path: "/reports/billed-messages",
  scope: "reports:read",
  name: "getBilledMessages",
  summary: "What was delivered in the period and what it cost, each currency by itself",
  input: z
    .strictObject({
      ...periodFields,
      comparison: z.enum(comparisons).default("none"),
      groupBy: z.enum(billedGroups).default("none"),
      splitBy: z.enum(billedSplits).optional(),
      ...filters,
    })
    .superRefine(requirePeriod),
  output: z
    .strictObject({
      ...about,
      total: bill,
      yielded,
      groups: z.array(
        z.strictObject({ ...group, bill, yielded, parts: z.array(z.strictObject({ ...group, bill })) }),
      ),
      compared: earlier({ total: bill }),
    })
    .meta({ id: "BilledMessages" }),
  handle: async (ctx, { from, to, comparison, groupBy, splitBy, ...filters }) => {
    const asked = { period: { from, to }, comparison, groupBy, splitBy, filters };
    const report = await billed(ctx, billedInput.parse(asked));
    return {
      ...aboutOf(report),
      total: billOf(report.total),
      yielded: report.yielded,
      groups: report.groups.map(({ key, name, figures, yielded, parts }) => ({
        ...{ key, name, bill: billOf(figures), yielded },
        parts: parts.map(({ key, name, figures }) => ({ key, name, bill: billOf(figures) })),
      })),
      compared: earlierOf(report.compared, ({ total }) => ({ total: billOf(total) })),
    };
  },
});

const late = z
  .strictObject({
    late: count.meta({ description: "Answers that came more than 24 hours after the question." }),
    answered: count.meta({ description: "All answers, late ones too." }),
    billed: bill.meta({ description: "What the late answers were billed." }),
  })
  .meta({ id: "LateAnswersOf" });
const lateOf = ({ late, answered, billed }: LateFigures) => ({ late, answered, billed: billOf(billed) });

export const lateAnswersRoute = defineRoute({
  method: "GET",
  path: "/reports/late-answers",
  scope: "reports:read",
  name: "getLateAnswers",
  summary: "The answers that came more than 24 hours after the question, and what they were billed",
  input: z
    .strictObject({
      ...periodFields,
      comparison: z.enum(comparisons).default("none"),
      groupBy: z.enum(latencyGroups).default("none"),
      numberIds: repeated(latencyFiltersSchema.shape.numberIds),
      memberIds: repeated(latencyFiltersSchema.shape.memberIds),
      countries: repeated(latencyFiltersSchema.shape.countries),
      cameBy: repeated(latencyFiltersSchema.shape.cameBy),
      teamIds: repeated(latencyFiltersSchema.shape.teamIds),
      labelIds: repeated(latencyFiltersSchema.shape.labelIds),
    })
    .superRefine(requirePeriod),
  output: z
    .strictObject({
      ...about,
      total: late,
      groups: z.array(z.strictObject({ ...group, answers: late })),
      compared: earlier({ total: late }),
    })
    .meta({ id: "LateAnswers" }),
  handle: async (ctx, { from, to, comparison, groupBy, ...filters }) => {
    const asked = { period: { from, to }, comparison, groupBy, filters };
    const report = await lateAnswers(ctx, lateAnswersInput.parse(asked));
    return {
      ...aboutOf(report),
      total: lateOf(report.total),
      groups: report.groups.map(({ key, name, figures }) => ({ key, name, answers: lateOf(figures) })),
      compared: earlierOf(report.compared, ({ total }) => ({ total: lateOf(total) })),
    };
  },
});
