import { and, eq, isNull, ne } from "drizzle-orm";
import {
  channelRoutes,
  credentials,
  phoneNumbers,
  troubleKinds,
  whatsappAccounts,
} from "@/db/schema/channels";
import { type Ctx, type InTransaction, inTransaction } from "@/server/context";
import { recordAudit } from "../identity/record-audit";
import { tellLive } from "../live";
import { log } from "../log";
import { unsubscribe } from "../meta/channel";
import { accessToken } from "./access-token";
import { type ChannelNumber, getConnectedNumber } from "./get-numbers";
import { endTroubles } from "./note-troubles";
import type { ChannelInput } from "./schemas";

/**
 * Releases a number: its conversations and charges stay to be read, nothing more is sent or received, and another workspace
 * may connect it. With the last number of an account goes the account, and its token is destroyed.
 */
export async function disconnectNumber(ctx: Ctx, { numberId }: ChannelInput): Promise<void> {
  const number = await getConnectedNumber(ctx, numberId);
  // Before anybody else can have the account, so that we never undo another workspace's subscription.
  if (await isLast(ctx, number)) await stopWebhooks(ctx, number);
  await inTransaction(ctx, async (ctx) => {
    await holdAccount(ctx, number);
    const [released] = await ctx.db
      .update(phoneNumbers)
      .set({ disconnectedAt: ctx.now() })
      .where(
        and(
          eq(phoneNumbers.workspaceId, ctx.workspaceId),
          eq(phoneNumbers.id, numberId),
          isNull(phoneNumbers.disconnectedAt),
        ),
      )
      .returning({ id: phoneNumbers.id });
    if (!released) return;
    await forgetRoute(ctx, "number", number.metaPhoneNumberId);
    const { accountId } = number;
    await endTroubles(ctx, { accountId: numberId, numberId, kinds: troubleKinds });
    if (await isLast(ctx, number)) {
      await forgetRoute(ctx, "account", number.wabaId);
      await ctx.db
        .delete(credentials)
        .where(and(eq(credentials.workspaceId, ctx.workspaceId), eq(credentials.accountId, accountId)));
      await endTroubles(ctx, { accountId, numberId, kinds: troubleKinds });
    }
    const { displayNumber, verifiedName } = number;
    await recordAudit(ctx, {
      action: "channel.disconnected",
      subject: { id: numberId, name: displayNumber },
      before: { wabaId: number.wabaId, phoneNumberId: number.metaPhoneNumberId, verifiedName },
    });
    await tellLive(ctx, [{ kind: "channels.changed" }]);
  });
}

/** Two owners who release the last two numbers at once must not both believe that the other one stays. */
const holdAccount = (ctx: InTransaction, { accountId }: ChannelNumber) =>
  ctx.db
    .select({ id: whatsappAccounts.id })
    .from(whatsappAccounts)
    .where(and(eq(whatsappAccounts.workspaceId, ctx.workspaceId), eq(whatsappAccounts.id, accountId)))
    .for("no key update");

/** Whether no other number of the account is connected. */
function isLast(ctx: Ctx, { id, accountId }: ChannelNumber): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const others = await ctx.db
      .select({ id: phoneNumbers.id })
      .from(phoneNumbers)
      .where(
        and(
          eq(phoneNumbers.workspaceId, ctx.workspaceId),
          eq(phoneNumbers.accountId, accountId),
          ne(phoneNumbers.id, id),
          isNull(phoneNumbers.disconnectedAt),
        ),
      );
    return others.length === 0;
  });
}

/** Best effort: with a token that Meta refuses, the number can be released all the same. */
async function stopWebhooks(ctx: Ctx, { accountId, wabaId }: ChannelNumber): Promise<void> {
  try {
    await unsubscribe({ wabaId, token: await accessToken(ctx, accountId) });
  } catch (error) {
    log.warn({ err: error, wabaId }, "the app could not be unsubscribed from an account that was released");
  }
}

const forgetRoute = (ctx: InTransaction, kind: "account" | "number", metaId: string) =>
  ctx.db
    .delete(channelRoutes)
    .where(
      and(
        eq(channelRoutes.kind, kind),
        eq(channelRoutes.metaId, metaId),
        eq(channelRoutes.workspaceId, ctx.workspaceId),
      ),
    );
