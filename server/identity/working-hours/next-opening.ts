import { type Hours, openSpans } from "./open-spans";

const yearMs = 366 * 86_400_000;

/** The first moment, from this one on, at which somebody is there; nothing when that is not within a year. */
export function nextOpening(hours: Hours, at: Date): Date | undefined {
  const { value } = openSpans(hours, at, new Date(at.getTime() + yearMs)).next();
  return value && new Date(value.from);
}
