import { z } from "zod";
import { notify } from "../../notifications/notify";
import { notifyInput, quoteNotificationInput } from "../../notifications/notify-schemas";
import { quoteNotification } from "../../notifications/quote-notification";
import { defineRoute } from "./route";

const amountMicros = z
  .string()
  .nullable()
  .meta({ description: "Millionths of the currency's unit; null when nobody knows the price." });
const micros = (amount: bigint | null) => (amount === null ? null : String(amount));

export const notification = defineRoute({
  method: "POST",
  path: "/notifications",
  scope: "notifications:write",
  name: "notify",
  summary: "Send one template to one person; asked again under the same key within 30 days, it is sent once",
  input: notifyInput,
  output: z
    .strictObject({
      messageId: z.uuid(),
      status: z
        .string()
        .meta({ description: "How far it has come: queued, sent, delivered, read or failed." }),
      isNew: z.boolean().meta({ description: "False when the same was asked for before." }),
      price: z.strictObject({ amountMicros, currency: z.string() }),
    })
    .meta({ id: "Notification" }),
  handle: async (ctx, input) => {
    const { messageId, status, isNew, quote } = await notify(ctx, input);
    const price = { amountMicros: micros(quote.amountMicros), currency: quote.currency };
    return { messageId, status, isNew, price };
  },
});

export const notificationQuote = defineRoute({
  method: "POST",
  path: "/notifications/quote",
  scope: "notifications:write",
  name: "quoteNotification",
  summary: "What a notification would cost now, and whether a budget would refuse it; nothing is sent",
  input: quoteNotificationInput,
  output: z
    .strictObject({
      price: z.strictObject({ amountMicros, currency: z.string() }),
      isUpperBound: z.boolean().meta({ description: "The volume of the month may make it cheaper." }),
      market: z.string(),
      refusedBy: z.string().nullable().meta({ description: "The budget that is used up, if one is." }),
    })
    .meta({ id: "NotificationQuote" }),
  handle: async (ctx, input) => {
    const quote = await quoteNotification(ctx, input);
    return {
      price: { amountMicros: micros(quote.amountMicros), currency: quote.currency },
      isUpperBound: quote.isUpperBound ?? false,
      market: quote.market,
      refusedBy: quote.budget,
    };
  },
});
