import parsePhoneNumber from "libphonenumber-js";

/** A customer's country by calling code or, when the number is hidden, by the first letters of the user id. */
export function countryOf({ waId, userId }: { waId?: string; userId?: string }): string | undefined {
  const byNumber = waId ? parsePhoneNumber(`+${waId}`)?.country : undefined;
  return byNumber ?? userId?.match(/^([A-Z]{2})\./)?.[1];
}
