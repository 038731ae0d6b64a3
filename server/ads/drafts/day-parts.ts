import type { DayPart } from "../../meta/ads/ad-set";
import type { CampaignForm } from "./schemas";

const days = [0, 1, 2, 3, 4, 5, 6];
const hoursInWeek = 168;

/**
 * The chosen hours of the week as Meta takes them: parts of days, those with the same hours together. None, when ads run
 * around the clock.
 */
export function dayPartsOf({ hasHours, hours, hoursZone }: CampaignForm): DayPart[] {
  const chosen = new Set(hours);
  if (!hasHours || chosen.size === 0 || chosen.size === hoursInWeek) return [];
  const parts = new Map<string, DayPart>();
  for (const day of days) {
    for (const [startMinute, endMinute] of spansOf(day, chosen)) {
      const key = `${startMinute} ${endMinute}`;
      const part = parts.get(key) ?? { startMinute, endMinute, days: [], zone: hoursZone };
      part.days.push(day);
      parts.set(key, part);
    }
  }
  return [...parts.values()];
}

function spansOf(day: number, chosen: Set<number>): [number, number][] {
  const spans: [number, number][] = [];
  for (let hour = 0; hour < 24; hour++) {
    if (!chosen.has(day * 24 + hour)) continue;
    const last = spans.at(-1);
    if (last && last[1] === hour * 60) last[1] += 60;
    else spans.push([hour * 60, (hour + 1) * 60]);
  }
  return spans;
}
