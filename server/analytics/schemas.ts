import { z } from "zod";
import { moment } from "../moment";

/** What is sketched instead of kept whole is at most this far from the truth: 1 %. */
export const relativeError = 0.01;

/** A day of the workspace's calendar. */
const day = z.iso.date().meta({ examples: ["2026-03-04"] });
export type Day = string;

const longestPeriodDays = 1100;

/** From the first to the last day, both included, in the workspace's time zone. */
export const periodFields = { from: day, to: day };

/** A period ends after it begins, and is not longer than anybody reads. */
export function requirePeriod({ from, to }: { from: Day; to: Day }, ctx: z.RefinementCtx): void {
  const refuse = (message: string) => ctx.addIssue({ code: "custom", path: ["to"], message });
  if (from > to) refuse("The last day comes before the first.");
  else if (Date.parse(to) - Date.parse(from) >= longestPeriodDays * 86_400_000)
    refuse("Choose at most three years.");
}

export const periodSchema = z.object(periodFields).superRefine(requirePeriod);
export type Period = z.infer<typeof periodSchema>;

export const comparisons = ["none", "previousPeriod", "previousYear"] as const;
export type Comparison = (typeof comparisons)[number];

const ids = z.array(z.uuid()).min(1).max(100).optional();
/** A word of Meta's: a market, a category, a type. */
const word = z
  .string()
  .regex(/^[\p{L}\p{N} _.,&'()-]{1,60}$/u)
  .meta({ examples: ["Spain"] });
const words = z.array(word).min(1).max(100).optional();
const countries = z
  .array(
    z
      .string()
      .regex(/^[A-Z]{2}$/)
      .meta({ examples: ["ES"] }),
  )
  .min(1)
  .max(100)
  .optional();

/** By what a customer came: a QR code, an ad by Meta's id, or any ad of a campaign. */
const ways = z
  .array(
    z
      .string()
      .regex(/^(?:ad:\d{1,30}|(?:code|campaign):[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/)
      .meta({ examples: ["ad:120210000000000000"] }),
  )
  .min(1)
  .max(100)
  .optional();

export const latencyFiltersSchema = z.object({
  numberIds: ids,
  memberIds: ids,
  countries,
  cameBy: ways,
  /** Of whoever answered; of a wait that goes on, in whose queue it is. */
  teamIds: ids,
  /** That the conversation has today. */
  labelIds: ids,
});
export type LatencyFilters = z.infer<typeof latencyFiltersSchema>;

/** Of conversations and orders; who answers in the end is no part of either. */
export const yieldFiltersSchema = latencyFiltersSchema.omit({ memberIds: true });
export type YieldFilters = z.infer<typeof yieldFiltersSchema>;

export const chargeBases = [
  "rateCard",
  "allowance",
  "window",
  "entryPoint",
  "notBillable",
  "noRate",
] as const;
export type ChargeBasis = (typeof chargeBases)[number];

/** Where a price is nothing, and not only unknown. */
export const freeBases = ["allowance", "window", "entryPoint", "notBillable"] as const;

export const billedFiltersSchema = z.object({
  numberIds: ids,
  countries,
  markets: words,
  categories: words,
  pricingTypes: words,
  bases: z.array(z.enum(chargeBases)).min(1).optional(),
  templateIds: ids,
  broadcastIds: ids,
  cameBy: ways,
  /** Of whoever wrote the message. */
  teamIds: ids,
  labelIds: ids,
});
export type BilledFilters = z.infer<typeof billedFiltersSchema>;

/** As many as Postgres' integers can hold, which is 68 years. */
const seconds = z.int().min(0).max(2_147_483_647);

/** Which waits are meant. A wait belongs to the day and hour at which the customer asked. */
const latencyFields = {
  period: periodSchema,
  filters: latencyFiltersSchema.default({}),
  /** The first answer in a conversation, or every answer. */
  measure: z.enum(["first", "every"]).default("every"),
  /** A person's answer, or the first word of a rule before it, which does not end the wait. */
  answeredBy: z.enum(["person", "automatic"]).default("person"),
  /** By the clock on the wall, or within working hours only. */
  clock: z.enum(["calendar", "working"]).default("calendar"),
  /**
   * Who is still waiting is counted with the wait so far, so that a percentile is "at least"; or is left out of the
   * percentiles and only counted beside them. Nobody waits for an automatic answer.
   */
  waiting: z.enum(["counted", "apart"]).default("counted"),
  /** Within which time the business wants its customers answered; without it, the goal of the workspace. */
  goalSeconds: seconds.optional(),
};
const latencySchema = z.object(latencyFields);
export type LatencyQuestion = z.infer<typeof latencySchema>;

/**
 * A touch is what a customer had last come by when a question or a message was written: `code:` and the id of a QR code, or
 * `ad:` and Meta's id of an ad. Whoever came by neither has none.
 */
export const touchGroups = ["code", "ad", "campaign"] as const;
export type TouchGroup = (typeof touchGroups)[number];
export const isTouch = (by: string): by is TouchGroup => (touchGroups as readonly string[]).includes(by);

/** Groups for which "without one" is an answer of its own. */
export const isSorted = (by: string): by is TouchGroup | "team" | "label" | "broadcast" =>
  by === "team" || by === "label" || by === "broadcast" || isTouch(by);

export const latencyGroups = [
  "none",
  "day",
  "week",
  "month",
  "number",
  "member",
  "country",
  "team",
  "label",
  ...touchGroups,
] as const;
export type LatencyGroup = (typeof latencyGroups)[number];

export const latencyInput = z.object({
  ...latencyFields,
  comparison: z.enum(comparisons).default("none"),
  groupBy: z.enum(latencyGroups).default("none"),
});
export type LatencyInput = z.infer<typeof latencyInput>;

export const latencyDistributionInput = latencySchema;
export const latencyHeatMapInput = latencySchema;

export const waitingInput = z.object({ filters: latencyFiltersSchema.default({}) });
export type WaitingInput = z.infer<typeof waitingInput>;

export const billedGroups = [
  "none",
  "day",
  "week",
  "month",
  "number",
  "country",
  "market",
  "category",
  "pricingType",
  "basis",
  "template",
  "broadcast",
  "team",
  "label",
  ...touchGroups,
  "regime",
] as const;
export type BilledGroup = (typeof billedGroups)[number];

export const billedSplits = ["category", "pricingType", "basis", "number"] as const;

const currency = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .meta({ examples: ["EUR"] });

export const billedInput = z.object({
  period: periodSchema,
  comparison: z.enum(comparisons).default("none"),
  filters: billedFiltersSchema.default({}),
  groupBy: z.enum(billedGroups).default("none"),
  /** The parts of each group, for a stacked chart. */
  splitBy: z.enum(billedSplits).optional(),
  /** A currency to convert into, by the workspace's own rates; without it every currency stays by itself. */
  convertTo: currency.optional(),
});
export type BilledInput = z.infer<typeof billedInput>;

export const lateAnswersInput = z.object({
  period: periodSchema,
  comparison: z.enum(comparisons).default("none"),
  filters: latencyFiltersSchema.default({}),
  groupBy: z.enum(latencyGroups).default("none"),
});
export type LateAnswersInput = z.infer<typeof lateAnswersInput>;

export const drillPageSize = 50;

/** What a fact may be without; a report has a group of those that are. */
export const lacksOfYield = ["number", "country", "team", "label", ...touchGroups] as const;
export const lacksOfAnswers = ["member", ...lacksOfYield] as const;
export const lacksOfCharges = ["country", "template", "broadcast", "team", "label", ...touchGroups] as const;
export const lacks = [...lacksOfAnswers, "template", "broadcast"] as const;
export type Lack = (typeof lacks)[number];

const yieldFields = {
  period: periodSchema,
  filters: yieldFiltersSchema.default({}),
  without: z.enum(lacksOfYield).optional(),
};

/** The facts behind a figure; ask with the cursor of the page before for the next one. */
export const messagesBehindInput = z.object({
  of: z.discriminatedUnion("kind", [
    z.object({
      kind: z.literal("answers"),
      ...latencyFields,
      /** Of these waits, those of at least … and less than … seconds by the clock that is asked for. */
      fromSeconds: seconds.optional(),
      belowSeconds: seconds.optional(),
      without: z.enum(lacksOfAnswers).optional(),
      /** One cell of the heat map: 1 is Monday. */
      weekday: z.int().min(1).max(7).optional(),
      hour: z.int().min(0).max(23).optional(),
    }),
    z.object({
      kind: z.literal("waiting"),
      filters: latencyFiltersSchema.default({}),
      /** Who asked in these days; otherwise everybody who waits. */
      period: periodSchema.optional(),
      measure: latencyFields.measure.unwrap().optional(),
    }),
    z.object({
      kind: z.literal("charges"),
      period: periodSchema,
      filters: billedFiltersSchema.default({}),
      without: z.enum(lacksOfCharges).optional(),
      regime: word.optional(),
      /** Those that a sum of this currency is made of. */
      currency: currency.optional(),
      /** Those of which Meta reported a price in this currency. */
      reportedIn: currency.optional(),
    }),
    /** The orders that a cost per order is reckoned by. */
    z.object({ kind: z.literal("orders"), ...yieldFields }),
    /** The conversations that a cost per conversation is reckoned by. */
    z.object({ kind: z.literal("begun"), ...yieldFields }),
  ]),
  cursor: z.object({ at: moment, id: z.uuid() }).nullish(),
});
export type MessagesBehindInput = z.infer<typeof messagesBehindInput>;
