import { z } from "zod";
import { type Budget, listBudgets } from "../../billing/budgets/list-budgets";
import { defineRoute } from "./route";

const micros = z
  .string()
  .regex(/^-?\d+$/)
  .meta({ description: "Millionths of the currency's unit.", example: "50000000" });
const month = z.string().meta({ example: "2026-11" });

const budget = z
  .strictObject({
    id: z.uuid(),
    numberId: z.uuid().nullable().meta({
      description:
        "Null for a team or a campaign, and, where those are null as well, for all numbers billed in the currency.",
    }),
    numberName: z.string().nullable(),
    teamId: z.uuid().nullable().meta({ description: "Of the messages that this team wrote." }),
    teamName: z.string().nullable(),
    campaignId: z.uuid().nullable().meta({
      description: "Of the messages to customers who had last come by an ad of this campaign.",
    }),
    campaignName: z.string().nullable(),
    isArchived: z.boolean().meta({ description: "Whether its team or its campaign is." }),
    currency: z.string(),
    timeZone: z.string().meta({ description: "Whose months these are.", example: "Europe/Madrid" }),
    month,
    amountMicros: micros,
    thresholds: z.array(z.int()).meta({ description: "The per cents at which somebody is told." }),
    stopsMarketing: z.boolean(),
    spentMicros: micros,
    reservedMicros: micros.meta({
      description: "What messages on their way will cost, where the budget stops marketing.",
    }),
    unpricedMessages: z.int().meta({ description: "Messages without a price, which the sum leaves out." }),
    forecastMicros: micros.nullable().meta({
      description:
        "At the month's end at the pace of the last weeks; null with fewer than seven days to go by.",
    }),
    forecastDays: z.int().nullable().meta({ description: "How many days the forecast was worked out from." }),
    months: z.array(
      z.strictObject({
        month,
        amountMicros: micros.nullable().meta({ description: "Null before there was a budget." }),
        spentMicros: micros,
      }),
    ),
  })
  .meta({ id: "Budget" });

const budgetOf = ({ forecast, unpriced, months, ...rest }: Budget): z.input<typeof budget> => ({
  ...rest,
  amountMicros: String(rest.amountMicros),
  spentMicros: String(rest.spentMicros),
  reservedMicros: String(rest.reservedMicros),
  unpricedMessages: unpriced,
  forecastMicros: forecast.isKnown ? String(forecast.micros) : null,
  forecastDays: forecast.isKnown ? forecast.days : null,
  months: months.map(({ month, amountMicros, spentMicros }) => ({
    month,
    amountMicros: amountMicros === null ? null : String(amountMicros),
    spentMicros: String(spentMicros),
  })),
});

export const budgets = defineRoute({
  method: "GET",
  path: "/reports/budgets",
  scope: "reports:read",
  name: "getBudgets",
  summary: "What each budget has spent of its month, what it may come to, and the months before",
  input: z.strictObject({}),
  output: z.strictObject({ budgets: z.array(budget) }).meta({ id: "Budgets" }),
  handle: async (ctx) => ({ budgets: (await listBudgets(ctx)).budgets.map(budgetOf) }),
});
