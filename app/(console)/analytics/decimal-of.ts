/**
 * An amount as people write it, in Paris 1 204,50 and in London 1,204.50, as a decimal with a point. A mark before exactly three
 * digits divides thousands: no invoice has mills.
 */
export function decimalOf(typed: string): string | undefined {
  const text = typed.replace(/[\s\u00a0\u202f']/g, "");
  const parts = /^(\d{1,3}(?:[.,]\d{3})+|\d{1,12})(?:[.,](\d{1,2}|\d{4,6}))?$/.exec(text);
  if (!parts?.[1]) return undefined;
  const whole = parts[1].replace(/[.,]/g, "");
  return parts[2] ? `${whole}.${parts[2]}` : whole;
}
