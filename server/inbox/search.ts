import { eq, ilike, or, type SQL } from "drizzle-orm";
import { contacts } from "@/db/schema/messaging";

/** What a reader typed stands for itself: `%` and `_` are no wildcards. */
const escapeLike = (text: string) => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/** The digits of what looks like a phone number however it is spaced: "+34 600-12 34" is 346001234. */
function digitsOf(search: string): string | undefined {
  if (!/^[\d\s+().\-/\u00a0\u202f]+$/.test(search)) return undefined;
  const digits = search.replace(/\D/g, "").replace(/^00/, "");
  return digits.length >= 3 ? digits : undefined;
}

/** By part of a name, part of a number, or a whole username. */
export function contactMatches(search: string): SQL | undefined {
  const digits = digitsOf(search);
  return or(
    ilike(contacts.name, `%${escapeLike(search)}%`),
    eq(contacts.username, search.replace(/^@/, "").toLowerCase()),
    digits ? ilike(contacts.waId, `%${digits}%`) : undefined,
  );
}
