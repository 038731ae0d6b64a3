import { and, eq, gte, isNull, lt, or } from "drizzle-orm";
import { z } from "zod";
import { conversations, messages } from "@/db/schema/messaging";
import { type Ctx, type InTransaction, inTransaction } from "../context";
import { markRead } from "../meta/send";
import { defineJob, enqueue } from "../queue";
import { findLastCustomerMessage } from "./last-customer-message";

export const showTypingJob = defineJob(
  "showTyping",
  z.object({ conversationId: z.uuid(), askedAt: z.iso.datetime() }),
  { maxAttempts: 1 },
);

/** WhatsApp shows it for 25 seconds or until the answer comes, so it is asked for no more often than this. */
const shownForMs = 20_000;
/** Later than this the member may have stopped, and nothing is better than a lie. */
const tooLateMs = 5000;

/** Asks for it, unless the customer sees it already. */
export function askToShowTyping(ctx: Ctx, conversationId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const now = ctx.now();
    const due = await ctx.db
      .update(conversations)
      .set({ typingShownAt: now })
      .where(
        and(
          eq(conversations.workspaceId, ctx.workspaceId),
          eq(conversations.id, conversationId),
          or(
            isNull(conversations.typingShownAt),
            lt(conversations.typingShownAt, new Date(now.getTime() - shownForMs)),
          ),
        ),
      )
      .returning({ id: conversations.id });
    if (due.length) await enqueue(ctx, showTypingJob, { conversationId, askedAt: now.toISOString() });
  });
}

/** Shows the customer that somebody is typing; what fails is not tried again, because the moment has passed. */
export async function showTyping(
  ctx: Ctx,
  { conversationId, askedAt }: z.infer<typeof showTypingJob.payload>,
): Promise<void> {
  const asked = new Date(askedAt);
  if (ctx.now().getTime() - asked.getTime() > tooLateMs) return;
  const last = await inTransaction(ctx, async (ctx) => {
    if (await hasAnswered(ctx, conversationId, asked)) return undefined;
    return findLastCustomerMessage(ctx, conversationId);
  });
  if (last) await markRead(last.access, { waMessageId: last.waMessageId, withTyping: true });
}

async function hasAnswered(ctx: InTransaction, conversationId: string, since: Date): Promise<boolean> {
  const [answer] = await ctx.db
    .select({ id: messages.id })
    .from(messages)
    .where(
      and(
        eq(messages.workspaceId, ctx.workspaceId),
        eq(messages.conversationId, conversationId),
        eq(messages.direction, "outbound"),
        gte(messages.writtenAt, since),
      ),
    )
    .limit(1);
  return answer !== undefined;
}
