import { and, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { channelRoutes, phoneNumbers, whatsappAccounts } from "@/db/schema/channels";
import { type Ctx, type InTransaction, inTransaction } from "@/server/context";
import { conflict } from "@/server/errors";
import { recordAudit } from "../identity/record-audit";
import { tellLive } from "../live";
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

type Holder = Pick<typeof channelRoutes.$inferSelect, "workspaceId" | "channelId">;

export type Connected = { accountId: string; numberId: string };

/**
 * Gives a WhatsApp number and its account to this workspace; done again, it only renews the account's token. A number
 * that was here before finds its history again.
 */
export function connectNumber(ctx: Ctx, number: NewNumber): Promise<Connected> {
  return inTransaction(ctx, async (ctx) => {
    const { id: accountId } = await claim(
      ctx,
      "account",
      number.wabaId,
      await findAccountId(ctx, number.wabaId),
    );
    const { id: numberId, isNew } = await claim(
      ctx,
      "number",
      number.phoneNumberId,
      await findNumberId(ctx, number.phoneNumberId),
    );
    const { workspaceId } = ctx;
    const { wabaId, verifiedName, displayNumber, currency, timeZone } = number;
    await ctx.db
      .insert(whatsappAccounts)
      .values({ workspaceId, id: accountId, wabaId, name: verifiedName, currency, timeZone })
      .onConflictDoNothing();
    const now = ctx.now();
    await ctx.db
      .insert(phoneNumbers)
      .values({
        workspaceId,
        id: numberId,
        accountId,
        metaPhoneNumberId: number.phoneNumberId,
        displayNumber,
        verifiedName,
        connectedAt: now,
      })
      .onConflictDoUpdate({
        target: [phoneNumbers.workspaceId, phoneNumbers.id],
        set: {
          accountId,
          displayNumber,
          verifiedName,
          connectedAt: sql`case when ${phoneNumbers.disconnectedAt} is null then ${phoneNumbers.connectedAt} else excluded.connected_at end`,
          disconnectedAt: null,
        },
      });
    await storeAccessToken(ctx, { accountId, token: number.accessToken });
    await recordAudit(ctx, {
      action: isNew ? "channel.connected" : "channel.token_replaced",
      subject: { id: numberId, name: displayNumber },
      after: isNew ? { wabaId, phoneNumberId: number.phoneNumberId, verifiedName } : undefined,
    });
    await tellLive(ctx, [{ kind: "channels.changed" }]);
    return { accountId, numberId };
  });
}

/** Refuses, without saying whose it is, what another workspace has; nobody may touch Meta's side of it then. */
export function requireFree(
  ctx: Ctx,
  { wabaId, phoneNumberId }: Pick<NewNumber, "wabaId" | "phoneNumberId">,
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    for (const [kind, metaId] of [
      ["account", wabaId],
      ["number", phoneNumberId],
    ] as const) {
      const holder = await findHolder(ctx, kind, metaId);
      if (holder && holder.workspaceId !== ctx.workspaceId) throw taken();
    }
  });
}

const taken = () =>
  conflict(
    "This number or its account is connected in another workspace. Its owner must disconnect it there first.",
    { key: "numberTaken", field: "phoneNumberId" },
  );

/** The primary key of the routes settles who was first; the second waits for the first one's commit and is refused. */
async function claim(
  ctx: InTransaction,
  kind: "account" | "number",
  metaId: string,
  knownId: string | undefined,
): Promise<{ id: string; isNew: boolean }> {
  const { workspaceId } = ctx;
  const channelId = knownId ?? uuidv7();
  const [route] = await ctx.db
    .insert(channelRoutes)
    .values({ kind, metaId, workspaceId, channelId })
    .onConflictDoNothing()
    .returning({ channelId: channelRoutes.channelId });
  if (route) return { id: route.channelId, isNew: true };
  const holder = await findHolder(ctx, kind, metaId);
  if (holder?.workspaceId !== workspaceId) throw taken();
  return { id: holder.channelId, isNew: false };
}

async function findHolder(
  ctx: InTransaction,
  kind: "account" | "number",
  metaId: string,
): Promise<Holder | undefined> {
  const [route] = await ctx.db
    .select({ workspaceId: channelRoutes.workspaceId, channelId: channelRoutes.channelId })
    .from(channelRoutes)
    .where(and(eq(channelRoutes.kind, kind), eq(channelRoutes.metaId, metaId)));
  return route;
}

async function findAccountId(ctx: InTransaction, wabaId: string): Promise<string | undefined> {
  const [account] = await ctx.db
    .select({ id: whatsappAccounts.id })
    .from(whatsappAccounts)
    .where(and(eq(whatsappAccounts.workspaceId, ctx.workspaceId), eq(whatsappAccounts.wabaId, wabaId)))
    // Held until the commit: its last other number may be released at this moment.
    .for("no key update");
  return account?.id;
}

async function findNumberId(ctx: InTransaction, phoneNumberId: string): Promise<string | undefined> {
  const [number] = await ctx.db
    .select({ id: phoneNumbers.id })
    .from(phoneNumbers)
    .where(
      and(eq(phoneNumbers.workspaceId, ctx.workspaceId), eq(phoneNumbers.metaPhoneNumberId, phoneNumberId)),
    );
  return number?.id;
}
