import { z } from "zod";
import { periodOf } from "@/server/analytics/periods/schemas";
import {
  kinds2018,
  type LateAnswersPageInput,
  type LateGroup,
  type LateReportInput,
  lateGroups,
  type MessagesOf2018Input,
} from "@/server/billing/launch/schemas";
import { grainFor, isGrain, within } from "../period";
import { responseTimeParams } from "../report-params";

const { period, number, member, country, team, label, compare } = responseTimeParams.shape;
const word = z.preprocess(
  (value) => (Array.isArray(value) ? value[0] : value),
  z.string().max(200).catch(""),
);

/** What the address says of this report; what it says wrongly is as if it said nothing. */
export const lateParams = z.object({
  period,
  number,
  member,
  country,
  team,
  label,
  compare,
  group: word.transform((text) => lateGroups.find((one) => one === text) ?? ("auto" as const)),
  behind: word.transform((text) => (behindOf(text) ? text : "")),
});
export type LateParams = z.infer<typeof lateParams>;

const some = <Value>(values: Value[]) => (values.length > 0 ? values : undefined);

export function lateInputOf(params: LateParams, today: string): LateReportInput {
  const days = periodOf(params.period, today);
  return {
    period: days,
    filters: {
      numberIds: some(params.number),
      memberIds: some(params.member),
      countries: some(params.country),
      teamIds: some(params.team),
      labelIds: some(params.label),
    },
    groupBy: params.group === "auto" ? grainFor(days) : params.group,
  };
}

const behind = z.discriminatedUnion("of", [
  /** The late answers of a group, or all of them. */
  z.strictObject({ of: z.literal("late"), key: z.string().optional() }),
  /** Messages of a kind of 2018, to a country or to all; `none` is nobody knows where. */
  z.strictObject({
    of: z.literal("2018"),
    kind: z.enum(kinds2018).optional(),
    country: z
      .string()
      .regex(/^([A-Z]{2}|none)$/)
      .optional(),
  }),
]);
export type Behind = z.infer<typeof behind>;

/** "late~key:2026-11-02", "2018~kind:late~country:ES" */
export const behindText = ({ of, ...rest }: Behind): string =>
  [
    of,
    ...Object.entries(rest).flatMap(([name, value]) => (value === undefined ? [] : `${name}:${value}`)),
  ].join("~");

export function behindOf(text: string): Behind | undefined {
  const [of, ...rest] = text.split("~");
  const found = behind.safeParse({ of, ...Object.fromEntries(rest.map((one) => one.split(":", 2))) });
  return found.success ? found.data : undefined;
}

export type Narrowed =
  | { of: "late"; input: Omit<LateAnswersPageInput, "cursor"> }
  | { of: "2018"; input: Omit<MessagesOf2018Input, "cursor"> };

/** What is asked for when somebody wants to see the messages behind a figure. */
export function narrowed({ period, filters, groupBy }: LateReportInput, of: Behind): Narrowed {
  if (of.of === "late") {
    const { key } = of;
    if (key === undefined) return { of: "late", input: { period, filters } };
    if (isGrain(groupBy)) {
      return { of: "late", input: { period: within(period, groupBy, key), filters } };
    }
    return { of: "late", input: { period, filters: { ...filters, ...keyFilter(groupBy, key) } } };
  }
  const isOfNoCountry = of.country === "none";
  const countries = of.country && !isOfNoCountry ? [of.country] : filters.countries;
  return { of: "2018", input: { period, filters: { ...filters, countries }, kind: of.kind, isOfNoCountry } };
}

function keyFilter(groupBy: LateGroup, key: string): LateReportInput["filters"] {
  if (groupBy === "number") return { numberIds: [key] };
  if (groupBy === "member") return { memberIds: [key] };
  if (groupBy === "team") return { teamIds: [key] };
  if (groupBy === "label") return { labelIds: [key] };
  return groupBy === "country" ? { countries: [key] } : {};
}
