import type { WriteInput } from "./control-input";
import { HttpError } from "./http";
import { mediaProblem, storeMedia } from "./media";
import type { Desk, Written } from "./phones";
import { write } from "./phones";
import { samples } from "./samples";
import { viewMessage } from "./views";
import type { Content, Message, Phone } from "./world";

const sampleAd: Content = {
  source_url: "https://fb.me/3cr4Wqqkv",
  source_id: "120226305854810726",
  source_type: "ad",
  headline: "Fresh bread every morning",
  body: "Reserve your loaf on WhatsApp and skip the queue.",
  media_type: "image",
  welcome_message: { text: "Hello! Which bread may we keep for you?" },
};

/** Turns what a person or a script asks for into a message of Meta's shape, and sends it. */
export function writeAs(desk: Desk, phone: Phone, input: WriteInput): Message {
  if (input.type === "reaction") {
    const { messageId, emoji } = input;
    getMessage(desk, phone, messageId);
    return write(desk, phone, {
      type: "reaction",
      content: { message_id: messageId, ...(emoji && { emoji }) },
    });
  }
  if (input.type === "tap") return tap(desk, phone, input);
  return write(desk, phone, {
    ...compose(desk, input),
    quoteId: input.quote,
    referral: referralOf(desk, input.referral),
    ageMs: (input.ageSeconds ?? 0) * 1000,
  });
}

export function getMessage({ world }: Desk, phone: Phone, id: string): Message {
  const message = world.messages.get(id);
  if (message?.phoneId !== phone.id) throw new HttpError(404, `${phone.name} has no message ${id}.`);
  return message;
}

type Composed = Exclude<WriteInput, { type: "reaction" } | { type: "tap" }>;

function compose(desk: Desk, input: Composed): Pick<Written, "type" | "content"> {
  const { type } = input;
  switch (type) {
    case "text":
      return { type, content: { body: input.text } };
    case "location": {
      const { latitude, longitude, name, address } = input;
      return { type, content: { latitude, longitude, name, address } };
    }
    case "contacts": {
      const [first_name] = input.name.split(" ");
      const phones = input.phone
        ? [{ phone: input.phone, type: "CELL", wa_id: input.phone.replace(/\D/g, "") }]
        : [];
      const card = { name: { formatted_name: input.name, first_name }, phones };
      return { type, content: [card] as unknown as Content };
    }
    case "unsupported":
      return { type, content: { type: input.what } };
    default:
      return { type, content: attach(desk, input) };
  }
}

function attach({ world }: Desk, input: Extract<Composed, { caption?: string }>): Content {
  const { type, data, mimeType, caption } = input;
  const sample = data
    ? undefined
    : { image: samples.photo, document: samples.document, audio: samples.voice }[type as string];
  if (!data && !sample) throw new HttpError(400, `There is no sample for ${type}: give data and mimeType.`);
  const given = { bytes: Buffer.from(data ?? "", "base64"), mimeType: mimeType ?? "", filename: "file" };
  const file = sample ? sample() : given;
  const problem = mediaProblem(file.mimeType, file.bytes.length, type);
  if (problem) throw new HttpError(400, problem);

  const filename = input.filename ?? file.filename;
  const media = storeMedia(world, { ...file, filename, from: "customer" });
  return {
    ...(caption && { caption }),
    id: media.id,
    mime_type: media.mimeType,
    ...(type === "document" && { filename }),
    ...(type === "audio" && { voice: media.mimeType.includes("opus") }),
    ...(type === "sticker" && { animated: false }),
  };
}

function tap(desk: Desk, phone: Phone, { messageId, choice }: Extract<WriteInput, { type: "tap" }>): Message {
  const message = getMessage(desk, phone, messageId);
  const { choices = [] } = viewMessage(desk.world, message);
  const chosen = choices.find(({ id, title }) => id === choice || title === choice);
  if (!chosen) throw new HttpError(404, `That message has no button or row ${choice}.`);

  const { id, title, description, kind } = chosen;
  if (kind === "quick_reply") {
    return write(desk, phone, { type: "button", content: { payload: id, text: title }, quoteId: messageId });
  }
  const replyType = kind === "list" ? "list_reply" : "button_reply";
  const reply = { id, title, ...(description && { description }) };
  return write(desk, phone, {
    type: "interactive",
    content: { type: replyType, [replyType]: reply },
    quoteId: messageId,
  });
}

function referralOf({ url }: Desk, referral: boolean | Content | undefined): Content | undefined {
  if (!referral) return undefined;
  const ctwa_clid = `Aff-${Buffer.from(String(Math.random())).toString("base64url")}`;
  return {
    ...sampleAd,
    image_url: `${url}/ads/files/sample`,
    ctwa_clid,
    ...(referral === true ? {} : referral),
  };
}
