import { and, eq, inArray } from "drizzle-orm";
import { phoneNumbers, whatsappAccounts } from "@/db/schema/channels";
import { type Ctx, inTransaction } from "@/server/context";
import { conflict, notFound } from "@/server/errors";

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
  /** Set when it was released: its history can be read, and nothing can be sent. */
  disconnectedAt: Date | null;
  lastWebhookAt: Date | null;
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
        disconnectedAt: phoneNumbers.disconnectedAt,
        lastWebhookAt: phoneNumbers.lastWebhookAt,
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

/** The number, if it can be used now; one that was released is there for its history only. */
export async function getConnectedNumber(ctx: Ctx, numberId: string): Promise<ChannelNumber> {
  const number = await getNumber(ctx, numberId);
  if (number.disconnectedAt) {
    throw conflict("This number is no longer connected. An owner can connect it again.", {
      key: "numberDisconnected",
    });
  }
  return number;
}
