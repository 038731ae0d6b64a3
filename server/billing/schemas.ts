import { z } from "zod";
import { line, words } from "@/server/line";

const day = z.iso.date();

/** Prices change at the beginning of a month only; in another the file is not Meta's, or the date is a slip. */
const firstOfMonth = day.regex(/-01$/, "The first day of a month.").meta({ examples: ["2027-01-01"] });

const sampleFile = Buffer.from("Market,Currency,Marketing,Utility\nSpain,USD,0.0707,0.02\n").toString(
  "base64",
);

export const rateFileInput = z.object({
  fileName: line.min(1).max(200),
  /** A megabyte of file at most, in base64. */
  file: z
    .base64()
    .min(1)
    .max(1_400_000)
    .meta({ examples: [sampleFile] }),
  effectiveFrom: firstOfMonth,
});
export type RateFileInput = z.infer<typeof rateFileInput>;

export const rateCardInput = z.object({ rateCardId: z.uuid() });
export type RateCardInput = z.infer<typeof rateCardInput>;

/** The categories of a template that Meta can put another in place of. */
export const correctableCategories = ["marketing", "utility", "authentication", "service"] as const;

export const repricingInput = z
  .object({
    fromDay: day.meta({ examples: ["2026-11-01"] }),
    toDay: day.meta({ examples: ["2026-11-30"] }),
    reason: line.min(1).max(300),
    /** Left out, the run asks only which list and which band prices a message today. */
    correction: z
      .object({
        from: z.enum(correctableCategories),
        to: z.enum(correctableCategories),
        messageIds: z.array(z.uuid()).min(1).max(10_000),
      })
      .optional(),
  })
  .refine(({ fromDay, toDay }) => fromDay <= toDay, { path: ["toDay"], message: "After the first day." });
export type RepricingInput = z.infer<typeof repricingInput>;

/** "0.0350", a price of 2018 in US dollars. */
export const launchRateInput = z.object({
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .meta({ examples: ["ES"] }),
  amount: z
    .string()
    .max(12)
    .nullable()
    .meta({ examples: ["0.05"] }),
});
export type LaunchRateInput = z.infer<typeof launchRateInput>;

const sampleLaunchFile = Buffer.from("Country,Price\nES,0.05\n").toString("base64");

/** Country prices of 2018 in US dollars: CSV or Excel, in base64. */
export const launchFileInput = z.object({
  fileName: line.min(1).max(200),
  file: z
    .base64()
    .min(1)
    .max(1_400_000)
    .meta({ examples: [sampleLaunchFile] }),
});
export type LaunchFileInput = z.infer<typeof launchFileInput>;

export const repricingChangesInput = z.object({
  repricingId: z.uuid(),
  /** The last charge of the page before. */
  cursor: words.max(40).nullish(),
});
export type RepricingChangesInput = z.infer<typeof repricingChangesInput>;

export const accountInput = z.object({ accountId: z.uuid() });
