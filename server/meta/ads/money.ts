/** By Meta's own table, which is not ISO's: in these, budgets have no smaller unit than the currency itself. */
const withoutMinor = new Set(["CLP", "COP", "CRC", "HUF", "ISK", "IDR", "JPY", "KRW", "PYG", "TWD", "VND"]);

/** How many of Meta's smallest units make one of the currency. */
export const offsetOf = (currency: string): 1 | 100 => (withoutMinor.has(currency) ? 1 : 100);

/** Budgets, bids and caps: whole smallest units of the ad account's currency. Spend is never written so. */
export type MinorUnits = number;

/** What Meta takes for this amount; undefined when the currency has no unit that small. */
export function minorOf(micros: bigint, currency: string): MinorUnits | undefined {
  const one = 1_000_000n / BigInt(offsetOf(currency));
  return micros % one === 0n ? Number(micros / one) : undefined;
}

export const microsOfMinor = (minor: MinorUnits, currency: string): bigint =>
  (BigInt(minor) * 1_000_000n) / BigInt(offsetOf(currency));

/** Spend comes as a decimal of whole units of the currency, such as "5339.5", whatever its smallest unit is. */
export function microsOfSpend(decimal: string): bigint | undefined {
  const parts = /^(\d{1,12})(?:\.(\d{1,18}))?$/.exec(decimal);
  if (!parts?.[1]) return undefined;
  return BigInt(parts[1]) * 1_000_000n + BigInt((parts[2] ?? "").padEnd(6, "0").slice(0, 6));
}
