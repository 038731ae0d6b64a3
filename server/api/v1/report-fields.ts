import { z } from "zod";
import type { About, BilledFigures } from "../../analytics/report-shapes";
import { chargeBases, type Period } from "../../analytics/schemas";

/** A filter of several values: its name once for each of them, or once in all. */
export function repeated<Item extends z.ZodType>(list: z.ZodOptional<z.ZodArray<Item>>) {
  const several = list.unwrap();
  return z.union([several, several.element.transform((one) => [one])]).optional();
}

export const about = {
  from: z.iso.date(),
  to: z.iso.date(),
  timeZone: z.string().meta({ description: "Whose days these are.", example: "Europe/Madrid" }),
  asOf: z.iso.datetime().meta({ description: "Up to when facts are counted." }),
  isPartial: z.boolean().meta({ description: "The period is not over, so its figures grow." }),
  state: z.enum(["ready", "preparing"]),
};
export const aboutOf = ({ period, timeZone, asOf, isPartial, state }: About) => ({
  ...period,
  ...{ timeZone, asOf: asOf.toISOString(), isPartial, state },
});

export const group = {
  key: z
    .string()
    .nullable()
    .meta({ description: "An id, a country, a word of Meta's, or the first day of a time." }),
  name: z.string().nullable(),
};

/** The same figures of the period that this one is compared with. */
export const earlier = <Figures extends z.ZodRawShape>(figures: Figures) =>
  z.strictObject({ from: z.iso.date(), to: z.iso.date(), ...figures }).nullable();

export const earlierOf = <Report, Figures>(
  compared: (Report & { period: Period }) | null,
  figures: (report: Report) => Figures,
) => compared && { ...compared.period, ...figures(compared) };

export const relativeError = z.number().meta({ description: "How far a percentile may be from the truth." });

export const count = z.int().min(0);
const seconds = z.number().nullable();
const share = z.strictObject({ count, of: count });

export const waits = z
  .strictObject({
    answered: count,
    waiting: count.meta({ description: "Asked in the period and not answered yet." }),
    closedUnanswered: count,
    averageSeconds: seconds,
    medianSeconds: seconds,
    p75Seconds: seconds,
    p90Seconds: seconds,
    p95Seconds: seconds,
    p99Seconds: seconds,
    within: z.strictObject({
      fiveMinutes: share,
      hour: share,
      day: share,
      goal: share.nullable().meta({ description: "Null where no goal is set for this question." }),
    }),
  })
  .meta({ id: "Waits" });

const micros = z
  .string()
  .regex(/^-?\d+$/)
  .meta({ description: "Millionths of the currency's unit.", example: "85900" });

export const bill = z
  .strictObject({
    messages: count,
    free: count,
    byBasis: z.record(z.enum(chargeBases), count),
    money: z.array(
      z.strictObject({
        currency: z.string(),
        estimatedMicros: micros,
        reportedMicros: micros,
        reportedMessages: count,
      }),
    ),
  })
  .meta({ id: "Bill" });

export const billOf = ({ money, ...figures }: BilledFigures): z.input<typeof bill> => ({
  ...figures,
  money: money.map(({ estimatedMicros, reportedMicros, ...rest }) => ({
    ...rest,
    estimatedMicros: String(estimatedMicros),
    reportedMicros: String(reportedMicros),
  })),
});
