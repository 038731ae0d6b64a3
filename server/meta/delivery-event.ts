import type { MessageContent, MetaError } from "./content";

/**
 * A customer, by whatever Meta chose to show of them: at least one of `userId`, `waId` and `phone`, except for the
 * recipient of a status, whose message is known anyway, and for the previous identity of a change, which Meta may not tell.
 * Look a customer up in that order. `waId` and `phone` are digits without a plus, as Meta writes them; they are usually, but
 * not always, equal, and both are absent for a customer who hides their number.
 */
export type Identity = {
  /** The business-scoped user id, such as `BE.13491208655302741918`. */
  userId?: string;
  parentUserId?: string;
  waId?: string;
  phone?: string;
  profileName?: string;
  username?: string;
};

/** Fields of Meta's that we do not know, kept as they came. A timestamp we could not believe is kept here too. */
export type Extra = Record<string, unknown>;

/** The ad that brought the customer. */
export type Referral = {
  sourceType?: string;
  /** Meta's id of the ad. */
  sourceId?: string;
  sourceUrl?: string;
  headline?: string;
  body?: string;
  mediaType?: string;
  imageUrl?: string;
  videoUrl?: string;
  thumbnailUrl?: string;
  /** Absent for ads placed in WhatsApp Status. */
  ctwaClid?: string;
  welcomeText?: string;
};

export type MessageContext = {
  /** The message this one answers, or whose button was tapped. */
  waMessageId?: string;
  from?: string;
  forwarded?: "once" | "often";
  referredProduct?: { catalogId?: string; productRetailerId?: string };
};

export type Pricing = {
  /** Meta will drop it; `type` and `category` decide. */
  billable?: boolean;
  /** `CBP` until June 2025 (per conversation), `PMP` since (per message). */
  model?: string;
  /** `regular`, `free_customer_service`, `free_entry_point`…; absent from deliveries before July 2025. */
  type?: string;
  category?: string;
  /** As Meta writes it: a decimal amount in whole units of the currency. An estimate; the invoice wins. */
  cost?: { amount: string; currency: string };
};

type OfNumber = { wabaId: string; phoneNumberId: string; displayPhoneNumber?: string };

type Message = OfNumber & {
  waMessageId: string;
  sentAt: Date;
  content: MessageContent;
  context?: MessageContext;
  referral?: Referral;
  groupId?: string;
  extra?: Extra;
};

export type MessageReceived = Message & { kind: "message.received"; sender: Identity };

/** Written by the business in the WhatsApp Business app, on a number that lives there and here. */
export type MessageEchoed = Message & { kind: "message.echoed"; recipient: Identity };

export type StatusWord = "sent" | "delivered" | "read" | "played" | "failed";

export type MessageStatus = OfNumber & {
  kind: "message.status";
  waMessageId: string;
  status: StatusWord;
  at: Date;
  recipient: Identity;
  /** `biz_opaque_callback_data`: our own message id, given to Meta when we sent. */
  opaque?: string;
  pricing?: Pricing;
  conversation?: { id?: string; expiresAt?: Date; originType?: string };
  errors: MetaError[];
  groupId?: string;
  extra?: Extra;
};

/** Comes beside the `message.received` of type system that says the same to a reader. */
export type ContactChangedNumber = OfNumber & {
  kind: "contact.changedNumber";
  waMessageId: string;
  at: Date;
  previous: Identity;
  current: Identity;
};

export type ContactChangedUserId = Omit<ContactChangedNumber, "kind"> & { kind: "contact.changedUserId" };

/** The customer stopped or resumed a kind of message. */
export type ContactPreference = OfNumber & {
  kind: "contact.preference";
  contact: Identity;
  category: string;
  preference: "stop" | "resume";
  detail?: string;
  at: Date;
  extra?: Extra;
};

/** Anything Meta says about an account, a number or a template. */
export type ChannelEvent = {
  kind: "channel.event";
  wabaId: string;
  phoneNumberId?: string;
  field: string;
  value: Record<string, unknown>;
  at?: Date;
};

/**
 * Something in an ad account is otherwise than before. Meta does not say how it is now, so that what matters is read; by the
 * account's own id alone, as several workspaces may be connected to it.
 */
export type AdAccountChanged = {
  kind: "adAccount.changed";
  /** Without `act_`. */
  adAccountId: string;
  field: string;
  value: Record<string, unknown>;
  at?: Date;
};

export type ChannelError = {
  kind: "channel.error";
  wabaId: string;
  phoneNumberId?: string;
  error: MetaError;
};

export type UnknownReason =
  | "notADelivery"
  | "unreadableEntry"
  | "unreadableChange"
  | "unknownField"
  | "emptyChange"
  | "unknownParts"
  | "noNumber"
  | "unreadableItem"
  | "unknownStatus"
  | "nobody";

/** What we could not understand, kept whole, so that it can be counted and shown. */
export type UnknownEvent = {
  kind: "unknown";
  reason: UnknownReason;
  wabaId?: string;
  phoneNumberId?: string;
  adAccountId?: string;
  field?: string;
  raw: unknown;
};

export type DeliveryEvent =
  | MessageReceived
  | MessageEchoed
  | MessageStatus
  | ContactChangedNumber
  | ContactChangedUserId
  | ContactPreference
  | ChannelEvent
  | ChannelError
  | AdAccountChanged
  | UnknownEvent;
