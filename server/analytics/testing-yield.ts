import type { LatencyFilters, LatencyGroup, Period, YieldFilters } from "./schemas";
import { eachOf, isIn, localTime, timeKey, type Wait, wayKey, wearsOne } from "./testing-answers";

type Order = {
  id: string;
  conversationId: string;
  occurredAt: Date;
  way: string | null;
  team: string | null;
  labels: string[];
};
type Place = { id: string; numberId: string; country: string | null };

/** The ids of all orders of a question by a key, one after the other. */
export function plainOrders(
  ordered: Order[],
  places: Place[],
  filters: LatencyFilters,
  { period, timeZone }: { period: Period; timeZone: string },
  by: LatencyGroup,
): Map<string | null, string[]> {
  const found = new Map<string | null, string[]>();
  for (const { id, conversationId, occurredAt, way, team, labels } of ordered) {
    const { numberId, country } = places.find((place) => place.id === conversationId)!;
    const { day } = localTime(timeZone, occurredAt);
    const isAsked =
      day >= period.from &&
      day <= period.to &&
      isIn(filters.numberIds, numberId) &&
      isIn(filters.countries, country) &&
      isIn(filters.cameBy, way) &&
      isIn(filters.teamIds, team) &&
      wearsOne(filters.labelIds, labels);
    if (!isAsked) continue;
    const plainKeys: Partial<Record<LatencyGroup, string | null>> = {
      number: numberId,
      country,
      team,
      code: wayKey("code", way),
      ad: wayKey("ad", way),
    };
    const keys = by === "label" ? eachOf(labels) : [plainKeys[by] ?? timeKey(by, day)];
    for (const key of keys) found.set(key, [...(found.get(key) ?? []), id]);
  }
  return found;
}

/** The ids of the first questions of all conversations that were begun, whatever came of them. */
export const plainBegun = (
  waits: Wait[],
  filters: YieldFilters,
  { period, timeZone }: { period: Period; timeZone: string },
): string[] =>
  waits
    .filter(({ askedAt, isFirst, numberId, country, way, team, labels }) => {
      const { day } = localTime(timeZone, askedAt);
      return (
        isFirst &&
        day >= period.from &&
        day <= period.to &&
        isIn(filters.numberIds, numberId) &&
        isIn(filters.countries, country) &&
        isIn(filters.cameBy, way) &&
        isIn(filters.teamIds, team) &&
        wearsOne(filters.labelIds, labels)
      );
    })
    .map(({ id }) => id);

/** So many of `quote` for one of `base`, as a decimal. */
export type PlainRate = { base: string; quote: string; day: string; rate: string };

/** What sums come to in one currency on a day, each rounded by itself; nothing where a rate is not known. */
export function plainlyIn(
  to: string,
  sums: { currency: string; estimatedMicros: bigint }[],
  rates: PlainRate[],
  day: string,
): bigint | null {
  const newest = (base: string, quote: string) =>
    rates
      .filter((one) => one.base === base && one.quote === quote && one.day <= day)
      .sort((one, other) => (one.day < other.day ? 1 : -1))
      .map(({ rate }) => BigInt(Math.round(Number(rate) * 1e6)))[0];
  const million = 1_000_000n;
  /** So many millionths of `to` for so many of `from`. */
  const fraction = (from: string): [bigint, bigint] | undefined => {
    if (from === to) return [1n, 1n];
    const [there, back] = [newest(from, to), newest(to, from)];
    if (there) return [there, million];
    if (back) return [million, back];
    const [mine, wanted] = [newest("EUR", from), newest("EUR", to)];
    return mine && wanted ? [wanted, mine] : undefined;
  };
  let total = 0n;
  for (const { currency, estimatedMicros } of sums) {
    const found = fraction(currency);
    if (!found) return null;
    const [of, over] = found;
    const [whole, rest] = [(estimatedMicros * of) / over, (estimatedMicros * of) % over];
    total += rest * 2n >= over ? whole + 1n : whole;
  }
  return total;
}
