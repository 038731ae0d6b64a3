import { randomUUID } from "node:crypto";
import { countFromAd } from "./ads/feed";
import { automationOf } from "./automations";
import { mainNumber } from "./business";
import { businessScopedId, messageId, objectId } from "./ids";
import { inboundValue, numberChangedValue, preferenceValue } from "./inbound";
import { codeBehind } from "./qr-codes";
import { deliverWaiting, readChat } from "./statuses";
import type { Sender } from "./webhooks";
import type { Content, Message, Phone, World } from "./world";
import { changeMessage, changePhone } from "./world";

export type Desk = { world: World; sender: Sender; url: string; mediaUrl: (id: string) => string };

const seeds: { name: string; country: string; waId?: string; username?: string }[] = [
  { name: "Camille Laurent", country: "FR", waId: "33639980142" },
  { name: "Daan de Vries", country: "NL", waId: "31612345678" },
  { name: "Lucía Gómez", country: "ES", waId: "34612345678" },
  { name: "Mateo Hernández", country: "MX", waId: "5215512345678" },
  { name: "Noor El Amrani", country: "BE", username: "noor.elamrani" },
];

export function seedPhones(world: World) {
  if (world.phones.all().length > 0) return;
  for (const seed of seeds) addPhone(world, { ...seed, id: seed.name.split(" ")[0]?.toLowerCase() });
}

type NewPhone = {
  id?: string;
  name: string;
  country?: string;
  waId?: string;
  userId?: string;
  username?: string;
  isOnDesk?: boolean;
};

export function addPhone(
  world: World,
  { id = randomUUID(), name, country = "FR", ...rest }: NewPhone,
): Phone {
  const { waId, username, isOnDesk = true } = rest;
  const userId = rest.userId ?? businessScopedId(country, `${world.settings.SANDBOX_WABA_ID}:${id}`);
  const plain = id.normalize("NFD").replace(/[^\w.-]/g, "");
  const phone = world.phones.put({
    id: plain,
    name,
    country,
    waId,
    userId,
    username,
    isOnDesk,
    isOnline: true,
    isOpen: false,
    isBlocked: false,
  });
  world.changes.emit("phone", phone.id);
  return phone;
}

export type Written = {
  type: string;
  content: Content;
  quoteId?: string;
  referral?: Content;
  /** How long ago the customer wrote it; Meta's timestamp says so. */
  ageMs?: number;
};

/** The customer sends something. Without a connection it waits on the phone. */
export function write(desk: Desk, phone: Phone, written: Written): Message {
  const { world } = desk;
  const { type, content, quoteId, ageMs = 0 } = written;
  const isOwn = type !== "request_welcome" && type !== "reaction";
  const referral = written.referral ?? (isOwn ? phone.adReferral : undefined);
  const at = world.now() - ageMs;
  const message = world.messages.put({
    id: messageId(),
    phoneId: phone.id,
    from: "customer",
    type,
    content,
    quoteId,
    referral,
    at,
    arrivedAt: world.now(),
    status: phone.isOnline ? "sent" : "queued",
  });
  if (type === "reaction") react(world, message);
  if (isOwn && (referral || phone.lastAd || phone.adWelcome)) {
    countFromAd(world, phone, referral);
    changePhone(world, phone, { adReferral: undefined, adWelcome: undefined });
  }
  if (phone.isOnline) post(desk, phone, message);
  return message;
}

function post({ world, sender, mediaUrl }: Desk, phone: Phone, message: Message) {
  changePhone(world, phone, {
    ...(message.type !== "request_welcome" && { prefilled: undefined }),
    lastWroteAt: Math.max(phone.lastWroteAt ?? 0, message.at),
    ...(message.referral && { referredAt: message.at }),
  });
  sender.enqueue(inboundValue(world, phone, message, mediaUrl), { phoneId: phone.id, messageId: message.id });
}

function react(world: World, { content }: Message) {
  const target = world.messages.get(String(content.message_id));
  if (!target) return;
  const customer = content.emoji ? String(content.emoji) : undefined;
  changeMessage(world, target.id, { reactions: { ...target.reactions, customer } });
}

export function goOffline({ world }: Desk, phone: Phone) {
  changePhone(world, phone, { isOnline: false, isOpen: false });
}

/** Back in reach: what the customer wrote leaves, what the business sent arrives. */
export function goOnline(desk: Desk, phone: Phone) {
  const { world, sender } = desk;
  changePhone(world, phone, { isOnline: true });
  for (const message of world.messagesOf(phone.id)) {
    if (message.status !== "queued") continue;
    const current = world.phones.get(phone.id) as Phone;
    post(desk, current, changeMessage(world, message.id, { status: "sent", arrivedAt: world.now() }));
  }
  deliverWaiting(world, sender, phone);
}

export function openChat(desk: Desk, phone: Phone) {
  const { world, sender } = desk;
  const open = changePhone(world, phone, { isOpen: true });
  if (open.isOnline) readChat(world, sender, open);
  const isNew = world.messagesOf(phone.id).length === 0 && !phone.isBlocked;
  if (!isNew || !automationOf(world, mainNumber(world).id).enable_welcome_message) return;
  write(desk, open, { type: "request_welcome", content: {} });
}

/** The camera finds a link: the chat opens with its text ready, and nothing is sent before the customer says so. */
export function scanCode(desk: Desk, phone: Phone, link: string) {
  openChat(desk, changePhone(desk.world, phone, { prefilled: codeBehind(desk.world, link).message }));
}

export function leaveChat({ world }: Desk, phone: Phone) {
  changePhone(world, phone, { isOpen: false });
}

export function setBlocked({ world }: Desk, phone: Phone, isBlocked: boolean) {
  changePhone(world, phone, { isBlocked });
}

/** Stops or resumes offers; Meta tells the business, and refuses its marketing from then on. */
export function setMarketing({ world, sender }: Desk, phone: Phone, hasStoppedMarketing: boolean) {
  const changed = changePhone(world, phone, { hasStoppedMarketing });
  sender.enqueue(preferenceValue(world, changed, world.now()), {
    phoneId: phone.id,
    field: "user_preferences",
  });
}

/** Deleted for everyone: a business on the Cloud API only hears of something it cannot show. */
export function deleteMessage(desk: Desk, phone: Phone, message: Message) {
  changeMessage(desk.world, message.id, { isDeleted: true });
  write(desk, phone, { type: "unsupported", content: { type: "revoke" }, quoteId: undefined });
}

/** A new number comes with a new business-scoped id, as Meta does it. */
export function changeNumber({ world, sender }: Desk, phone: Phone, waId: string): Phone {
  const userId = businessScopedId(phone.country, `${world.settings.SANDBOX_WABA_ID}:${waId}:${objectId()}`);
  const changed = changePhone(world, phone, { waId, userId });
  const value = numberChangedValue(world, phone, changed, { id: messageId(), at: world.now() });
  sender.enqueue(value, { phoneId: phone.id });
  return changed;
}
