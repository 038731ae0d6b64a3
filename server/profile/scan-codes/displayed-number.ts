import { parsePhoneNumberFromString } from "libphonenumber-js/min";

/** A number as people write it. */
export function displayedNumber(digits: string): string {
  const plus = `+${digits.replace(/\D/g, "")}`;
  return parsePhoneNumberFromString(plus)?.formatInternational() ?? plus;
}
