import { seconds } from "./ids";
import type { Content, Message, Phone, World } from "./world";

/** What Meta posts when a customer has written. */
export function inboundValue(
  world: World,
  phone: Phone,
  message: Message,
  mediaUrl: (id: string) => string,
): Content {
  return {
    ...common(world),
    contacts: [contactOf(phone)],
    messages: [
      {
        ...(message.quoteId && {
          context: { from: world.settings.SANDBOX_DISPLAY_NUMBER, id: message.quoteId },
        }),
        ...(message.referral && { referral: message.referral }),
        ...(phone.waId && { from: phone.waId }),
        from_user_id: phone.userId,
        id: message.id,
        timestamp: seconds(message.at),
        type: message.type,
        ...body(world, message, mediaUrl),
      },
    ],
  };
}

/** What Meta posts when a customer has taken another number: no contacts, and the old number as sender. */
export function numberChangedValue(
  world: World,
  before: Phone,
  after: Phone,
  { id, at }: { id: string; at: number },
): Content {
  return {
    ...common(world),
    messages: [
      {
        ...(before.waId && { from: before.waId }),
        from_user_id: before.userId,
        id,
        timestamp: seconds(at),
        type: "system",
        system: {
          body: `User ${before.name} changed from ${before.waId ?? before.userId} to ${after.waId}`,
          wa_id: after.waId,
          user_id: after.userId,
          type: "user_changed_number",
        },
      },
    ],
  };
}

/** What Meta posts when a customer stops or resumes offers. */
export function preferenceValue(world: World, phone: Phone, at: number): Content {
  const value = phone.hasStoppedMarketing ? "stop" : "resume";
  return {
    ...common(world),
    contacts: [contactOf(phone)],
    user_preferences: [
      {
        ...(phone.waId && { wa_id: phone.waId }),
        user_id: phone.userId,
        detail: `User requested to ${value} marketing messages`,
        category: "marketing_messages",
        value,
        timestamp: Number(seconds(at)),
      },
    ],
  };
}

export function common({ numbers, settings }: World, numberId = settings.SANDBOX_PHONE_NUMBER_ID): Content {
  const displayNumber = numbers.get(numberId)?.displayNumber ?? settings.SANDBOX_DISPLAY_NUMBER;
  return {
    messaging_product: "whatsapp",
    metadata: { display_phone_number: displayNumber, phone_number_id: numberId },
  };
}

export const contactOf = (phone: Phone): Content => ({
  profile: { name: phone.name, ...(phone.username && { username: phone.username }) },
  ...(phone.waId && { wa_id: phone.waId }),
  user_id: phone.userId,
});

function body(world: World, { type, content }: Message, mediaUrl: (id: string) => string): Content {
  if (type === "unsupported") {
    const details = "Message type is currently not supported.";
    const title = "Message type unknown";
    return {
      errors: [{ code: 131051, title, message: title, error_data: { details } }],
      unsupported: content,
    };
  }
  if (type === "request_welcome") return {};
  const media = typeof content.id === "string" && world.media.get(content.id);
  if (!media) return { [type]: content };
  const sha256 = Buffer.from(media.sha256, "hex").toString("base64");
  return { [type]: { ...content, mime_type: media.mimeType, sha256, url: mediaUrl(media.id) } };
}
