/** "0.0618" as 61,800 millionths, without a float in between; undefined when it is not such an amount. */
export function microsOf(decimal: string): bigint | undefined {
  const parts = /^(\d{1,12})(?:\.(\d+))?$/.exec(decimal.trim());
  if (!parts?.[1]) return undefined;
  const digits = (parts[2] ?? "").padEnd(7, "0");
  const micros = BigInt(parts[1]) * 1_000_000n + BigInt(digits.slice(0, 6));
  return digits.charAt(6) >= "5" ? micros + 1n : micros;
}
