/**
 * A rate as people write it, 0,9201 in Paris and 0.9201 in London, as a decimal with a point. The other sign before exactly three
 * digits may divide thousands, and a rate must not be guessed: then it stays as it is typed, which no rate is.
 */
export function rateOf(typed: string, locale: string): string {
  const parts = new Intl.NumberFormat(locale).formatToParts(0.5);
  const own = parts.find(({ type }) => type === "decimal")?.value ?? ".";
  const other = own === "," ? "." : ",";
  const isOther = typed.includes(other);
  if (isOther && (typed.includes(own) || /[.,]\d{3}$/.test(typed))) return typed.replace(other, " ");
  return typed.replace(isOther ? other : own, ".");
}
