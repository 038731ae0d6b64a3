import { z } from "zod";
import { funnel } from "../../analytics/funnel/funnel";
import type { Amount, FunnelFigures } from "../../analytics/funnel/funnel-shapes";
import { funnelInput } from "../../analytics/funnel/schemas";
import { periodFields, requirePeriod } from "../../analytics/schemas";
import { count, earlier, earlierOf, group, repeated } from "./report-fields";
import { defineRoute } from "./route";

const { shape } = funnelInput;

const amounts = z.array(
  z.strictObject({
    currency: z.string(),
    micros: z
      .string()
      .regex(/^\d+$/)
      .meta({ description: "Millionths of the currency's unit.", example: "80000000" }),
  }),
);
const amountsOf = (all: Amount[]) =>
  all.map(({ currency, micros }) => ({ currency, micros: String(micros) }));

const figures = z
  .strictObject({
    meta: z.strictObject({
      spend: amounts,
      impressions: count,
      clicks: count,
      linkClicks: count,
      conversations: count.meta({ description: "Messaging conversations started, as Meta counts them." }),
      firstReplies: count,
    }),
    ours: z
      .strictObject({
        conversations: count.meta({ description: "Chats that arrived here." }),
        fiveMinutes: count.meta({ description: "Answered within 5 minutes." }),
        hour: count,
        day: count,
        late: count.meta({ description: "Answered after more than 24 hours." }),
        waiting: count,
        leads: count,
        qualified: count,
        orders: count,
        revenue: amounts,
        messageCost: amounts,
        unpriced: count.meta({ description: "Messages that nobody knows the price of." }),
      })
      .nullable()
      .meta({ description: "Null where only Meta can tell them apart: by placement." }),
    returned: z.number().nullable().meta({
      description: "Revenue for one spent on ads and messages; null where that is not in one currency.",
    }),
  })
  .meta({ id: "FunnelFigures" });

const figuresOf = ({ meta, ours, returned }: FunnelFigures): z.input<typeof figures> => ({
  meta: { ...meta, spend: amountsOf(meta.spend) },
  ours: ours && {
    ...ours,
    revenue: amountsOf(ours.revenue),
    messageCost: amountsOf(ours.messageCost),
  },
  returned,
});

export const funnelRoute = defineRoute({
  method: "GET",
  path: "/reports/funnel",
  scope: "reports:read",
  name: "getFunnel",
  summary: "What ads cost, and the chats, answers and orders that came of them, in days of each ad account",
  input: z
    .strictObject({
      ...periodFields,
      comparison: shape.comparison,
      touch: shape.touch,
      groupBy: shape.groupBy,
      convertTo: shape.convertTo,
      campaignIds: repeated(shape.campaignIds),
    })
    .superRefine(requirePeriod),
  output: z
    .strictObject({
      from: z.iso.date(),
      to: z.iso.date(),
      asOf: z.iso.datetime(),
      isPartial: z.boolean().meta({ description: "The period is not over, so its figures grow." }),
      changesFrom: z.iso.date().meta({ description: "Meta may still change its figures from this day on." }),
      accounts: z.array(
        z.strictObject({
          adAccountId: z.string(),
          name: z.string(),
          currency: z.string(),
          timeZone: z.string(),
          readAt: z.iso
            .datetime()
            .nullable()
            .meta({ description: "When Meta's figures were read; null: never yet." }),
          sinceDay: z.iso
            .date()
            .nullable()
            .meta({ description: "Before this day, nothing of Meta's is known." }),
        }),
      ),
      total: figures,
      groups: z.array(z.strictObject({ ...group, figures })),
      compared: earlier({ total: figures }),
    })
    .meta({ id: "Funnel" }),
  handle: async (ctx, { from, to, ...asked }) => {
    const report = await funnel(ctx, funnelInput.parse({ ...asked, period: { from, to } }));
    const { period, asOf, isPartial, changesFrom, accounts, total, groups, compared } = report;
    return {
      ...{ ...period, asOf: asOf.toISOString(), isPartial, changesFrom },
      accounts: accounts.map(({ adAccountId, name, currency, timeZone, readAt, sinceDay }) => ({
        ...{ adAccountId, name, currency, timeZone, sinceDay, readAt: readAt?.toISOString() ?? null },
      })),
      total: figuresOf(total),
      groups: groups.map(({ key, name, figures }) => ({ key, name, figures: figuresOf(figures) })),
      compared: earlierOf(compared, ({ total }) => ({ total: figuresOf(total) })),
    };
  },
});
