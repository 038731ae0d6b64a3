import type { Pricing, StatusWord } from "@/server/meta/delivery-event";
import { microsOf } from "./micros";

/** All that Meta has said so far about one message to one recipient, as far as its price goes. */
export type Notice = {
  numberId: string;
  waMessageId: string;
  recipient: string;
  messageId: string | null;
  waId: string | null;
  userId: string | null;
  deliveredAt: Date | null;
  category: string | null;
  pricingType: string | null;
  pricingModel: string | null;
  reportedMicros: bigint | null;
  reportedCurrency: string | null;
  pricedBy: string | null;
  pricedAt: Date | null;
};

export type StatusItem = {
  waMessageId: string;
  messageId?: string;
  numberId: string;
  recipient: { waId?: string; userId?: string };
  /** Set for a message to a group, which is billed once for each participant. */
  groupId?: string;
  status: StatusWord;
  at: Date;
  pricing?: Pricing;
};

/** Meta may skip `delivered` when the chat is open: having read it implies having got it. */
const delivering: StatusWord[] = ["delivered", "read", "played"];

function typeOf({ type, billable }: Pricing): string {
  // Before July 2025 there was only `billable`.
  return type ?? (billable === false ? "not_billable" : "regular");
}

export function noticeOf(item: StatusItem): Notice {
  const { waMessageId, numberId, recipient, groupId, status, at, pricing } = item;
  return {
    numberId,
    waMessageId,
    recipient: groupId ? (recipient.userId ?? recipient.waId ?? "") : "",
    messageId: item.messageId ?? null,
    waId: recipient.waId ?? null,
    userId: recipient.userId ?? null,
    deliveredAt: delivering.includes(status) ? at : null,
    category: pricing ? (pricing.category ?? "unknown") : null,
    pricingType: pricing ? typeOf(pricing) : null,
    pricingModel: pricing?.model ?? null,
    reportedMicros: pricing?.cost ? (microsOf(pricing.cost.amount) ?? null) : null,
    reportedCurrency: pricing?.cost?.currency ?? null,
    pricedBy: pricing ? status : null,
    pricedAt: pricing ? at : null,
  };
}

function smaller<T extends string | Date>(a: T | null, b: T | null): T | null {
  if (a === null || b === null) return a ?? b;
  return a <= b ? a : b;
}

/** A correction of the category is the last word on it, whatever statuses come in late. */
export const corrected = "corrected";

/** A later stage of the message's life knows its price better; among equals any rule will do that is always the same. */
const stages = ["failed", "sent", "delivered", "read", "played", corrected];
function priceWeight(notice: Notice): string {
  if (!notice.pricedBy || !notice.pricedAt) return "";
  return JSON.stringify([
    stages.indexOf(notice.pricedBy),
    notice.pricedAt.toISOString(),
    notice.category,
    notice.pricingType,
    notice.pricingModel,
    notice.reportedCurrency,
    String(notice.reportedMicros),
  ]);
}

/**
 * What two notices of one message say together. Order and repetition make no difference: the merge is commutative,
 * associative and idempotent, so however Meta splits, repeats and shuffles its webhooks, the same is known at the end.
 */
export function mergeNotices(a: Notice, b: Notice): Notice {
  const pricing = priceWeight(a) >= priceWeight(b) ? a : b;
  return {
    numberId: a.numberId <= b.numberId ? a.numberId : b.numberId,
    waMessageId: a.waMessageId,
    recipient: a.recipient,
    messageId: smaller(a.messageId, b.messageId),
    waId: smaller(a.waId, b.waId),
    userId: smaller(a.userId, b.userId),
    deliveredAt: smaller(a.deliveredAt, b.deliveredAt),
    category: pricing.category,
    pricingType: pricing.pricingType,
    pricingModel: pricing.pricingModel,
    reportedMicros: pricing.reportedMicros,
    reportedCurrency: pricing.reportedCurrency,
    pricedBy: pricing.pricedBy,
    pricedAt: pricing.pricedAt,
  };
}

/** The notice in a row that has more columns. */
export const onlyNotice = (row: Notice): Notice => ({
  numberId: row.numberId,
  waMessageId: row.waMessageId,
  recipient: row.recipient,
  messageId: row.messageId,
  waId: row.waId,
  userId: row.userId,
  deliveredAt: row.deliveredAt,
  category: row.category,
  pricingType: row.pricingType,
  pricingModel: row.pricingModel,
  reportedMicros: row.reportedMicros,
  reportedCurrency: row.reportedCurrency,
  pricedBy: row.pricedBy,
  pricedAt: row.pricedAt,
});

const plain = (notice: Notice) =>
  Object.values(onlyNotice(notice)).map((value) => (value instanceof Date ? value.getTime() : String(value)));

export const saysTheSame = (a: Notice, b: Notice) => JSON.stringify(plain(a)) === JSON.stringify(plain(b));

export const noticeKey = ({ waMessageId, recipient }: Pick<Notice, "waMessageId" | "recipient">) =>
  JSON.stringify([waMessageId, recipient]);

/** Delivered and priced: now it is a charge. */
export type CompleteNotice = Notice & {
  deliveredAt: Date;
  category: string;
  pricingType: string;
  pricedBy: string;
  pricedAt: Date;
};

export function isComplete(notice: Notice): notice is CompleteNotice {
  return notice.deliveredAt !== null && notice.pricedBy !== null;
}
