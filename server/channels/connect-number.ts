import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { channelRoutes, phoneNumbers, whatsappAccounts } from "@/db/schema/channels";
import { type Ctx, type InTransaction, inTransaction } from "@/server/context";
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

type Route = Pick<typeof channelRoutes.$inferSelect, "workspaceId" | "channelId">;

/** Gives a WhatsApp number and its account to this workspace; done again, it only renews the account's token. */
export function connectNumber(ctx: Ctx, number: NewNumber): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const [account, known] = [
      await findRoute(ctx, "account", number.wabaId),
      await findRoute(ctx, "number", number.phoneNumberId),
    ];
    if ([account, known].some((route) => route && route.workspaceId !== ctx.workspaceId)) {
      throw conflict("This number or its account belongs to another workspace.", { key: "numberTaken" });
    }
    const accountId = account?.channelId ?? (await addAccount(ctx, number));
    if (!known) await addNumber(ctx, accountId, number);
    await storeAccessToken(ctx, { accountId, token: number.accessToken });
  });
}

async function findRoute(
  ctx: InTransaction,
  kind: "account" | "number",
  metaId: string,
): Promise<Route | undefined> {
  const [route] = await ctx.db
    .select({ workspaceId: channelRoutes.workspaceId, channelId: channelRoutes.channelId })
    .from(channelRoutes)
    .where(and(eq(channelRoutes.kind, kind), eq(channelRoutes.metaId, metaId)));
  return route;
}

async function addAccount(
  ctx: InTransaction,
  { wabaId, verifiedName: name, currency, timeZone }: NewNumber,
): Promise<string> {
  const { workspaceId } = ctx;
  const id = uuidv7();
  await ctx.db.insert(whatsappAccounts).values({ workspaceId, id, wabaId, name, currency, timeZone });
  await ctx.db.insert(channelRoutes).values({ kind: "account", metaId: wabaId, workspaceId, channelId: id });
  return id;
}

async function addNumber(
  ctx: InTransaction,
  accountId: string,
  { phoneNumberId, displayNumber, verifiedName }: NewNumber,
): Promise<void> {
  const { workspaceId } = ctx;
  const id = uuidv7();
  await ctx.db
    .insert(phoneNumbers)
    .values({ workspaceId, id, accountId, metaPhoneNumberId: phoneNumberId, displayNumber, verifiedName });
  await ctx.db
    .insert(channelRoutes)
    .values({ kind: "number", metaId: phoneNumberId, workspaceId, channelId: id });
}
