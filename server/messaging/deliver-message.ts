import { setTimeout as sleep } from "node:timers/promises";
import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { messages } from "@/db/schema/messaging";
import { accessToken } from "../channels/access-token";
import { getConnectedNumber } from "../channels/get-numbers";
import { noteSendErrors } from "../channels/note-send-errors";
import { type Ctx, type InTransaction, inTransaction } from "../context";
import { workspaceVault } from "../crypto";
import { AppError } from "../errors";
import type { GraphError } from "../meta/client";
import type { MessageContent } from "../meta/content";
import { explain, nextAttemptAt } from "../meta/errors";
import { type NumberAccess, type SentMessage, sendBody, sendMessage } from "../meta/send";
import { metrics } from "../metrics";
import { defineJob, finishJob, type JobRow } from "../queue";
import { giveMediaToMeta } from "./give-media-to-meta";
import { loadConversation } from "./load-conversation";
import { openContent } from "./sealed-content";
import { passSendGate } from "./send-gate";
import { isWindowOpen } from "./service-window";
import { markAccepted, markFailed, markQueuedAgain } from "./settle-attempt";

const payload = z.object({ messageId: z.uuid() });
export const deliverMessageJob = defineJob("deliverMessage", payload, { maxAttempts: 30 });

/** The same for a notification, which many may get at once: it has workers of its own, and no answer waits for them. */
export const deliverNotificationJob = defineJob("deliverNotification", payload, { maxAttempts: 30 });

/** When to come back; waiting for a limit or for Meta's word is not an attempt that failed. */
type Later = { runAt: Date; error?: string; countsAsAttempt: boolean };

/**
 * How long the status webhook has to tell what became of an attempt whose answer we did not get. Meta has no key that
 * makes a second request harmless, so sending again could reach the customer twice. Every attempt carries our own message
 * id, and its first status, normally there within seconds, settles it. When none has come by then, we say that we do not
 * know, and a person decides.
 */
export const graceMs = 75_000;

const unknownOutcome =
  "We could not tell whether WhatsApp took this message. Ask the customer, or look at their chat, before you send it again.";
const windowClosedCode = 131047;
const longestWaitMs = 60 * 60_000;

type Message = typeof messages.$inferSelect;

/** Asked before a message goes, in the transaction that prepares it; what must not go is refused with a sentence. */
export type MayGo = (
  ctx: InTransaction,
  message: {
    messageId: string;
    numberId: string;
    category: string;
    amountMicros: bigint | null;
    currency: string;
  },
) => Promise<void>;

type Prepared = {
  message: Message;
  content: MessageContent;
  access: NumberAccess;
  numberId: string;
  throughputPerSecond: number;
  address: { to?: string; recipient?: string };
  hasClosed: boolean;
};

/** Gives one message to Meta, once. */
export async function deliverMessage(
  ctx: Ctx,
  { messageId }: { messageId: string },
  job: JobRow,
  mayGo: MayGo,
): Promise<Later | undefined> {
  const message = await findUnsettled(ctx, messageId);
  if (!message) return undefined;
  if (message.status === "sending") return settleUnknown(ctx, message, job);
  try {
    const prepared = await prepare(ctx, message, mayGo);
    if (prepared.hasClosed) {
      return await giveUp(
        ctx,
        message,
        { code: windowClosedCode, detail: explain(windowClosedCode).sentence },
        job,
      );
    }
    const content = await giveMediaToMeta(ctx, prepared);
    // An upload is not an attempt to send, so those are counted by the job.
    if (!content.ok) return await settleRefused(ctx, message, content.error, job, job.attempts);
    return await send(ctx, prepared, content.value, job, mayGo);
  } catch (error) {
    // What can be said to a person in a sentence will not get better by trying again.
    if (error instanceof AppError) return giveUp(ctx, message, { detail: error.message }, job);
    // Nobody takes this job up again, and a message must not look as if it were on its way for ever.
    if (job.attempts >= deliverMessageJob.maxAttempts)
      return giveUp(ctx, message, { detail: unknownOutcome }, job);
    throw error;
  }
}

function findUnsettled(ctx: Ctx, messageId: string): Promise<Message | undefined> {
  return inTransaction(ctx, async (ctx) => {
    const [message] = await ctx.db.select().from(messages).where(one(ctx, messageId));
    if (!message || message.waMessageId) return undefined;
    return message.status === "queued" || message.status === "sending" ? message : undefined;
  });
}

const one = (ctx: Ctx, messageId: string) =>
  and(eq(messages.workspaceId, ctx.workspaceId), eq(messages.id, messageId));

function prepare(ctx: Ctx, message: Message, mayGo: MayGo): Promise<Prepared> {
  return inTransaction(ctx, async (ctx) => {
    const conversation = await loadConversation(ctx, message.conversationId);
    const number = await getConnectedNumber(ctx, conversation.numberId);
    const { waId, userId } = conversation;
    const { content } = openContent(await workspaceVault(ctx), message);
    await mayGo(ctx, {
      messageId: message.id,
      numberId: number.id,
      category: content.type === "template" ? (content.category ?? "utility") : "service",
      amountMicros: message.quotedMicros,
      currency: message.quotedCurrency ?? number.currency,
    });
    return {
      message,
      content,
      access: {
        phoneNumberId: number.metaPhoneNumberId,
        token: await accessToken(ctx, number.accountId),
      },
      numberId: number.id,
      throughputPerSecond: number.throughputPerSecond,
      address: waId ? { to: waId } : { recipient: userId ?? undefined },
      hasClosed: message.type !== "template" && !isWindowOpen(conversation, ctx.now()),
    };
  });
}

async function send(
  ctx: Ctx,
  { message, access, address, ...number }: Prepared,
  content: MessageContent,
  job: JobRow,
  mayGo: MayGo,
): Promise<Later | undefined> {
  const body = sendBody(content, {
    ...address,
    contextWaMessageId: content.type === "reaction" ? undefined : (message.targetWaMessageId ?? undefined),
    opaque: message.id,
  });
  const { numberId, throughputPerSecond } = number;
  const gate = await inTransaction(ctx, async (ctx) => {
    const slot = await passSendGate(ctx, {
      numberId,
      throughputPerSecond,
      conversationId: message.conversationId,
    });
    // Committed before the call: whoever finds it like this after a crash knows that Meta may have it.
    const isOurs = !slot.isTaken || (await markSending(ctx, message.id, slot.goAt));
    return { ...slot, isOurs };
  });
  // Our lease had run out, and another worker was faster.
  if (!gate.isOurs) return deliverMessage(ctx, { messageId: message.id }, job, mayGo);
  if (!gate.isTaken) return { runAt: gate.goAt, countsAsAttempt: false };
  await sleep(Math.max(0, gate.goAt.getTime() - ctx.now().getTime()));

  const result = await sendMessage(access, body);
  if (!result.ok) {
    const attempted = { ...message, attemptedAt: gate.goAt };
    return settleRefused(ctx, attempted, result.error, job, message.sendAttempts + 1);
  }
  await settleSent(ctx, message, result.value, job);
}

async function markSending(ctx: InTransaction, messageId: string, attemptedAt: Date): Promise<boolean> {
  const marked = await ctx.db
    .update(messages)
    .set({ status: "sending", attemptedAt, sendAttempts: sql`${messages.sendAttempts} + 1` })
    .where(and(one(ctx, messageId), eq(messages.status, "queued"), isNull(messages.waMessageId)))
    .returning({ id: messages.id });
  return marked.length > 0;
}

const settleSent = (ctx: Ctx, { id, conversationId, createdAt }: Message, sent: SentMessage, job: JobRow) =>
  inTransaction(ctx, async (ctx) => {
    const isHeld = sent.messageStatus !== undefined && sent.messageStatus !== "accepted";
    await markAccepted(ctx, { messageId: id, conversationId, waMessageId: sent.waMessageId, isHeld });
    await finishJob(ctx.db, job);
    metrics.sends.inc({ outcome: "accepted" });
    metrics.sendSeconds.observe((ctx.now().getTime() - createdAt.getTime()) / 1000);
  });

async function settleRefused(
  ctx: Ctx,
  message: Message,
  error: GraphError,
  job: JobRow,
  attempt: number,
): Promise<Later | undefined> {
  if (error.outcome === "unknown") return settleUnknown(ctx, message, job);
  const now = ctx.now();
  const again = nextAttemptAt(error, attempt, now);
  // A wait of a day would hold back every later message to this customer: then a person decides.
  if (!again || again.getTime() - now.getTime() > longestWaitMs) {
    return giveUp(ctx, message, { code: error.code, detail: error.details ?? error.message }, job);
  }
  await inTransaction(ctx, (ctx) =>
    markQueuedAgain(ctx, { messageId: message.id, conversationId: message.conversationId }),
  );
  metrics.sends.inc({ outcome: "later" });
  return { runAt: again, error: error.message, countsAsAttempt: true };
}

/** Waits for the webhook; after the grace period the message counts as failed, and is not sent again by itself. */
async function settleUnknown(ctx: Ctx, message: Message, job: JobRow): Promise<Later | undefined> {
  const settledBy = new Date((message.attemptedAt ?? message.createdAt).getTime() + graceMs);
  if (ctx.now() < settledBy) {
    return { runAt: settledBy, error: "Waiting for Meta to tell", countsAsAttempt: false };
  }
  return giveUp(ctx, message, { detail: unknownOutcome }, job);
}

async function giveUp(
  ctx: Ctx,
  { id, conversationId }: Message,
  reason: { code?: number; detail: string },
  job: JobRow,
): Promise<undefined> {
  await inTransaction(ctx, async (ctx) => {
    await markFailed(ctx, { messageId: id, conversationId, ...reason });
    if (reason.code !== undefined) {
      const { numberId } = await loadConversation(ctx, conversationId);
      await noteSendErrors(ctx, [{ numberId, code: reason.code }]);
    }
    await finishJob(ctx.db, job);
  });
  metrics.sends.inc({ outcome: "failed" });
}
