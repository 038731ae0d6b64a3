import { z } from "zod";
import { thresholds } from "../histogram";

/** What a goal can be, in minutes: at these the roll-ups are cut, so that who kept a goal is counted exactly. */
export const goalSteps: readonly number[] = thresholds.map((seconds) => seconds / 60);

const step = z.literal(goalSteps).nullable();

export const saveGoalsInput = z.strictObject({
  /** Within how many minutes the first answer in a conversation should come, and any answer; null for no goal. */
  firstMinutes: step,
  everyMinutes: step,
  /** By the clock on the wall, or within working hours only. */
  clock: z.enum(["calendar", "working"]),
});
export type Goals = z.infer<typeof saveGoalsInput>;
