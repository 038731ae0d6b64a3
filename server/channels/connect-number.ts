import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { channelRoutes, phoneNumbers, whatsappAccounts } from "@/db/schema/channels";
import { type Ctx, inTransaction } from "@/server/context";
import { conflict } from "@/server/errors";
import { storeAccessToken } from "./access-token";

export type NewNumber = {
  wabaId: string;
  phoneNumberId: string;
  displayNumber: string;
  verifiedName: string;
  currency: string;
  timeZone: string;
  accessToken: string;
};

/** Gives a WhatsApp number and its account to this workspace; done again, it only renews the token. */
export function connectNumber(ctx: Ctx, number: NewNumber): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { workspaceId } = ctx;
    const [known] = await ctx.db
      .select({ workspaceId: channelRoutes.workspaceId, numberId: channelRoutes.channelId })
      .from(channelRoutes)
      .where(and(eq(channelRoutes.kind, "number"), eq(channelRoutes.metaId, number.phoneNumberId)));
    if (known && known.workspaceId !== workspaceId) {
      throw conflict("This number belongs to another workspace.", { key: "numberTaken" });
    }
    const accountId = known ? await accountOf(known.numberId) : await addNumber();
    await storeAccessToken(ctx, { accountId, token: number.accessToken });

    async function accountOf(numberId: string): Promise<string> {
      const [row] = await ctx.db
        .select({ accountId: phoneNumbers.accountId })
        .from(phoneNumbers)
        .where(and(eq(phoneNumbers.workspaceId, workspaceId), eq(phoneNumbers.id, numberId)));
      if (!row) throw new Error(`The route of number ${number.phoneNumberId} leads nowhere.`);
      return row.accountId;
    }

    async function addNumber(): Promise<string> {
      const { wabaId, currency, timeZone, verifiedName, displayNumber, phoneNumberId } = number;
      const [accountId, numberId] = [uuidv7(), uuidv7()];
      await ctx.db
        .insert(whatsappAccounts)
        .values({ workspaceId, id: accountId, wabaId, name: verifiedName, currency, timeZone });
      await ctx.db.insert(phoneNumbers).values({
        workspaceId,
        id: numberId,
        accountId,
        metaPhoneNumberId: phoneNumberId,
        displayNumber,
        verifiedName,
      });
      await ctx.db.insert(channelRoutes).values([
        { kind: "account", metaId: wabaId, workspaceId, channelId: accountId },
        { kind: "number", metaId: phoneNumberId, workspaceId, channelId: numberId },
      ]);
      return accountId;
    }
  });
}
