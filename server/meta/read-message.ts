import type { ContentOf } from "./content";
import type {
  ContactChangedNumber,
  ContactChangedUserId,
  Identity,
  MessageContext,
  MessageReceived,
  Referral,
} from "./delivery-event";
import { identityFrom, isSomebody } from "./identity";
import { extraOf, type Item, type OfNumber, type Part, type Place, unknown } from "./place";
import { readContent } from "./read-content";
import { compact, flagAt, idAt, innerAt, isUnreadable, type Reader, textAt, timeAt } from "./shape";

/** `messages[]`: what a customer wrote, tapped or changed. */
export const messagePart: Part = {
  customerOf: (message) => ({
    parentUserId: idAt(message, "from_parent_user_id"),
    ...identityFrom(idAt(message, "from"), "phone"),
    ...compact({ userId: idAt(message, "from_user_id") }),
  }),
  read(item, number, place) {
    const message = readMessage(item, number, place);
    if (!message) return [unknown("unreadableItem", place, item.raw)];
    const { content } = message;
    const change = content.type === "system" ? identityChange(content, item.customer) : undefined;
    const sender = isSomebody(item.customer) ? item.customer : change?.previous;
    if (!sender || !isSomebody(sender)) return [unknown("nobody", place, item.raw)];
    const received: MessageReceived = { kind: "message.received", sender, ...message };
    if (!change) return [received];
    const { waMessageId, sentAt: at } = message;
    return [received, { ...number, waMessageId, at, ...change }];
  },
};

/** `message_echoes[]`: what the business wrote in its WhatsApp Business app. */
export const echoPart: Part = {
  customerOf: (echo) => ({
    parentUserId: idAt(echo, "to_parent_user_id"),
    ...identityFrom(idAt(echo, "to"), "phone"),
    ...compact({ userId: idAt(echo, "to_user_id") }),
  }),
  read(item, number, place) {
    // The sender of an echo is the number itself.
    idAt(item.reader, "from");
    const message = readMessage(item, number, place);
    if (!message) return [unknown("unreadableItem", place, item.raw)];
    if (!isSomebody(item.customer)) return [unknown("nobody", place, item.raw)];
    return [{ kind: "message.echoed", recipient: item.customer, ...message }];
  },
};

function readMessage(item: Item, number: OfNumber, { receivedAt }: Place) {
  const { reader, raw } = item;
  const waMessageId = idAt(reader, "id");
  const sentAt = timeAt(reader, "timestamp", receivedAt) ?? receivedAt;
  const content = readContent(reader, raw);
  const context = readContext(innerAt(reader, "context"));
  const referral = readReferral(innerAt(reader, "referral"));
  const groupId = idAt(reader, "group_id");
  if (waMessageId === undefined || isUnreadable(reader)) return undefined;
  // Content we could not read already holds the whole message, but not the contact.
  const extra = content.type === "unknown" ? item.extra && { contact: item.extra } : extraOf(item);
  return compact({ ...number, waMessageId, sentAt, content, context, referral, groupId, extra });
}

function readContext(context: Reader | undefined): MessageContext | undefined {
  if (!context) return undefined;
  const isOnce = flagAt(context, "forwarded");
  const isOften = flagAt(context, "frequently_forwarded");
  const product = innerAt(context, "referred_product");
  const read: MessageContext = compact({
    waMessageId: idAt(context, "id"),
    from: idAt(context, "from"),
    forwarded: isOften ? "often" : isOnce ? "once" : undefined,
    referredProduct:
      product &&
      compact({
        catalogId: idAt(product, "catalog_id"),
        productRetailerId: idAt(product, "product_retailer_id"),
      }),
  });
  return Object.keys(read).length > 0 ? read : undefined;
}

function readReferral(referral: Reader | undefined): Referral | undefined {
  return (
    referral &&
    compact({
      sourceType: textAt(referral, "source_type"),
      sourceId: idAt(referral, "source_id"),
      sourceUrl: textAt(referral, "source_url"),
      headline: textAt(referral, "headline"),
      body: textAt(referral, "body"),
      mediaType: textAt(referral, "media_type"),
      imageUrl: textAt(referral, "image_url"),
      videoUrl: textAt(referral, "video_url"),
      thumbnailUrl: textAt(referral, "thumbnail_url"),
      ctwaClid: textAt(referral, "ctwa_clid"),
      welcomeText: textAt(innerAt(referral, "welcome_message"), "text"),
    })
  );
}

type Change = Pick<ContactChangedNumber | ContactChangedUserId, "kind" | "previous" | "current">;

/** A customer with a new number, or, whose number we never saw, with a new user id. */
function identityChange(system: ContentOf<"system">, customer: Identity): Change | undefined {
  const current = compact({
    ...identityFrom(system.newWaId, "waId"),
    ...compact({ userId: system.newUserId, parentUserId: system.newParentUserId }),
  });
  if (!isSomebody(current)) return undefined;
  switch (system.systemType) {
    case "user_changed_number":
    // As it was called before 2022.
    case "customer_changed_number":
      return { kind: "contact.changedNumber", previous: customer, current };
    case "user_changed_user_id": {
      const userId = system.previousUserId ?? customer.userId ?? userIdBefore(system.body);
      return { kind: "contact.changedUserId", previous: compact({ ...customer, userId }), current };
    }
    default:
      return undefined;
  }
}

/** "User ana.lima changed from BE.1 to BE.2": the only place where the old user id may be said. */
function userIdBefore(body: string | undefined): string | undefined {
  const words = body?.slice(-400).split(" ") ?? [];
  const id = words[words.lastIndexOf("from") + 1];
  return words.includes("from") ? identityFrom(id, "waId").userId : undefined;
}
