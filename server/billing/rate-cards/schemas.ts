import { z } from "zod";

/** What would a message cost: to a phone number, or to a country, delivered on that day. */
export const priceOnInput = z.object({
  recipient: z
    .string()
    .trim()
    .min(2)
    .max(40)
    .regex(/^(\+?[\d ().-]{5,40}|[A-Za-z]{2})$/)
    .meta({ examples: ["+34 600 111 222"] }),
  category: z.enum(["marketing", "utility", "authentication", "authentication_international", "service"]),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .meta({ examples: ["USD"] }),
  day: z.iso.date().meta({ examples: ["2026-11-20"] }),
});
export type PriceOnInput = z.infer<typeof priceOnInput>;
