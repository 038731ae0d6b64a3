import { z } from "zod";

const currency = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .meta({ examples: ["EUR"] });

/** "0.9201": more than nothing, exact as it is written. */
const rate = z
  .string()
  .regex(/^(?=.*[1-9])\d{1,9}(?:\.\d{1,12})?$/)
  .meta({ examples: ["0.9201"] });

export const exchangeRateInput = z
  .object({
    day: z.iso.date().meta({ examples: ["2026-10-30"] }),
    base: currency.meta({ examples: ["USD"] }),
    quote: currency,
    /** So many of `quote` for one of `base`. */
    rate,
  })
  .refine(({ base, quote }) => base !== quote, { path: ["quote"], message: "Choose two currencies." });
export type ExchangeRateInput = z.infer<typeof exchangeRateInput>;

const sampleFile = Buffer.from("Date,USD,GBP\n2026-10-30,1.0868,0.8657\n").toString("base64");

/** A file of the European Central Bank's reference rates: CSV, or the ZIP that it comes in; in base64. */
export const ecbFileInput = z.object({
  file: z
    .base64()
    .min(1)
    .max(3_000_000)
    .meta({ examples: [sampleFile] }),
});
export type EcbFileInput = z.infer<typeof ecbFileInput>;
