import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from "libphonenumber-js/min";

export type MarketRow = {
  /** The digits a number begins with; empty for everybody whom no other row names. */
  callingCode: string;
  country: string;
  market: string;
  validFrom: string;
  /** The first day on which it is no longer true. */
  validTo: string | null;
};

export type Recipient = { waId?: string | null; userId?: string | null };

/** The row in force on the day; before the first day we know of, the first known one. */
function inForce(rows: MarketRow[], day: string): MarketRow | undefined {
  const sorted = [...rows].sort((a, b) => a.validFrom.localeCompare(b.validFrom));
  return sorted.findLast((row) => row.validFrom <= day) ?? sorted[0];
}

/** The longest prefix wins: +1 809 is not North America, and +7 7 is not Russia. */
function byCallingCode(rows: MarketRow[], digits: string, day: string): MarketRow | undefined {
  const matching = rows.filter((row) => digits.startsWith(row.callingCode));
  const longest = Math.max(...matching.map((row) => row.callingCode.length));
  return inForce(
    matching.filter((row) => row.callingCode.length === longest),
    day,
  );
}

function byCountry(rows: MarketRow[], country: string, day: string): MarketRow | undefined {
  const own = rows.filter((row) => row.country === country);
  if (own.length > 0) return inForce(own, day);
  // Jersey is not in Meta's list but shares +44, which is.
  const digits = isSupportedCountry(country) ? getCountryCallingCode(country as CountryCode) : "";
  return byCallingCode(rows, digits, day);
}

const countryOfUserId = (userId: string) => /^[A-Z]{2}(?=\.)/.exec(userId)?.[0];

/** Where Meta prices a message: by the calling code, or by the user id's country when there is no number. */
export function marketOf(rows: MarketRow[], { waId, userId }: Recipient, day: string): string {
  const row = waId
    ? byCallingCode(rows, waId, day)
    : byCountry(rows, (userId && countryOfUserId(userId)) || "", day);
  return row?.market ?? "Other";
}

/** The customer's country, for reports; several share a calling code, so this says more than the market. */
export function countryOf({ waId, userId }: Recipient): string | null {
  return (
    (userId && countryOfUserId(userId)) || (waId && parsePhoneNumberFromString(`+${waId}`)?.country) || null
  );
}
