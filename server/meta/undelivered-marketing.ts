/**
 * Where Meta delivers no marketing templates, and since when: to numbers of the United States since 1 April 2025
 * (https://developers.facebook.com/docs/whatsapp/messaging-limits, "per-user marketing template message limits").
 */
const countries: { country: string; from: string; to?: string }[] = [{ country: "US", from: "2025-04-01" }];

/** The countries in which no marketing template arrives on that day. */
export function undeliveredMarketing(at: Date): string[] {
  const day = at.toISOString().slice(0, 10);
  return countries
    .filter(({ from, to }) => from <= day && (to === undefined || day < to))
    .map(({ country }) => country);
}
