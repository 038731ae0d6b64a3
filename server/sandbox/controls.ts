import { z } from "zod";

/** The switches of the desk. They are of the moment: a restart puts them back. */
export const controlsInput = z.strictObject({
  /** The next sends fail with this code, in the answer or later in a status, as Meta would do it. */
  failNext: z.strictObject({ count: z.int().min(0).max(100_000), code: z.int() }),
  /** The next sends and new QR codes are accepted, but the connection breaks before the answer. */
  loseAnswers: z.int().min(0).max(100_000),
  /** The next calls about ads fail with this code or subcode, all of them or those on one edge, such as `adsets`. */
  failNextAd: z.strictObject({ count: z.int().min(0).max(1000), code: z.int(), on: z.string().optional() }),
  /** What is created for ads next is there, but the connection breaks before the answer. */
  loseAdAnswers: z.int().min(0).max(1000),
  /** The next videos arrive, and cannot be prepared. */
  failVideos: z.int().min(0).max(1000),
  /** Ads wait in review until the desk decides. */
  holdReviews: z.boolean(),
  /** What reaches customers next is delivered, and its webhook is never sent. */
  withhold: z.int().min(0).max(100_000),
  /** Every Graph answer waits this long. */
  delayMs: z.int().min(0).max(60_000),
  /** Every webhook waits this long. */
  webhookDelayMs: z.int().min(0).max(600_000),
  /** Extra copies of each delivered webhook. */
  duplicate: z.int().min(0).max(10),
  /** Webhooks leave in no particular order. */
  reorder: z.boolean(),
  /** Updates gathered in one POST, at most; 1 sends each at once. */
  batch: z.int().min(1).max(1000),
  /** What the Conversions API does with events: takes them, refuses all, or has had enough; and clicks that it does not know. */
  events: z.strictObject({
    mode: z.enum(["take", "refuse", "limit"]).default("take"),
    badClicks: z.array(z.string()).max(100).default([]),
  }),
  /** Nothing is posted to the webhook until this is off again. */
  paused: z.boolean(),
});

export type Controls = z.infer<typeof controlsInput>;

export const initialControls: Controls = {
  failNext: { count: 0, code: 131026 },
  loseAnswers: 0,
  failNextAd: { count: 0, code: 1487246 },
  loseAdAnswers: 0,
  failVideos: 0,
  holdReviews: false,
  withhold: 0,
  delayMs: 0,
  webhookDelayMs: 0,
  duplicate: 0,
  reorder: false,
  batch: 1,
  events: { mode: "take", badClicks: [] },
  paused: false,
};
