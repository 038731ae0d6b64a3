import { z } from "zod";
import { amount } from "../reconciliation/schemas";

const currency = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .meta({ examples: ["USD"] });

const terms = {
  amountMicros: amount.refine((micros) => micros > 0n, "More than nothing."),
  /** The per cents at which somebody is told. */
  thresholds: z
    .array(z.int().min(1).max(500))
    .max(6)
    .transform((all) => [...new Set(all)].sort((a, b) => a - b)),
  stopsMarketing: z.boolean(),
};

export const createBudgetInput = z.strictObject({
  /** One number, all that are billed in a currency, or what a team or a campaign's customers cost in one. */
  of: z.union([
    z.strictObject({ numberId: z.uuid() }),
    z.strictObject({ currency }),
    z.strictObject({ teamId: z.uuid(), currency }),
    z.strictObject({ campaignId: z.uuid(), currency }),
  ]),
  ...terms,
});
export type CreateBudget = z.output<typeof createBudgetInput>;

export const changeBudgetInput = z.strictObject({ budgetId: z.uuid(), ...terms });
export type ChangeBudget = z.output<typeof changeBudgetInput>;

export const budgetInput = z.strictObject({ budgetId: z.uuid() });
export type BudgetInput = z.output<typeof budgetInput>;
