import { and, desc, eq, lte } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { conversions, referrals } from "@/db/schema/ads-outcomes";
import { contacts } from "@/db/schema/messaging";
import { getNumber } from "@/server/channels/get-numbers";
import type { InTransaction } from "@/server/context";
import type { LoadedConversation } from "@/server/messaging/load-conversation";
import type { Outcome } from "../outcomes/keep-change";
import { askToSend } from "./ask-to-send";
import { decide } from "./decide";
import { loadSettings } from "./load-settings";

/** Decides whether Meta is told of an outcome, keeps the decision beside it, and has it sent. */
export async function planConversion(
  ctx: InTransaction,
  { id: outcomeId, conversationId, occurredAt }: Outcome,
  { contactId, numberId }: LoadedConversation,
): Promise<void> {
  const touch = await touchBefore(ctx, conversationId, occurredAt);
  const decision = decide({
    settings: await loadSettings(ctx),
    country: await countryOf(ctx, contactId),
    click: !touch ? "none" : touch.isNamed ? "named" : "unnamed",
    occurredAt,
    now: ctx.now(),
  });
  const { accountId } = await getNumber(ctx, numberId);
  await ctx.db.insert(conversions).values({
    workspaceId: ctx.workspaceId,
    id: uuidv7(),
    outcomeId,
    referralId: touch?.id,
    accountId,
    createdAt: ctx.now(),
    ...decision,
  });
  if (decision.state === "waiting") await askToSend(ctx, accountId);
}

/** The last click that has a name, else the last: somebody may come again through an ad in WhatsApp Status, which names none. */
async function touchBefore(ctx: InTransaction, conversationId: string, at: Date) {
  const touches = await ctx.db
    .select({ id: referrals.id, sealedClickId: referrals.sealedClickId })
    .from(referrals)
    .where(
      and(
        eq(referrals.workspaceId, ctx.workspaceId),
        eq(referrals.conversationId, conversationId),
        lte(referrals.at, at),
      ),
    )
    .orderBy(desc(referrals.at), desc(referrals.id))
    .limit(20);
  const touch = touches.find(({ sealedClickId }) => sealedClickId !== null) ?? touches[0];
  return touch && { id: touch.id, isNamed: touch.sealedClickId !== null };
}

async function countryOf(ctx: InTransaction, contactId: string): Promise<string | null> {
  const [contact] = await ctx.db
    .select({ country: contacts.country })
    .from(contacts)
    .where(and(eq(contacts.workspaceId, ctx.workspaceId), eq(contacts.id, contactId)));
  return contact?.country ?? null;
}
