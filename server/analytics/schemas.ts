import { z } from "zod";
import { moment } from "../moment";

/** What is sketched instead of kept whole is at most this far from the truth: 1 %. */
export const relativeError = 0.01;

/** A day of the workspace's calendar. */
const day = z.iso.date().meta({ examples: ["2026-03-04"] });
export type Day = string;

const longestPeriodDays = 1100;

/** From the first to the last day, both included, in the workspace's time zone. */
export const periodSchema = z
  .object({ from: day, to: day })
  .refine(({ from, to }) => from <= to, { path: ["to"], message: "The last day comes before the first." })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) < longestPeriodDays * 86_400_000, {
    path: ["to"],
    message: "Choose at most three years.",
  });
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

export const latencyFiltersSchema = z.object({ numberIds: ids, memberIds: ids, countries });
export type LatencyFilters = z.infer<typeof latencyFiltersSchema>;

export const chargeBases = [
  "rateCard",
  "allowance",
  "window",
  "entryPoint",
  "notBillable",
  "noRate",
] as const;
export type ChargeBasis = (typeof chargeBases)[number];

export const billedFiltersSchema = z.object({
  numberIds: ids,
  countries,
  markets: words,
  categories: words,
  pricingTypes: words,
  bases: z.array(z.enum(chargeBases)).min(1).optional(),
  templateIds: ids,
});
export type BilledFilters = z.infer<typeof billedFiltersSchema>;

/** Which waits are meant. A wait belongs to the day and hour at which the customer asked. */
const latencyFields = {
  period: periodSchema,
  filters: latencyFiltersSchema.default({}),
  /** The first answer in a conversation, or every answer. */
  measure: z.enum(["first", "every"]).default("every"),
  answeredBy: z.enum(["person", "automatic", "anyone"]).default("person"),
  /** By the clock on the wall, or within working hours only. */
  clock: z.enum(["calendar", "working"]).default("calendar"),
  /**
   * Who is still waiting is counted with the wait so far, so that a percentile is "at least"; or is left out of the
   * percentiles and only counted beside them. Automatic answers end no wait: nobody waits for one.
   */
  waiting: z.enum(["counted", "apart"]).default("counted"),
};
const latencySchema = z.object(latencyFields);
export type LatencyQuestion = z.infer<typeof latencySchema>;

export const latencyGroups = ["none", "day", "week", "month", "number", "member", "country"] as const;
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
  "regime",
] as const;
export type BilledGroup = (typeof billedGroups)[number];

export const billedSplits = ["category", "pricingType", "basis", "number"] as const;

export const billedInput = z.object({
  period: periodSchema,
  comparison: z.enum(comparisons).default("none"),
  filters: billedFiltersSchema.default({}),
  groupBy: z.enum(billedGroups).default("none"),
  /** The parts of each group, for a stacked chart. */
  splitBy: z.enum(billedSplits).optional(),
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

/** As many as Postgres' integers can hold, which is 68 years. */
const seconds = z.int().min(0).max(2_147_483_647);

/** The facts behind a figure; ask with the cursor of the page before for the next one. */
export const messagesBehindInput = z.object({
  of: z.discriminatedUnion("kind", [
    z.object({
      kind: z.literal("answers"),
      ...latencyFields,
      /** Of these waits, those of at least … and less than … seconds by the clock that is asked for. */
      fromSeconds: seconds.optional(),
      belowSeconds: seconds.optional(),
      /** One cell of the heat map: 1 is Monday. */
      weekday: z.int().min(1).max(7).optional(),
      hour: z.int().min(0).max(23).optional(),
    }),
    z.object({ kind: z.literal("waiting"), filters: latencyFiltersSchema.default({}) }),
    z.object({
      kind: z.literal("charges"),
      period: periodSchema,
      filters: billedFiltersSchema.default({}),
    }),
  ]),
  cursor: z.object({ at: moment, id: z.uuid() }).nullish(),
});
export type MessagesBehindInput = z.infer<typeof messagesBehindInput>;

/** What every report says of itself. */
export type About = {
  period: Period;
  timeZone: string;
  /** Up to when the facts are in it. */
  asOf: Date;
  /** The period holds today or days to come: its figures grow. */
  isPartial: boolean;
  /** `preparing` while the roll-ups of this workspace are being built for the first time or for a new time zone. */
  state: "ready" | "preparing";
};

/** How many, out of how many it could be said of. */
export type Share = { count: number; of: number };

export type LatencyFigures = {
  answered: number;
  /** Asked in the period and not answered yet. */
  waiting: number;
  averageSeconds: number | null;
  medianSeconds: number | null;
  p75Seconds: number | null;
  p90Seconds: number | null;
  p95Seconds: number | null;
  p99Seconds: number | null;
  within: { fiveMinutes: Share; hour: Share; day: Share; goal: Share | null };
};

/** `key` is an id, a country or the first day of a day, week or month; null for what has none. */
export type LatencyGroupRow = { key: string | null; name: string | null; figures: LatencyFigures };

export type LatencyReport = About & {
  relativeError: number;
  goalSeconds: number | null;
  total: LatencyFigures;
  groups: LatencyGroupRow[];
  compared: { period: Period; total: LatencyFigures; groups: LatencyGroupRow[] } | null;
};

export type LatencyDistribution = About & {
  relativeError: number;
  /** `belowSeconds` null: and longer. */
  bins: { fromSeconds: number; belowSeconds: number | null; answered: number; waiting: number }[];
};

export type LatencyHeatMap = About & {
  relativeError: number;
  /** All 168 hours of the week; 1 is Monday. */
  cells: { weekday: number; hour: number; figures: LatencyFigures }[];
};

export type WaitingFigures = {
  waiting: number;
  longestSeconds: number;
  /** The window closes within two hours. */
  closingSoon: number;
  /** The window has closed: only a template reaches these customers. */
  windowClosed: number;
};
export type WaitingReport = Pick<About, "asOf" | "timeZone"> & {
  total: WaitingFigures;
  byNumber: { key: string; name: string; figures: WaitingFigures }[];
  /** By who has the conversation now; null is nobody. */
  byMember: { key: string | null; name: string | null; figures: WaitingFigures }[];
  byCountry: { key: string | null; figures: WaitingFigures }[];
};

/** Sums of one currency. Nothing is ever added up over two. */
export type Money = {
  currency: string;
  /** What we expect Meta to bill. */
  estimatedMicros: bigint;
  /** What Meta reported of it, and for how many messages it did. */
  reportedMicros: bigint;
  reportedMessages: number;
};

export type BilledFigures = {
  /** Delivered messages that Meta priced, free ones too. */
  messages: number;
  /** Those that cost nothing, and why. */
  free: number;
  byBasis: Record<ChargeBasis, number>;
  money: Money[];
};

export type BilledGroupRow = {
  key: string | null;
  name: string | null;
  figures: BilledFigures;
  parts: { key: string | null; name: string | null; figures: BilledFigures }[];
};

export type BilledReport = About & {
  total: BilledFigures;
  groups: BilledGroupRow[];
  compared: { period: Period; total: BilledFigures; groups: BilledGroupRow[] } | null;
};

export type LateFigures = {
  /** Answers that came more than 24 hours after the question. */
  late: number;
  /** All answers of the period, to say which share was late. */
  answered: number;
  /** What these late answers were billed. */
  billed: BilledFigures;
};
export type LateAnswersReport = About & {
  total: LateFigures;
  groups: { key: string | null; name: string | null; figures: LateFigures }[];
  compared: { period: Period; total: LateFigures } | null;
};

export type AnswerBehind = {
  kind: "answers" | "waiting";
  id: string;
  conversationId: string;
  contactName: string | null;
  numberId: string;
  numberName: string;
  country: string | null;
  memberId: string | null;
  memberName: string | null;
  askedAt: Date;
  answeredAt: Date | null;
  /** So far, for who is still waiting. */
  waitSeconds: number;
  workingSeconds: number | null;
  answeredBy: "person" | "automatic" | null;
  wasWindowOpen: boolean | null;
  /** When the service window closes or closed, for who is still waiting. */
  windowClosesAt: Date | null;
  answerMessageId: string | null;
  /** What the answer was billed, when Meta said so. */
  charge: { amountMicros: bigint | null; currency: string; basis: ChargeBasis } | null;
};
export type ChargeBehind = {
  kind: "charges";
  id: string;
  deliveredAt: Date;
  waMessageId: string;
  messageId: string | null;
  conversationId: string | null;
  contactName: string | null;
  numberId: string;
  numberName: string;
  country: string | null;
  market: string;
  category: string;
  pricingType: string;
  basis: ChargeBasis;
  regime: string;
  templateId: string | null;
  templateName: string | null;
  currency: string;
  estimatedMicros: bigint | null;
  reportedMicros: bigint | null;
  reportedCurrency: string | null;
};
export type MessagesBehind = {
  items: (AnswerBehind | ChargeBehind)[];
  nextCursor: { at: Date; id: string } | null;
};

/** What the filters of this workspace's reports can be set to. */
export type ReportChoices = {
  timeZone: string;
  today: Day;
  /** The first day there is anything to report of. */
  earliestDay: Day | null;
  numbers: { id: string; name: string }[];
  members: { id: string; name: string }[];
  templates: { id: string; name: string }[];
  countries: string[];
  markets: string[];
  categories: string[];
  pricingTypes: string[];
};
