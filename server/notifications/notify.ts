import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { notificationRequests } from "@/db/schema/broadcasts";
import { contacts, messages } from "@/db/schema/messaging";
import { reserveBudget } from "../billing/budgets/reserve-budget";
import { type Quote, quoteMessage } from "../billing/quote";
import { getConnectedNumber } from "../channels/get-numbers";
import { type Ctx, type InTransaction, inTransaction } from "../context";
import { conflict, invalid, notFound } from "../errors";
import { countryOf } from "../messaging/country-of";
import { loadConversation } from "../messaging/load-conversation";
import { openConversations } from "../messaging/open-conversations";
import { placeContacts } from "../messaging/place-contacts";
import { queueMessage } from "../messaging/queue-message";
import { isWindowOpen } from "../messaging/service-window";
import { undeliveredMarketing } from "../meta/undelivered-marketing";
import type { SendableTemplate } from "./describe-template";
import { listTemplates } from "./list-templates";
import type { NotifyInput } from "./notify-schemas";
import { renderTemplate } from "./render-template";

export type Notified = {
  messageId: string;
  status: string;
  isNew: boolean;
  quote: Pick<Quote, "amountMicros" | "currency">;
};

/**
 * Sends one template to one person, whom nobody here may know yet. It answers no question and changes nothing in the inbox. What
 * is asked for again under the same key is the same message.
 */
export function notify(ctx: Ctx, input: NotifyInput): Promise<Notified> {
  return inTransaction(ctx, async (ctx) => {
    // What was sent stays sent, whatever became of its number and its template.
    const earlier = await findEarlier(ctx, input);
    if (earlier) return earlier;
    const number = await getConnectedNumber(ctx, input.numberId);
    const template = await templateNamed(ctx, input);
    const content = renderTemplate(template, input.values);
    const conversation = await conversationWith(ctx, input);
    await requireWelcome(ctx, conversation, template, input.to);
    const at = ctx.now();
    const quote = await quoteMessage(ctx, {
      ...{ numberId: number.id, contact: conversation, category: template.category, at },
      windowOpen: isWindowOpen(conversation, at),
      freeEntryOpen: conversation.freeEntryClosesAt !== null && at < conversation.freeEntryClosesAt,
    });
    const { templateId, category } = template;
    const { messageId, status } = await queueMessage(ctx, {
      ...{ conversationId: conversation.id, memberId: null, clientId: uuidv7(), content, quote, templateId },
      isQuiet: true,
    });
    await keepRequest(ctx, input, messageId);
    await reserveBudget(ctx, { messageId, numberId: number.id, category, ...quote });
    return { messageId, status, isNew: true, quote };
  });
}

/** A template by its name and language; one that begins with a file cannot be sent by a program. */
export async function templateNamed(
  ctx: InTransaction,
  { numberId, template: { name, language } }: Pick<NotifyInput, "numberId" | "template">,
): Promise<SendableTemplate> {
  const { templates } = await listTemplates(ctx, { numberId });
  const template = templates.find((one) => one.name === name && one.language === language);
  if (!template) throw notFound("This template", "templateNotFound");
  return template;
}

const fingerprintOf = ({ idempotencyKey: _, ...asked }: NotifyInput) =>
  createHash("sha256").update(JSON.stringify(asked)).digest("hex");

async function findEarlier(ctx: InTransaction, input: NotifyInput): Promise<Notified | undefined> {
  const [earlier] = await ctx.db
    .select({
      ...{ fingerprint: notificationRequests.fingerprint, messageId: notificationRequests.messageId },
      ...{ status: messages.status, amountMicros: messages.quotedMicros, currency: messages.quotedCurrency },
    })
    .from(notificationRequests)
    .leftJoin(
      messages,
      and(
        eq(messages.workspaceId, notificationRequests.workspaceId),
        eq(messages.id, notificationRequests.messageId),
      ),
    )
    .where(
      and(
        eq(notificationRequests.workspaceId, ctx.workspaceId),
        eq(notificationRequests.idempotencyKey, input.idempotencyKey),
      ),
    );
  if (!earlier) return undefined;
  if (earlier.fingerprint !== fingerprintOf(input)) {
    throw conflict("Something else was asked for under this idempotency key before.", {
      key: "idempotencyKeyUsed",
      field: "idempotencyKey",
    });
  }
  const { messageId, amountMicros, currency } = earlier;
  return {
    messageId,
    status: earlier.status ?? "sent",
    isNew: false,
    quote: { amountMicros, currency: currency ?? "" },
  };
}

/** Of two who ask under one key at once, the second is told to ask again, and then gets the first one's message. */
async function keepRequest(ctx: InTransaction, input: NotifyInput, messageId: string): Promise<void> {
  const kept = await ctx.db
    .insert(notificationRequests)
    .values({
      ...{ workspaceId: ctx.workspaceId, idempotencyKey: input.idempotencyKey },
      ...{ fingerprint: fingerprintOf(input), messageId, askedAt: ctx.now() },
    })
    .onConflictDoNothing()
    .returning({ messageId: notificationRequests.messageId });
  if (kept.length === 0) {
    throw conflict("The same is being asked for at this moment. Ask again.", { key: "idempotencyKeyBusy" });
  }
}

async function conversationWith(ctx: InTransaction, { numberId, to }: NotifyInput) {
  const at = ctx.now();
  const { contactIds } = await placeContacts(ctx, [{ identity: { waId: to }, at, makesContact: true }]);
  const pair = { numberId, contactId: contactIds[0]! };
  const conversationOf = await openConversations(ctx, [{ ...pair, event: { sentAt: at } }], {
    isQuiet: true,
  });
  return loadConversation(ctx, conversationOf(pair));
}

/** Marketing goes to nobody who asked for none, and not where Meta delivers none. */
async function requireWelcome(
  ctx: InTransaction,
  { contactId }: { contactId: string },
  { category }: SendableTemplate,
  to: string,
): Promise<void> {
  if (category !== "marketing") return;
  const [contact] = await ctx.db
    .select({ stoppedAt: contacts.marketingStoppedAt })
    .from(contacts)
    .where(and(eq(contacts.workspaceId, ctx.workspaceId), eq(contacts.id, contactId)));
  if (contact?.stoppedAt) {
    throw invalid("This customer asked not to receive marketing messages from you.", {
      key: "customerStoppedMarketing",
      field: "to",
    });
  }
  if (undeliveredMarketing(ctx.now()).includes(countryOf({ waId: to }) ?? "")) {
    throw invalid("Meta delivers no marketing messages to this country.", {
      key: "marketingNotDelivered",
      field: "to",
    });
  }
}
