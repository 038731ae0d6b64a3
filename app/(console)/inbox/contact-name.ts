"use client";

import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { useTranslations } from "next-intl";

type Contact = { name: string | null; username: string | null; waId: string | null };

/** As people write it: "+34 600 12 34 56". What cannot be read as a number stays as it came. */
export function phoneNumber(digits: string): string {
  return parsePhoneNumberFromString(`+${digits}`)?.formatInternational() ?? `+${digits}`;
}

/** What we call a customer: their name, else their number, else their username. */
export function useContactName() {
  const t = useTranslations("inbox");
  return ({ name, username, waId }: Contact): string =>
    name?.trim() || (waId && phoneNumber(waId)) || (username && `@${username}`) || t("unnamed");
}
