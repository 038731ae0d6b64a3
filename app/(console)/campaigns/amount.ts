/** What a person typed as an amount, in micro-units; nought when it is none. */
export function microsOf(typed: string): number {
  const parts = /^(\d{1,9})(?:[.,](\d{1,6}))?$/.exec(typed.replace(/[\s\u00A0\u202F]/g, ""));
  return parts ? Number(parts[1]) * 1_000_000 + Number((parts[2] ?? "").padEnd(6, "0")) : 0;
}

/** An amount as it is typed: no grouping, no more decimals than it has. */
export const plainAmount = (micros: number): string =>
  micros % 1_000_000 === 0 ? String(micros / 1_000_000) : (micros / 1_000_000).toFixed(2);
