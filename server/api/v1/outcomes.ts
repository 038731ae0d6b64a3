import { z } from "zod";
import { conversionStates } from "../../ads/conversions/schemas";
import { listOutcomes } from "../../ads/outcomes/list-outcomes";
import { markOutcome } from "../../ads/outcomes/mark-outcome";
import { amount, currency, outcomeKinds, reference } from "../../ads/outcomes/schemas";
import { withdrawOutcome } from "../../ads/outcomes/withdraw-outcome";
import { defineRoute } from "./route";

const conversationId = z.uuid();
const id = z.uuid();

const outcome = z
  .strictObject({
    id,
    kind: z.enum(outcomeKinds),
    amountMicros: z.string().nullable().meta({ description: "Millionths of the currency's unit." }),
    currency: z.string().nullable(),
    reference: z.string().nullable(),
    occurredAt: z.iso.datetime(),
    withdrawnAt: z.iso.datetime().nullable(),
    meta: z
      .strictObject({ state: z.enum(conversionStates), reason: z.string().nullable() })
      .nullable()
      .meta({ description: "What Meta was told of it, and why not." }),
  })
  .meta({ id: "Outcome" });

export const markedOutcome = defineRoute({
  method: "POST",
  path: "/conversations/{conversationId}/outcomes",
  scope: "outcomes:write",
  name: "markOutcome",
  summary: "Tell what came of a conversation: a lead, a qualified lead, an order with its value",
  input: z
    .strictObject({
      conversationId,
      kind: z.enum(outcomeKinds),
      reference: reference.meta({
        description: "Yours. The same kind and reference again answer with the outcome that is there.",
      }),
      amount: amount.optional().meta({
        description: "What an order is worth, or a lead may be, in whole units.",
        examples: ["80.50"],
      }),
      currency: currency.optional().meta({ examples: ["EUR"] }),
      occurredAt: z.iso
        .datetime({ offset: true })
        .optional()
        .meta({ examples: ["2026-10-05T09:30:00Z"] }),
    })
    .superRefine(({ kind, amount, currency }, { addIssue }) => {
      const isComplete = (amount === undefined) === (currency === undefined);
      if (isComplete && (kind !== "order" || amount !== undefined)) return;
      const message = "An order has an amount and a currency, and neither goes without the other.";
      addIssue({ code: "custom", path: ["amount"], message });
    }),
  output: z.strictObject({ id }).meta({ id: "MarkedOutcome" }),
  handle: async (ctx, { conversationId, kind, reference, amount, currency, occurredAt }) => {
    const { outcomeId } = await markOutcome(ctx, {
      ...{ conversationId, kind, currency, amountMicros: amount },
      requestKey: `api ${kind} ${reference}`,
      reference,
      occurredAt: occurredAt === undefined ? undefined : new Date(occurredAt),
    });
    return { id: outcomeId };
  },
});

export const outcomesOfConversation = defineRoute({
  method: "GET",
  path: "/conversations/{conversationId}/outcomes",
  scope: "outcomes:write",
  name: "listOutcomes",
  summary: "What came of a conversation, and what Meta was told of it",
  input: z.strictObject({ conversationId }),
  output: z.strictObject({ outcomes: z.array(outcome) }).meta({ id: "Outcomes" }),
  handle: async (ctx, input) => {
    const { outcomes } = await listOutcomes(ctx, input);
    return {
      outcomes: outcomes.map(
        ({ id, kind, amountMicros, currency, reference, occurredAt, withdrawnAt, meta }) => ({
          ...{ id, kind, currency, reference },
          amountMicros: amountMicros === null ? null : String(amountMicros),
          occurredAt: occurredAt.toISOString(),
          withdrawnAt: withdrawnAt?.toISOString() ?? null,
          meta: meta && { state: meta.state, reason: meta.reason },
        }),
      ),
    };
  },
});

export const withdrawnOutcome = defineRoute({
  method: "DELETE",
  path: "/outcomes/{outcomeId}",
  scope: "outcomes:write",
  name: "withdrawOutcome",
  summary: "Take back an outcome that was marked by mistake; its history stays",
  input: z.strictObject({ outcomeId: z.uuid() }),
  output: z.strictObject({ id }).meta({ id: "WithdrawnOutcome" }),
  handle: async (ctx, input) => {
    await withdrawOutcome(ctx, input);
    return { id: input.outcomeId };
  },
});
