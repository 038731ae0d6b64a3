import { randomUUID } from "node:crypto";
import { describeError } from "./graph/errors";
import { seconds } from "./ids";
import { common, contactOf } from "./inbound";
import type { Sender } from "./webhooks";
import type { Content, Message, Phone, World } from "./world";
import { changeMessage, changePhone } from "./world";

const hourMs = 3600 * 1000;
export const windowMs = 24 * hourMs;
const entryPointMs = 72 * hourMs;

type Accepted = Pick<Message, "id" | "numberId" | "type" | "content" | "quoteId" | "to" | "opaque"> & {
  phone: Phone | undefined;
  category: string;
  /** A failure chosen on the desk, told in a status. */
  errorCode?: number;
};

/** Takes a message of the business on its way. What becomes of it is decided now and told in statuses. */
export function acceptSend(
  world: World,
  sender: Sender,
  { phone, category, errorCode, ...send }: Accepted,
): Message {
  const at = world.now();
  const isFree = phone && openEntryPoint(world, phone, at);
  const current = phone && world.phones.get(phone.id);
  const message = world.messages.put({
    ...send,
    phoneId: phone?.id ?? "",
    from: "business",
    at,
    arrivedAt: at,
    status: "accepted",
    errorCode: errorCode ?? refusal(phone, send.type, category, at),
    pricing: isFree
      ? { billable: false, pricing_model: "PMP", type: "free_entry_point", category: "referral_conversion" }
      : { billable: true, pricing_model: "PMP", type: "regular", category },
    entryPoint: isFree ? current?.entryPoint : undefined,
  });
  if (current?.typingUntil) changePhone(world, current, { typingUntil: undefined });
  moveOn(world, sender, message.id);
  return message;
}

/** Sends every message that a restart interrupted on its way again. */
export function resumeSends(world: World, sender: Sender) {
  for (const { id, from, status } of world.messages.all()) {
    if (from === "business" && (status === "accepted" || status === "sent")) moveOn(world, sender, id);
  }
}

/** The customer looks at the chat: everything that reached the phone is read. */
export function readChat(world: World, sender: Sender, phone: Phone) {
  for (const message of world.messagesOf(phone.id)) {
    if (message.from !== "business" || message.status !== "delivered") continue;
    tell(world, sender, changeMessage(world, message.id, { status: "read" }), { isPriced: false });
  }
}

/** The customer listens to a voice message: Meta tells that once. */
export function playMessage(world: World, sender: Sender, { id, type, isPlayed }: Message) {
  if (type !== "audio" || isPlayed) return;
  tell(world, sender, changeMessage(world, id, { isPlayed: true }), { isPriced: false, status: "played" });
}

/** What waited while the phone was off now reaches it. */
export function deliverWaiting(world: World, sender: Sender, phone: Phone) {
  for (const message of world.messagesOf(phone.id)) {
    if (message.from === "business" && message.status === "sent") moveOn(world, sender, message.id);
  }
}

function moveOn(world: World, sender: Sender, id: string) {
  const wait = world.pace.statusMs * (0.5 + Math.random());
  world.after(wait, () => {
    const message = world.messages.get(id);
    if (message?.status === "accepted") leave(world, sender, message);
    else if (message?.status === "sent") arrive(world, sender, message);
  });
}

function leave(world: World, sender: Sender, message: Message) {
  const status = message.errorCode ? "failed" : "sent";
  tell(world, sender, changeMessage(world, message.id, { status }), { isPriced: status === "sent" });
  if (status === "sent") moveOn(world, sender, message.id);
}

function arrive(world: World, sender: Sender, message: Message) {
  const phone = world.phones.get(message.phoneId);
  if (!phone?.isOnline) return;
  react(world, message);
  // Into an open chat a message is delivered and read at once, and Meta then tells only the reading.
  const status = phone.isOpen ? "read" : "delivered";
  const arrived = changeMessage(world, message.id, { status, deliveredAt: world.now() });
  const { withhold } = world.controls;
  if (withhold > 0) return world.setControls({ withhold: withhold - 1 });
  tell(world, sender, arrived, { isPriced: true });
}

function react(world: World, { type, content }: Message) {
  const target = type === "reaction" && world.messages.get(String(content.message_id));
  if (!target) return;
  const business = content.emoji ? String(content.emoji) : undefined;
  changeMessage(world, target.id, { reactions: { ...target.reactions, business } });
}

/** Meta answers 200 to these and says in a status that they failed. */
function refusal(phone: Phone | undefined, type: string, category: string, at: number): number | undefined {
  if (!phone || phone.isBlocked) return 131026;
  if (phone.hasStoppedMarketing && category === "marketing") return 131050;
  const isWindowOpen = phone.lastWroteAt !== undefined && at - phone.lastWroteAt < windowMs;
  return type === "template" || isWindowOpen ? undefined : 131047;
}

/** Answering a customer who came from an ad within 24 hours opens three free days. */
function openEntryPoint(world: World, phone: Phone, at: number): boolean {
  if (phone.entryPoint && phone.entryPoint.expiresAt > at) return true;
  if (phone.isBlocked || phone.referredAt === undefined || at - phone.referredAt >= windowMs) return false;
  changePhone(world, phone, {
    referredAt: undefined,
    entryPoint: { id: randomUUID().replaceAll("-", ""), expiresAt: at + entryPointMs },
  });
  return true;
}

type Told = { isPriced: boolean; status?: string };

function tell(world: World, sender: Sender, message: Message, { isPriced, status = message.status }: Told) {
  const phone = world.phones.get(message.phoneId);
  const isFailed = message.status === "failed";
  const told: Content = {
    id: message.id,
    status,
    timestamp: seconds(world.now()),
    ...((phone?.waId ?? (!phone && message.to)) && { recipient_id: phone?.waId ?? message.to }),
    ...(phone && { recipient_user_id: phone.userId }),
    ...(message.opaque && { biz_opaque_callback_data: message.opaque }),
    ...(message.entryPoint && !isFailed && { conversation: conversationOf(message) }),
    ...(isPriced && { pricing: message.pricing }),
    ...(isFailed && { errors: [describeError(message.errorCode ?? 131000)] }),
  };
  const value = {
    ...common(world, message.numberId),
    ...(phone && !isFailed && { contacts: [contactOf(phone)] }),
    statuses: [told],
  };
  sender.enqueue(value, { phoneId: message.phoneId });
}

const conversationOf = ({ status, entryPoint }: Message): Content => ({
  id: entryPoint?.id,
  ...(status === "sent" && { expiration_timestamp: seconds(entryPoint?.expiresAt ?? 0) }),
  origin: { type: "referral_conversion" },
});
