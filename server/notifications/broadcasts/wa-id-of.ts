import parsePhoneNumber, { type CountryCode, type PhoneNumber } from "libphonenumber-js/max";

/** What may stand before a number: the mark of a text cell, "p:", "tel:" or a link to a chat. */
const before = /^'*(?:https?:\/\/wa\.me\/|[a-z]+[.:]\s*)?'*/i;
/** A slash parts a number from its area; what is short after one is an extension. */
const between = /[\s().\-‐-―]|\/(?=[\d\s]{5})/g;
const mobile: readonly unknown[] = ["MOBILE", "FIXED_LINE_OR_MOBILE"];
/** With fewer digits than that a spreadsheet has rounded the number. */
const fewestExact = 7;

/**
 * The WhatsApp id of a number as people, spreadsheets and other programs write it. Without a country it is one of `home`, unless it
 * reads as a mobile number only with the country it may begin with.
 */
export function waIdOf(text: string, home: CountryCode | undefined) {
  const digits = digitsOf(text);
  if (!digits || digits.length < 7 || digits.length > 16) return undefined;
  const read = (digits: string, country?: CountryCode) => parsePhoneNumber(digits, country);
  const readings = (
    digits.startsWith("+") ? [read(digits)] : [home && read(digits, home), read(`+${digits}`)]
  ).filter((one): one is PhoneNumber => one?.isValid() ?? false);
  const number = readings.find((one) => mobile.includes(one.getType())) ?? readings[0];
  return number && { waId: number.number.slice(1), country: number.country ?? null };
}

/** The digits of one number, with its plus; nothing where anything but a number is in the cell. */
function digitsOf(text: string): string | undefined {
  const bare = text.trim().replace(before, "");
  const plain = asInteger(bare) ?? bare.replace(between, "");
  return /^\+?\d+$/.test(plain) ? plain.replace(/^00/, "+") : undefined;
}

/** As programs write whole numbers that they take for others: 34600111222.0 and 3.4600111222E10. */
function asInteger(text: string): string | undefined {
  const whole = /^(\+?\d{7,})[.,]0$/.exec(text)?.[1];
  if (whole) return whole;
  const [, first, rest = "", exponent] = /^(\d)(?:[.,](\d+))?e\+?(\d{1,2})$/i.exec(text) ?? [];
  if (!first || rest.length > Number(exponent) || rest.length + 1 < fewestExact) return undefined;
  return first + rest.padEnd(Number(exponent), "0");
}
