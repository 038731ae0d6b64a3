import { z } from "zod";
import {
  adTouches,
  type ChatsBehindInput,
  type FunnelGroup,
  type FunnelInput,
  funnelGroups,
  funnelInput,
  funnelSteps,
  funnelTimes,
} from "@/server/analytics/funnel/schemas";
import { periodOf } from "@/server/analytics/periods/schemas";
import type { Day } from "@/server/analytics/schemas";
import { grainFor } from "../../analytics/period";
import { billedParams } from "../../analytics/report-params";

const { period, compare, in: into } = billedParams.shape;
const separator = "~";
const word = z.preprocess(
  (value) => (Array.isArray(value) ? value[0] : value),
  z.string().max(4000).catch(""),
);
const oneOf = <const Word extends string>(words: readonly [Word, ...Word[]]) =>
  word.transform((text): Word => words.find((one) => one === text) ?? words[0]);
const ids = funnelInput.shape.campaignIds;

const rowCounts = ["50", "200", "1000"] as const;

/** The next larger list; none after the largest. */
export const moreRows = (rows: (typeof rowCounts)[number]) => rowCounts[rowCounts.indexOf(rows) + 1];

export const measures = ["spend", "conversations", "orders"] as const;

/** What the address says of the results; what it says wrongly is as if it said nothing. */
export const resultsParams = z.object({
  period,
  compare,
  touch: oneOf(adTouches),
  campaign: word.transform((text) =>
    [...new Set(text.split(separator))].filter((id) => ids.safeParse([id]).success).slice(0, 100),
  ),
  group: oneOf(funnelGroups),
  show: oneOf(measures),
  /** How many of thousands of ads are listed. */
  rows: oneOf(rowCounts),
  /** The currency that the reader wants everything converted into. */
  in: into,
  behind: word.transform((text) => (behindOf(text) ? text : "")),
});
export type ResultsParams = z.infer<typeof resultsParams>;

export function funnelInputOf(params: ResultsParams, today: Day): FunnelInput {
  return {
    period: periodOf(params.period, today),
    comparison: params.compare,
    touch: params.touch,
    campaignIds: params.campaign.length > 0 ? params.campaign : undefined,
    groupBy: params.group,
    convertTo: params.in || undefined,
  };
}

/** What the screen lists: of thousands of ads, those that most was spent on. */
export const listedInputOf = (params: ResultsParams, today: Day): FunnelInput => ({
  ...funnelInputOf(params, today),
  mostGroups: Number(params.rows),
});

/** The same over time, as fine as a chart can be read. */
export const overTime = (input: FunnelInput): FunnelInput => ({
  ...input,
  comparison: "none",
  groupBy: grainFor(input.period),
});

const behindSchema = z.object({
  step: z.enum(funnelSteps),
  groupBy: z.enum([...funnelGroups, ...funnelTimes]).optional(),
  /** Null: of the group that has none. */
  key: z.string().max(200).nullish(),
});
export type Behind = z.infer<typeof behindSchema>;

/** "orders", "orders~campaign~019a…", "late~country~" for those whose country nobody knows. */
export const behindText = ({ step, groupBy, key }: Behind): string =>
  groupBy ? [step, groupBy, key ?? ""].join(separator) : step;

export function behindOf(text: string): Behind | undefined {
  const [step, groupBy, ...key] = text.split(separator);
  const found = behindSchema.safeParse({
    step,
    groupBy,
    key: groupBy ? key.join(separator) || null : undefined,
  });
  return found.success ? found.data : undefined;
}

/** Which conversations to show. */
export function chatsInputOf(
  input: FunnelInput,
  { step, groupBy, key }: Behind,
): Omit<ChatsBehindInput, "cursor"> {
  const { period, touch, campaignIds } = input;
  return { period, touch, campaignIds, step, groupBy: groupBy ?? ("none" satisfies FunnelGroup), key };
}
