/** The per cents in "50, 80 %, 100"; none in an empty text, undefined in one that says something else. */
export function thresholdsOf(typed: string): number[] | undefined {
  const words = typed
    .split(/[\s,;%]+/)
    .filter(Boolean)
    .map((word) => (/^\d{1,3}$/.test(word) ? Number(word) : Number.NaN));
  const areFine = words.every((one) => one >= 1 && one <= 500) && words.length <= 6;
  return areFine ? [...new Set(words)].sort((a, b) => a - b) : undefined;
}

/** An amount as the reader would type it: 12,50 in Paris. Three decimals have a fourth, or they would be thousands. */
export function typedAmount(micros: bigint, locale: string): string {
  const decimals = String(micros % 1_000_000n)
    .padStart(6, "0")
    .replace(/0{1,6}$/, "");
  const shown = decimals.length === 1 || decimals.length === 3 ? `${decimals}0` : decimals;
  const point = locale === "en" ? "." : ",";
  return `${micros / 1_000_000n}${shown && point}${shown}`;
}
