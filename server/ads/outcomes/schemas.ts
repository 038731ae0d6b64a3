import { z } from "zod";
import { microsOf } from "@/server/billing/micros";
import { currencies } from "@/server/identity/schemas";
import { line } from "@/server/line";

/** What may come of a conversation, in the order in which it does. */
export const outcomeKinds = ["lead", "qualified", "order"] as const;
export type OutcomeKind = (typeof outcomeKinds)[number];

/** A thousand million units of any currency: more is a slip of the hand. */
const mostMicros = 1_000_000_000_000_000n;

/** What an order is worth, as a decimal with a point: "80.50". */
export const amount = z
  .string()
  .max(24)
  .meta({ examples: ["80.50"] })
  .transform((text, { addIssue }) => {
    const micros = microsOf(text);
    if (micros !== undefined && micros > 0n && micros <= mostMicros) return micros;
    addIssue({ code: "custom", message: "An amount above zero, such as 80.50." });
    return z.NEVER;
  });

export const currency = z.enum(currencies);
/** The business's own number of the order. */
export const reference = line.min(1).max(100);

const price = { amountMicros: amount, currency, reference: reference.optional() };
/** Chosen by the browser: pressing twice on a bad line marks once. */
const asked = { conversationId: z.uuid(), clientId: z.uuid() };

export const markOutcomeInput = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("lead"), ...asked }),
  z.strictObject({ kind: z.literal("qualified"), ...asked }),
  z.strictObject({ kind: z.literal("order"), ...asked, ...price }),
]);
export type MarkOutcomeInput = z.output<typeof markOutcomeInput>;

export const correctOutcomeInput = z.strictObject({ outcomeId: z.uuid(), ...price });
export type CorrectOutcomeInput = z.output<typeof correctOutcomeInput>;

export const outcomeInput = z.strictObject({ outcomeId: z.uuid() });
export type OutcomeInput = z.output<typeof outcomeInput>;

export const conversationInput = z.strictObject({ conversationId: z.uuid() });
export type ConversationInput = z.output<typeof conversationInput>;

/** Which outcomes a list or an export holds: those that occurred on these days of the workspace. */
export const exportOutcomesInput = z.object({ from: z.iso.date(), to: z.iso.date() });
export type ExportOutcomesInput = z.output<typeof exportOutcomesInput>;
