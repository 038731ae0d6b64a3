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
    .array(z.object({ position: z.number().int().min(0).max(9), value }))
    .max(10)
    .default([]),
});
export type TemplateValues = z.infer<typeof templateValues>;
