import { and, asc, desc, eq, inArray } from "drizzle-orm";
import {
  conversions,
  outcomeRevisions,
  outcomes,
  referralPictures,
  referrals,
} from "@/db/schema/ads-outcomes";
import { apiKeys, members } from "@/db/schema/identity";
import { conversations } from "@/db/schema/messaging";
import { type Ctx, type InTransaction, readOnly } from "@/server/context";
import { loadConversation } from "@/server/messaging/load-conversation";
import type { ConversationInput } from "./schemas";

/** The ads that brought the customer of a conversation, first and last, and what came of it, with its history and what Meta knows. */
export function listOutcomes(ctx: Ctx, { conversationId }: ConversationInput) {
  return readOnly(ctx, async (ctx) => {
    const { contactId } = await loadConversation(ctx, conversationId);
    const touches = await touchesOf(ctx, contactId);
    return {
      /** Of the customer, oldest first, whichever number she wrote to. */
      touches,
      outcomes: await outcomesOf(ctx, conversationId),
    };
  });
}

export type OfConversation = Awaited<ReturnType<typeof listOutcomes>>;
export type Touch = OfConversation["touches"][number];
export type ListedOutcome = OfConversation["outcomes"][number];

const mostTouches = 200;

async function touchesOf({ db, workspaceId }: InTransaction, contactId: string) {
  const rows = await db
    .select({
      id: referrals.id,
      conversationId: referrals.conversationId,
      messageId: referrals.messageId,
      at: referrals.at,
      sourceType: referrals.sourceType,
      metaAdId: referrals.metaAdId,
      sourceUrl: referrals.sourceUrl,
      headline: referrals.headline,
      body: referrals.body,
      sealedClickId: referrals.sealedClickId,
      pictureId: referralPictures.id,
      pictureState: referralPictures.state,
    })
    .from(conversations)
    .innerJoin(
      referrals,
      and(
        eq(referrals.workspaceId, conversations.workspaceId),
        eq(referrals.conversationId, conversations.id),
      ),
    )
    .leftJoin(
      referralPictures,
      and(
        eq(referralPictures.workspaceId, referrals.workspaceId),
        eq(referralPictures.id, referrals.pictureId),
      ),
    )
    .where(and(eq(conversations.workspaceId, workspaceId), eq(conversations.contactId, contactId)))
    .orderBy(asc(referrals.at), asc(referrals.id))
    .limit(mostTouches);
  return rows.map(({ sealedClickId, pictureId, pictureState, ...touch }) => ({
    ...touch,
    hasClick: sealedClickId !== null,
    pictureId: pictureState === "stored" ? pictureId : null,
  }));
}

async function outcomesOf(ctx: InTransaction, conversationId: string) {
  const { db, workspaceId } = ctx;
  const rows = await db
    .select({
      id: outcomes.id,
      kind: outcomes.kind,
      amountMicros: outcomes.amountMicros,
      currency: outcomes.currency,
      reference: outcomes.reference,
      occurredAt: outcomes.occurredAt,
      withdrawnAt: outcomes.withdrawnAt,
      touchId: outcomes.touchId,
      meta: {
        state: conversions.state,
        reason: conversions.reason,
        words: conversions.words,
        settledAt: conversions.settledAt,
        isTest: conversions.isTest,
        sentMicros: conversions.sentMicros,
        sentCurrency: conversions.sentCurrency,
      },
    })
    .from(outcomes)
    .leftJoin(
      conversions,
      and(eq(conversions.workspaceId, outcomes.workspaceId), eq(conversions.outcomeId, outcomes.id)),
    )
    .where(and(eq(outcomes.workspaceId, workspaceId), eq(outcomes.conversationId, conversationId)))
    .orderBy(desc(outcomes.occurredAt), desc(outcomes.id));
  const history = await historyOf(
    ctx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, history: history.filter(({ outcomeId }) => outcomeId === row.id) }));
}

async function historyOf({ db, workspaceId }: InTransaction, outcomeIds: string[]) {
  if (outcomeIds.length === 0) return [];
  return db
    .select({
      outcomeId: outcomeRevisions.outcomeId,
      id: outcomeRevisions.id,
      change: outcomeRevisions.change,
      at: outcomeRevisions.at,
      amountMicros: outcomeRevisions.amountMicros,
      currency: outcomeRevisions.currency,
      reference: outcomeRevisions.reference,
      memberName: members.name,
      keyName: apiKeys.name,
    })
    .from(outcomeRevisions)
    .leftJoin(
      members,
      and(eq(members.workspaceId, outcomeRevisions.workspaceId), eq(members.id, outcomeRevisions.memberId)),
    )
    .leftJoin(
      apiKeys,
      and(eq(apiKeys.workspaceId, outcomeRevisions.workspaceId), eq(apiKeys.id, outcomeRevisions.apiKeyId)),
    )
    .where(
      and(eq(outcomeRevisions.workspaceId, workspaceId), inArray(outcomeRevisions.outcomeId, outcomeIds)),
    )
    .orderBy(asc(outcomeRevisions.at), asc(outcomeRevisions.id));
}
