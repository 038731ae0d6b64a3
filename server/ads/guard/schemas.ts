import { z } from "zod";

const terms = {
  amountMicros: z
    .number()
    .int()
    .min(1)
    .max(9_000_000_000_000_000)
    .meta({ examples: [500_000_000] }),
  /** The per cents at which somebody is told. */
  thresholds: z
    .array(z.int().min(1).max(500))
    .max(6)
    .transform((all) => [...new Set(all)].sort((a, b) => a - b)),
  /** Whether it pauses what it covers before it is passed. */
  stops: z.boolean(),
};

export const setLimitInput = z.strictObject({
  connectionId: z.uuid(),
  /** Empty for all campaigns of the ad account. */
  campaignId: z.uuid().nullable(),
  ...terms,
});
export type SetLimit = z.output<typeof setLimitInput>;

export const changeLimitInput = z.strictObject({ limitId: z.uuid(), ...terms });
export type ChangeLimit = z.output<typeof changeLimitInput>;

export const limitInput = z.strictObject({ limitId: z.uuid() });
export type LimitInput = z.output<typeof limitInput>;
