import { z } from "zod";
import { moment } from "../../moment";
import { comparisons, periodSchema } from "../schemas";
import type { OurFigures } from "./funnel-shapes";

/** Which of the ads that a customer came by is owed what came of it: the first ever, or the last before it happened. */
export const adTouches = ["last", "first"] as const;
export type AdTouch = (typeof adTouches)[number];

export const funnelTimes = ["day", "week", "month"] as const;
/** Of a placement Meta's figures are known, and ours are not: a customer does not say where she saw the ad. */
export const funnelGroups = ["campaign", "adSet", "ad", "creative", "country", "placement"] as const;
const groups = ["none", ...funnelTimes, ...funnelGroups] as const;
export type FunnelGroup = (typeof groups)[number];

const campaignIds = z.array(z.uuid()).min(1).max(100).optional();

const fields = {
  /** Days of each ad account's own zone. */
  period: periodSchema,
  touch: z.enum(adTouches).default("last"),
  campaignIds,
};

export const funnelInput = z.object({
  ...fields,
  comparison: z.enum(comparisons).default("none"),
  groupBy: z.enum(groups).default("none"),
  /** Of thousands of ads only so many, those that most was spent on; without it, and over time, all of them. */
  mostGroups: z.int().min(1).max(1000).optional(),
  /** A currency to convert into, by the workspace's own rates; without it every currency stays by itself. */
  convertTo: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .meta({ examples: ["EUR"] })
    .optional(),
});
export type FunnelInput = z.infer<typeof funnelInput>;

/** Our own figures, each of which is made of conversations. */
export const funnelSteps = [
  "conversations",
  "fiveMinutes",
  "hour",
  "day",
  "late",
  "waiting",
  "leads",
  "qualified",
  "orders",
  "messages",
] as const;
export type FunnelStep = (typeof funnelSteps)[number];

/** Our own counts in the order in which they happen; those of money are written otherwise. */
export const countedSteps = [
  "conversations",
  "fiveMinutes",
  "hour",
  "day",
  "late",
  "waiting",
  "leads",
  "qualified",
  "orders",
] as const satisfies (FunnelStep & keyof OurFigures)[];

/** What one of them cost is worth knowing; what a late answer cost on ads is not. */
export const hasCost = (step: (typeof countedSteps)[number]) => step !== "late" && step !== "waiting";

/** A key of a group, as reports have it: an id, a country, or a day. */
const key = z
  .string()
  .regex(/^[\p{L}\p{N}:_-]{1,200}$/u)
  .meta({ examples: ["BE"] });

const chatsFields = {
  ...fields,
  groupBy: z.enum(groups).default("none"),
  /** Null for what has none, such as ads outside of the connected accounts. */
  key: key.nullish(),
  step: z.enum(funnelSteps),
};

/** All the conversations behind a figure of ours, as a file. */
export const allChatsInput = z.object(chatsFields);
export type AllChatsInput = z.infer<typeof allChatsInput>;

/** The same a page at a time; ask with the cursor of the page before for the next one. */
export const chatsBehindInput = z.object({
  ...chatsFields,
  cursor: z.object({ at: moment, id: z.uuid() }).nullish(),
});
export type ChatsBehindInput = z.infer<typeof chatsBehindInput>;

export const adCostInput = z.object({
  adMetaId: z
    .string()
    .regex(/^\d{1,30}$/)
    .meta({ examples: ["120210000000000000"] }),
});
export type AdCostInput = z.infer<typeof adCostInput>;
