import type { Identity, MessageStatus, Pricing, StatusWord } from "./delivery-event";
import { identityFrom, isSomebody } from "./identity";
import { extraOf, type Part, unknown } from "./place";
import { readErrors } from "./read-content";
import { compact, type Reader } from "./shape";

const statusWords = new Set<string>(["sent", "delivered", "read", "played", "failed"] satisfies StatusWord[]);
const isStatusWord = (word: string): word is StatusWord => statusWords.has(word);

/** `statuses[]`: what became of a message we sent. */
export const statusPart: Part = {
  customerOf(status) {
    const recipientId = status.id("recipient_id");
    const participantId = status.id("recipient_participant_id");
    const userIds = compact({
      userId: status.id("recipient_user_id"),
      parentUserId: status.id("recipient_parent_user_id"),
    });
    return { ...identityFrom(isToGroup(status) ? participantId : recipientId, "waId"), ...userIds };
  },
  read(item, number, place) {
    const { reader, raw } = item;
    const waMessageId = reader.id("id");
    const word = reader.text("status");
    const groupId = reader.id("group_id") ?? (isToGroup(reader) ? reader.id("recipient_id") : undefined);
    const at = reader.time("timestamp", place.receivedAt) ?? place.receivedAt;
    const opaque = reader.id("biz_opaque_callback_data");
    const errors = readErrors(reader);
    const pricing = readPricing(reader.inner("pricing"));
    const conversation = readConversation(reader.inner("conversation"), place.receivedAt);
    if (waMessageId === undefined || word === undefined || reader.isUnreadable()) {
      return [unknown("unreadableItem", place, raw)];
    }
    if (!isStatusWord(word)) return [unknown("unknownStatus", place, raw)];
    const status: MessageStatus = compact({
      kind: "message.status",
      ...number,
      waMessageId,
      status: word,
      at,
      recipient: item.customer,
      opaque,
      pricing,
      conversation,
      errors,
      groupId,
      extra: extraOf(item),
    });
    return [status];
  },
};

function isToGroup(status: Reader): boolean {
  return status.text("recipient_type") === "group";
}

function readPricing(pricing: Reader | undefined): Pricing | undefined {
  if (!pricing) return undefined;
  const cost = pricing.inner("cost");
  const amount = cost?.text("amount");
  const currency = cost?.text("currency");
  return compact({
    billable: pricing.flag("billable"),
    model: pricing.text("pricing_model"),
    type: pricing.text("type"),
    category: pricing.text("category"),
    cost: amount && currency ? { amount, currency } : undefined,
  });
}

function readConversation(
  conversation: Reader | undefined,
  receivedAt: Date,
): MessageStatus["conversation"] | undefined {
  if (!conversation) return undefined;
  // A free entry point stays open for days, so this time lies ahead.
  const in30Days = new Date(receivedAt.getTime() + 30 * 24 * 60 * 60 * 1000);
  return compact({
    id: conversation.id("id"),
    expiresAt: conversation.time("expiration_timestamp", in30Days),
    originType: conversation.inner("origin")?.text("type"),
  });
}

/** `user_preferences[]`: a customer stopped or resumed a kind of message. */
export const preferencePart: Part = {
  customerOf: (preference): Identity => ({
    parentUserId: preference.id("parent_user_id"),
    ...identityFrom(preference.id("wa_id"), "waId"),
    ...compact({ userId: preference.id("user_id") }),
  }),
  read(item, number, place) {
    const { reader, raw, customer } = item;
    const preference = reader.text("value");
    const category = reader.text("category");
    const detail = reader.text("detail");
    const at = reader.time("timestamp", place.receivedAt) ?? place.receivedAt;
    if (
      reader.isUnreadable() ||
      category === undefined ||
      (preference !== "stop" && preference !== "resume")
    ) {
      return [unknown("unreadableItem", place, raw)];
    }
    if (!isSomebody(customer)) return [unknown("nobody", place, raw)];
    const extra = extraOf(item);
    return [
      compact({
        kind: "contact.preference",
        ...number,
        contact: customer,
        category,
        preference,
        detail,
        at,
        extra,
      }),
    ];
  },
};
