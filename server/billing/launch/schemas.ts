import { z } from "zod";
import { moment } from "@/server/moment";

const day = z.iso.date().meta({ examples: ["2026-03-04"] });
const longestPeriodDays = 1100;

/** From the first to the last day, both included, in the workspace's time zone. */
export const latePeriodFields = { from: day, to: day };
export const requireLatePeriod = ({ from, to }: { from: string; to: string }, ctx: z.RefinementCtx): void => {
  const refuse = (message: string) => ctx.addIssue({ code: "custom", path: ["to"], message });
  if (from > to) refuse("The last day comes before the first.");
  else if (Date.parse(to) - Date.parse(from) >= longestPeriodDays * 86_400_000)
    refuse("Choose at most three years.");
};

const period = z.object(latePeriodFields).superRefine(requireLatePeriod);
export type LatePeriod = z.infer<typeof period>;

const ids = z.array(z.uuid()).min(1).max(100).optional();
const country = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .meta({ examples: ["ES"] });
const filters = z.object({
  numberIds: ids,
  memberIds: ids,
  countries: z.array(country).min(1).max(100).optional(),
  /** Of whoever answered, or wrote the message. */
  teamIds: ids,
  /** That the conversation has today. */
  labelIds: ids,
});
export type LateFilters = z.infer<typeof filters>;

export const lateGroups = [
  "none",
  "day",
  "week",
  "month",
  "number",
  "member",
  "country",
  "team",
  "label",
] as const;
export type LateGroup = (typeof lateGroups)[number];

export const lateReportInput = z.object({
  period,
  filters: filters.default({}),
  groupBy: z.enum(lateGroups).default("none"),
});
export type LateReportInput = z.infer<typeof lateReportInput>;

/** A page of late answers; ask with the cursor of the page before for the next one. */
export const lateAnswersPageInput = z.object({
  period,
  filters: filters.default({}),
  cursor: z.object({ at: moment, id: z.uuid() }).nullish(),
});
export type LateAnswersPageInput = z.infer<typeof lateAnswersPageInput>;

/**
 * What the rule of 2018 calls a message: within 24 hours of the customer's last word, a later answer to a question, or neither.
 * `notKnown`: Guichet has the price and not the message.
 */
export const kinds2018 = ["inTime", "late", "unasked", "notKnown"] as const;
export type Kind2018 = (typeof kinds2018)[number];

export const messagesOf2018Input = z.object({
  period,
  filters: filters.default({}),
  kind: z.enum(kinds2018).optional(),
  /** Those whose country nobody knows. */
  isOfNoCountry: z.boolean().default(false),
  cursor: z.object({ at: moment, id: z.uuid() }).nullish(),
});
export type MessagesOf2018Input = z.infer<typeof messagesOf2018Input>;
