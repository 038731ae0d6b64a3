import type { BusinessNumber } from "../business";
import { messageId } from "../ids";
import { findMedia, mediaProblem, mediaTypes, storeMedia } from "../media";
import { acceptSend } from "../statuses";
import type { Sender } from "../webhooks";
import type { Message, Phone, World } from "../world";
import { changeMessage, changePhone } from "../world";
import { GraphError, isToldInStatus } from "./errors";
import type { Limits } from "./limits";
import { countSend } from "./limits";
import type { SendInput, TemplateSend } from "./send-input";
import { parseRead, parseSend } from "./send-input";
import { getTemplate } from "./templates";

const typingMs = 25_000;

export type Graph = { world: World; sender: Sender; limits: Limits };

export async function sendMessage(graph: Graph, number: BusinessNumber, body: unknown) {
  if (isRecord(body) && "status" in body) return markRead(graph.world, body);
  const { world, sender, limits } = graph;
  const input = parseSend(body);
  const recipient = recipientOf(world, input);

  const isPaid = world.accounts.get(number.accountId)?.isPaid !== false;
  if (!number.isRegistered) throw new GraphError(133010);
  const chosen = takeChosenFailure(world);
  if (chosen && !isToldInStatus(chosen)) throw new GraphError(chosen);
  countSend(world, limits, recipient.phone?.id ?? recipient.given);
  const template = input.type === "template" ? getTemplate(input.content as TemplateSend) : undefined;
  const content = await fetchMedia(world, input);
  if (input.type === "reaction") checkReaction(world, input);

  const { id } = acceptSend(world, sender, {
    id: messageId(),
    type: input.type,
    content: content ?? input.content,
    quoteId: input.context?.message_id,
    to: recipient.phone ? undefined : recipient.given,
    opaque: input.biz_opaque_callback_data,
    phone: recipient.phone,
    category: template ? template.category.toLowerCase() : "service",
    errorCode: chosen ?? (isPaid ? undefined : 131042) ?? (content ? undefined : 131053),
    numberId: number.id,
  });
  return {
    messaging_product: "whatsapp",
    contacts: [recipient.contact],
    messages: [{ id, ...(template && { message_status: "accepted" }) }],
  };
}

/** Read marks cover everything the customer wrote before; the typing bubble goes with an answer or after 25 seconds. */
function markRead(world: World, body: unknown) {
  const input = parseRead(body);
  const target = world.messages.get(input.message_id);
  const phone = target && world.phones.get(target.phoneId);
  if (!phone || target.from !== "customer") {
    throw new GraphError(131009, { details: "message_id: no message of a customer has this id" });
  }
  for (const message of world.messagesOf(phone.id)) {
    const isEarlier = message.from === "customer" && message.arrivedAt <= target.arrivedAt;
    if (isEarlier && (message.status === "sent" || message.status === "delivered")) {
      changeMessage(world, message.id, { status: "read" });
    }
  }
  if (input.typing_indicator) {
    const typingUntil = world.now() + typingMs;
    changePhone(world, phone, { typingUntil });
    world.after(typingMs, () => world.changes.emit("phone", phone.id));
  }
  return { success: true };
}

type Recipient = { phone: Phone | undefined; given: string; contact: Record<string, string> };

function recipientOf(world: World, { to, recipient }: SendInput): Recipient {
  if (to !== undefined) {
    const digits = to.replace(/\D/g, "");
    if (digits.length < 7 || digits.length > 15) {
      throw new GraphError(131009, { details: "to: must be a phone number with its country code" });
    }
    const phone = world.phones.all().find(({ waId }) => waId !== undefined && isSameNumber(waId, digits));
    const waId = phone?.waId ?? digits;
    return {
      phone,
      given: digits,
      contact: { input: to, wa_id: waId, ...(phone && { user_id: phone.userId }) },
    };
  }
  if (recipient === undefined) throw new GraphError(131008, { details: "to: Required" });
  const phone = world.phones.all().find(({ userId }) => userId === recipient);
  return { phone, given: recipient, contact: { input: recipient, user_id: recipient } };
}

// WhatsApp knows Mexican numbers with a 1 after the country code; people write them without.
const isSameNumber = (waId: string, digits: string) =>
  waId === digits || waId === digits.replace(/^52(?!1)/, "521");

function takeChosenFailure(world: World): number | undefined {
  const { count, code } = world.controls.failNext;
  if (count === 0) return undefined;
  world.setControls({ failNext: { count: count - 1, code } });
  return code;
}

function checkReaction(world: World, { content }: SendInput) {
  const target = world.messages.get(String(content.message_id));
  const monthMs = 30 * 24 * 3600 * 1000;
  if (!target || world.now() - target.at > monthMs) {
    throw new GraphError(131009, {
      details: "reaction.message_id: no message of the last 30 days has this id",
    });
  }
}

/** The content with every file in our hands, or nothing when a linked file cannot be had: Meta says so later. */
async function fetchMedia(
  world: World,
  { type, content }: SendInput,
): Promise<Message["content"] | undefined> {
  if (!mediaTypes.includes(type)) {
    for (const part of nestedMedia(content)) {
      const fetched = await fetchOne(world, part.type, part.media);
      if (!fetched) return undefined;
      Object.assign(part.media, fetched);
    }
    return content;
  }
  const fetched = await fetchOne(world, type, content);
  return fetched && { ...content, ...fetched };
}

function nestedMedia(content: Record<string, unknown>) {
  const parameters = (content.components as { parameters?: Record<string, unknown>[] }[] | undefined) ?? [];
  const parts = [
    content.header as Record<string, unknown>,
    ...parameters.flatMap((one) => one.parameters ?? []),
  ];
  return parts.flatMap((part) => {
    const type = String(part?.type);
    const media = part?.[type];
    return mediaTypes.includes(type) && isRecord(media) ? [{ type, media }] : [];
  });
}

async function fetchOne(world: World, type: string, { id, link }: Record<string, unknown>) {
  if (typeof id === "string") {
    const media = findMedia(world, id);
    if (!media) throw new GraphError(131009, { details: `${type}.id: no uploaded media has this id` });
    const problem = mediaProblem(media.mimeType, media.size, type);
    if (problem) throw new GraphError(131053, { details: problem });
    return { id };
  }
  const file = await download(String(link));
  if (!file || mediaProblem(file.mimeType, file.bytes.length, type)) return undefined;
  return { id: storeMedia(world, { ...file, from: "business" }).id };
}

async function download(link: string) {
  try {
    const answer = await fetch(link, { signal: AbortSignal.timeout(10_000) });
    if (!answer.ok) return undefined;
    const mimeType = answer.headers.get("content-type") ?? "application/octet-stream";
    return { mimeType, bytes: Buffer.from(await answer.arrayBuffer()) };
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
