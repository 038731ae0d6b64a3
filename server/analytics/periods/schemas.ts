import { z } from "zod";
import { addDays, endOf, startOf } from "../calendar";
import { type Day, type Period, periodSchema } from "../schemas";

export const presets = [
  "today",
  "yesterday",
  "thisWeek",
  "lastWeek",
  "last7",
  "last30",
  "thisMonth",
  "lastMonth",
  "thisQuarter",
  "thisYear",
] as const;
export type Preset = (typeof presets)[number];

/** As an address has it: a preset, which means other days every day, or two days, "2026-11-01..2026-11-15". */
export type PeriodChoice = Preset | `${Day}..${Day}`;

/** A period of one whole calendar month: the one that Meta bills. */
export const isWholeMonth = ({ from, to }: Period) =>
  from === startOf("month", from) && to === endOf("month", from);

const isPreset = (text: string): text is Preset => (presets as readonly string[]).includes(text);

export const ownDates = ({ from, to }: Period): PeriodChoice => `${from}..${to}`;

export function periodChoiceOf(text: string): PeriodChoice | undefined {
  if (isPreset(text)) return text;
  const [from, to, ...rest] = text.split("..");
  const own = periodSchema.safeParse({ from, to });
  return own.success && rest.length === 0 ? ownDates(own.data) : undefined;
}

export const periodChoiceSchema = z
  .string()
  .max(30)
  .refine((text) => periodChoiceOf(text) !== undefined, "This is no period.")
  .meta({ examples: ["last7"] });

export const presetOf = (choice: PeriodChoice): Preset | undefined => (isPreset(choice) ? choice : undefined);

/** The days that a choice means on a given day; those that begin earlier and go on end with that day. */
export function periodOf(choice: PeriodChoice, today: Day): Period {
  const until = (from: Day): Period => ({ from, to: today });
  switch (choice) {
    case "today":
      return until(today);
    case "yesterday":
      return { from: addDays(today, -1), to: addDays(today, -1) };
    case "thisWeek":
      return until(startOf("week", today));
    case "lastWeek": {
      const monday = startOf("week", today);
      return { from: addDays(monday, -7), to: addDays(monday, -1) };
    }
    case "last7":
      return until(addDays(today, -6));
    case "last30":
      return until(addDays(today, -29));
    case "thisMonth":
      return until(startOf("month", today));
    case "lastMonth": {
      const to = addDays(startOf("month", today), -1);
      return { from: startOf("month", to), to };
    }
    case "thisQuarter": {
      const month = Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1;
      return until(`${today.slice(0, 5)}${String(month).padStart(2, "0")}-01`);
    }
    case "thisYear":
      return until(`${today.slice(0, 5)}01-01`);
    default: {
      const [from = today, to = today] = choice.split("..");
      return { from, to };
    }
  }
}
