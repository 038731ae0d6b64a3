import { z } from "zod";
import { line } from "../line";
import { recipient, templateValues } from "./schemas";

/** One template to one person, by the names that Meta knows it by. */
export const quoteNotificationInput = z.strictObject({
  numberId: z.uuid(),
  to: recipient,
  template: z.strictObject({
    name: line
      .min(1)
      .max(512)
      .meta({ examples: ["hello_world"] }),
    language: line
      .min(2)
      .max(15)
      .meta({ examples: ["en"] }),
  }),
});
export type QuoteNotificationInput = z.output<typeof quoteNotificationInput>;

export const notifyInput = quoteNotificationInput.extend({
  values: templateValues.omit({ headerMediaId: true }).strict().prefault({}),
  /** Chosen by the program that asks: what it asks again under it is not sent again. */
  idempotencyKey: line.min(1).max(100),
});
export type NotifyInput = z.output<typeof notifyInput>;
