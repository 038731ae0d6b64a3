import { and, asc, eq } from "drizzle-orm";
import { phoneNumbers, whatsappAccounts } from "@/db/schema/channels";
import type { InTransaction } from "@/server/context";

export type BilledNumber = { id: string; name: string; currency: string; timeZone: string };

/** Every number there ever was, with its account's money and clock; those of the first account first. */
export const billedNumbers = ({ db, workspaceId }: InTransaction): Promise<BilledNumber[]> =>
  db
    .select({
      id: phoneNumbers.id,
      name: phoneNumbers.displayNumber,
      currency: whatsappAccounts.currency,
      timeZone: whatsappAccounts.timeZone,
    })
    .from(phoneNumbers)
    .innerJoin(
      whatsappAccounts,
      and(
        eq(whatsappAccounts.workspaceId, phoneNumbers.workspaceId),
        eq(whatsappAccounts.id, phoneNumbers.accountId),
      ),
    )
    .where(eq(phoneNumbers.workspaceId, workspaceId))
    .orderBy(asc(whatsappAccounts.createdAt), asc(phoneNumbers.createdAt), asc(phoneNumbers.id));

type Scope = { numberId: string | null; currency: string };

/** The numbers whose messages a budget pays for. */
export const coveredBy = ({ numberId, currency }: Scope, numbers: BilledNumber[]) =>
  numbers.filter((one) => (numberId ? one.id === numberId : one.currency === currency));

/** Whose months a budget has: its account's, and with accounts in several zones the first one's. */
export const timeZoneOf = (budget: Scope, numbers: BilledNumber[]) =>
  coveredBy(budget, numbers)[0]?.timeZone ?? "UTC";
