import { z } from "zod";

const days = z.int().min(1).max(28);
const minutes = z.int().min(1).max(10_080);

/** When a rule pauses a campaign. */
export const ruleTerms = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("cost"),
    days,
    mostMicros: z.int().min(1).max(9_000_000_000_000_000),
    /** Before so much is spent, a cost says little. */
    leastSpentMicros: z.int().min(0).max(9_000_000_000_000_000),
  }),
  z.strictObject({
    kind: z.literal("late"),
    days,
    lateAfterMinutes: minutes,
    mostPercent: z.int().min(0).max(99),
    /** Fewer questions than this say little. */
    leastAsked: z.int().min(1).max(1000),
  }),
  z.strictObject({
    kind: z.literal("absent"),
    minutes: z.int().min(10).max(1440),
    /** Outside the working hours it does nothing. */
    isForWorkingHours: z.boolean(),
    /** Resumes what it paused, as soon as somebody is back. */
    resumes: z.boolean(),
  }),
]);
export type RuleTerms = z.output<typeof ruleTerms>;

const rest = z.int().min(1).max(168).nullable();

export const addRuleInput = z.strictObject({
  connectionId: z.uuid(),
  /** Empty for all campaigns of the ad account. */
  campaignId: z.uuid().nullable(),
  terms: ruleTerms,
  /** For so long it leaves alone what a person resumed; empty until the account's next day. */
  restHours: rest,
});
export type AddRule = z.output<typeof addRuleInput>;

export const changeRuleInput = z.strictObject({
  ruleId: z.uuid(),
  terms: ruleTerms,
  restHours: rest,
  isOn: z.boolean(),
});
export type ChangeRule = z.output<typeof changeRuleInput>;

export const ruleInput = z.strictObject({ ruleId: z.uuid() });
export type RuleInput = z.output<typeof ruleInput>;
