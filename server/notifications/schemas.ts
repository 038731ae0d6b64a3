import { z } from "zod";

/** Meta takes one line for each variable. */
const value = z
  .string()
  .trim()
  .min(1)
  .max(1024)
  .regex(/^[^\n\r\t]*$/, "One line only.");

/** The values of a template's variables, in the order of its description. */
export const templateValues = z.object({
  header: z.array(value).max(1).default([]),
  /** A picture, film or document that a member uploaded, for a template that begins with one. */
  headerMediaId: z.uuid().optional(),
  body: z.array(value).max(50).default([]),
  buttons: z
    .array(z.strictObject({ position: z.number().int().min(0).max(9), value }))
    .max(10)
    .default([]),
});
export type TemplateValues = z.infer<typeof templateValues>;

/** A number to write to, as people write it. */
export const recipient = z
  .string()
  .meta({ examples: ["34600111222"] })
  .transform((text) => text.replace(/[\s().+-]/g, ""))
  .pipe(z.string().regex(/^[1-9]\d{6,14}$/, { error: "recipientForm" }));

export const quoteTestInput = z.object({
  numberId: z.uuid(),
  to: recipient,
  /** A template in which nothing is to be filled. */
  plainTemplateId: z.uuid().optional(),
});
export type QuoteTestInput = z.output<typeof quoteTestInput>;

export const sendTestInput = quoteTestInput.extend({ text: z.string().trim().min(1).max(1000).optional() });
export type SendTestInput = z.output<typeof sendTestInput>;
