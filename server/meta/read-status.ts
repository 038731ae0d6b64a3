import type { Identity, MessageStatus, Pricing, StatusWord } from "./delivery-event";
import { identityFrom, isSomebody } from "./identity";
import { extraOf, type Part, unknown } from "./place";
import { readErrors } from "./read-content";
import { compact, flagAt, idAt, innerAt, isUnreadable, type Reader, textAt, timeAt } from "./shape";

const statusWords = new Set<string>(["sent", "delivered", "read", "played", "failed"] satisfies StatusWord[]);
const isStatusWord = (word: string): word is StatusWord => statusWords.has(word);

/** `statuses[]`: what became of a message we sent. */
export const statusPart: Part = {
  customerOf(status) {
    const recipientId = idAt(status, "recipient_id");
    const participantId = idAt(status, "recipient_participant_id");
    const userIds = compact({
      userId: idAt(status, "recipient_user_id"),
      parentUserId: idAt(status, "recipient_parent_user_id"),
    });
    return { ...identityFrom(isToGroup(status) ? participantId : recipientId, "waId"), ...userIds };
  },
  read(item, number, place) {
    const { reader, raw } = item;
    const waMessageId = idAt(reader, "id");
    const word = textAt(reader, "status");
    const groupId =
      idAt(reader, "group_id") ?? (isToGroup(reader) ? idAt(reader, "recipient_id") : undefined);
    const at = timeAt(reader, "timestamp", place.receivedAt) ?? place.receivedAt;
    const opaque = idAt(reader, "biz_opaque_callback_data");
    const errors = readErrors(reader);
    const pricing = readPricing(innerAt(reader, "pricing"));
    const conversation = readConversation(innerAt(reader, "conversation"), place.receivedAt);
    if (waMessageId === undefined || word === undefined || isUnreadable(reader)) {
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
  return textAt(status, "recipient_type") === "group";
}

function readPricing(pricing: Reader | undefined): Pricing | undefined {
  if (!pricing) return undefined;
  const cost = innerAt(pricing, "cost");
  const amount = textAt(cost, "amount");
  const currency = textAt(cost, "currency");
  return compact({
    billable: flagAt(pricing, "billable"),
    model: textAt(pricing, "pricing_model"),
    type: textAt(pricing, "type"),
    category: textAt(pricing, "category"),
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
    id: idAt(conversation, "id"),
    expiresAt: timeAt(conversation, "expiration_timestamp", in30Days),
    originType: textAt(innerAt(conversation, "origin"), "type"),
  });
}

/** `user_preferences[]`: a customer stopped or resumed a kind of message. */
export const preferencePart: Part = {
  customerOf: (preference): Identity => ({
    parentUserId: idAt(preference, "parent_user_id"),
    ...identityFrom(idAt(preference, "wa_id"), "waId"),
    ...compact({ userId: idAt(preference, "user_id") }),
  }),
  read(item, number, place) {
    const { reader, raw, customer } = item;
    const preference = textAt(reader, "value");
    const category = textAt(reader, "category");
    const detail = textAt(reader, "detail");
    const at = timeAt(reader, "timestamp", place.receivedAt) ?? place.receivedAt;
    if (
      isUnreadable(reader) ||
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
