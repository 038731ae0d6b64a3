import { and, eq, inArray } from "drizzle-orm";
import { phoneNumbers, whatsappAccounts } from "@/db/schema/channels";
import { type Ctx, inTransaction } from "@/server/context";
import { notFound } from "@/server/errors";

export type ChannelNumber = {
  id: string;
  accountId: string;
  wabaId: string;
  metaPhoneNumberId: string;
  displayNumber: string;
  verifiedName: string;
  throughputPerSecond: number;
  /** The account's own, in which Meta prices and invoices. */
  currency: string;
  timeZone: string;
};

/** The workspace's numbers by id, with what their account says about money and time. */
export function getNumbers(ctx: Ctx, numberIds: string[]): Promise<Map<string, ChannelNumber>> {
  return inTransaction(ctx, async (ctx) => {
    if (numberIds.length === 0) return new Map();
    const rows = await ctx.db
      .select({
        id: phoneNumbers.id,
        accountId: phoneNumbers.accountId,
        wabaId: whatsappAccounts.wabaId,
        metaPhoneNumberId: phoneNumbers.metaPhoneNumberId,
        displayNumber: phoneNumbers.displayNumber,
        verifiedName: phoneNumbers.verifiedName,
        throughputPerSecond: phoneNumbers.throughputPerSecond,
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
      .where(and(eq(phoneNumbers.workspaceId, ctx.workspaceId), inArray(phoneNumbers.id, numberIds)));
    return new Map(rows.map((row) => [row.id, row]));
  });
}

export async function getNumber(ctx: Ctx, numberId: string): Promise<ChannelNumber> {
  const number = (await getNumbers(ctx, [numberId])).get(numberId);
  if (!number) throw notFound("The number", "numberNotFound");
  return number;
}
