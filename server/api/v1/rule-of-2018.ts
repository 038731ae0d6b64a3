import { z } from "zod";
import { countOf2018 } from "../../analytics/count-of-2018";
import { lateReport } from "../../billing/launch/late-report";
import type { LateSum } from "../../billing/launch/late-sums";
import {
  lateGroups,
  latePeriodFields,
  lateReportInput,
  requireLatePeriod,
} from "../../billing/launch/schemas";
import { defineRoute } from "./route";

const count = z.int().min(0);
const micros = z
  .string()
  .regex(/^-?\d+$/)
  .meta({ description: "Millionths of the currency's unit.", example: "85900" });
const dollars = micros.meta({ description: "Millionths of a US dollar.", example: "50000" });

const cost = z
  .strictObject({
    late: count.meta({ description: "Answers more than 24 hours after the question." }),
    money: z.array(
      z.strictObject({
        currency: z.string(),
        billedMicros: micros,
        inTimeMicros: micros.meta({ description: "What they would have cost in time." }),
        extraMicros: micros.meta({ description: "The price of being late: the one less the other." }),
      }),
    ),
    unknown: count.meta({ description: "Late answers that are in no sum, for want of a price." }),
    micros2018: dollars,
    unknown2018: count,
  })
  .meta({ id: "LateCost" });

const kinds = {
  messages: count,
  inTime: count,
  late: count,
  unasked: count,
  notKnown: count,
  unpriced: count.meta({ description: "They would have cost something, and nobody entered how much." }),
  micros: dollars,
};
const country2018 = z
  .strictObject({ country: z.string().nullable(), ...kinds })
  .meta({ id: "CountryUnder2018" });

const costOf = ({ money, micros2018, ...figures }: LateSum): z.input<typeof cost> => ({
  ...figures,
  micros2018: String(micros2018),
  money: money.map(({ currency, billedMicros, inTimeMicros, extraMicros }) => ({
    currency,
    billedMicros: String(billedMicros),
    inTimeMicros: String(inTimeMicros),
    extraMicros: String(extraMicros),
  })),
});

export const ruleOf2018 = defineRoute({
  method: "GET",
  path: "/reports/rule-of-2018",
  scope: "reports:read",
  name: "getRuleOf2018",
  summary: "What late answers cost, and what the period would have cost under the rule of 2018",
  input: z
    .strictObject({ ...latePeriodFields, groupBy: z.enum(lateGroups).default("none") })
    .superRefine(requireLatePeriod),
  output: z
    .strictObject({
      from: z.iso.date(),
      to: z.iso.date(),
      timeZone: z.string(),
      asOf: z.iso.datetime(),
      isPartial: z.boolean(),
      state: z.enum(["ready", "preparing"]),
      total: cost,
      groups: z.array(z.strictObject({ key: z.string().nullable(), name: z.string().nullable(), cost })),
      under2018: z.strictObject({ ...kinds, countries: z.array(country2018) }).meta({ id: "Under2018" }),
    })
    .meta({ id: "RuleOf2018" }),
  handle: async (ctx, { from, to, groupBy }) => {
    const report = await lateReport(
      ctx,
      lateReportInput.parse({ period: { from, to }, groupBy }),
      countOf2018,
    );
    const { timeZone, asOf, isPartial, state, total, groups } = report;
    const { countries, estimated: _, micros: of2018, ...under2018 } = report.under2018;
    return {
      ...{ from, to, timeZone, asOf: asOf.toISOString(), isPartial, state },
      total: costOf(total),
      groups: groups.map(({ key, name, figures }) => ({ key, name, cost: costOf(figures) })),
      under2018: {
        ...under2018,
        micros: String(of2018),
        countries: countries.map(({ estimated: _, priceMicros: __, micros: ofCountry, ...country }) => ({
          ...country,
          micros: String(ofCountry),
        })),
      },
    };
  },
});
