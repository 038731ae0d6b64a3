import { z } from "zod";

export const campaignInput = z.object({ campaignId: z.uuid() });
export type CampaignInput = z.output<typeof campaignInput>;

/** One of the three levels, by our id. */
const subject = z.discriminatedUnion("level", [
  z.object({ level: z.literal("campaign"), campaignId: z.uuid() }),
  z.object({ level: z.literal("adSet"), adSetId: z.uuid() }),
  z.object({ level: z.literal("ad"), adId: z.uuid() }),
]);
export type Subject = z.output<typeof subject>;

/** Somebody was told that the month would end above its limit, and wants it all the same. */
const isConfirmed = z.boolean().optional();

export const changeStatusInput = z.object({
  subject,
  /** As the screen shows it: what was changed elsewhere meanwhile is shown before it is changed again. */
  from: z.enum(["ACTIVE", "PAUSED"]),
  to: z.enum(["ACTIVE", "PAUSED", "ARCHIVED"]),
  isConfirmed,
});
export type ChangeStatusInput = z.output<typeof changeStatusInput>;

export const changeBudgetInput = z.object({
  subject: z.discriminatedUnion("level", [
    z.object({ level: z.literal("campaign"), campaignId: z.uuid() }),
    z.object({ level: z.literal("adSet"), adSetId: z.uuid() }),
  ]),
  kind: z.enum(["daily", "lifetime"]),
  fromMicros: z
    .number()
    .int()
    .min(1)
    .meta({ examples: [20_000_000] }),
  toMicros: z
    .number()
    .int()
    .min(1)
    .max(9_000_000_000_000_000)
    .meta({ examples: [25_000_000] }),
  isConfirmed,
});
export type ChangeBudgetInput = z.output<typeof changeBudgetInput>;

const wallTime = z
  .string()
  .regex(/^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})?$/)
  .meta({ examples: ["2030-01-01T12:00"] });

export const changeEndInput = z.object({
  adSetId: z.uuid(),
  /** As the screen shows it; empty where it has none. */
  from: z.iso
    .datetime()
    .nullable()
    .meta({ examples: [null] }),
  /** By the clock of the ad account; empty for no end. */
  to: wallTime,
  isConfirmed,
});
export type ChangeEndInput = z.output<typeof changeEndInput>;

/** What becomes of something, in the words that a screen has for it. */
export const deliveries = [
  "active",
  "learning",
  "learningLimited",
  "scheduled",
  "inReview",
  "preparing",
  "refused",
  "withIssues",
  "billing",
  "paused",
  "pausedAbove",
  "pausedBelow",
  "ended",
  "archived",
  "deleted",
  "unknown",
] as const;
export type Delivery = (typeof deliveries)[number];
