import { z } from "zod";
import { invalid } from "@/server/errors";
import { callGraph, type GraphResult } from "./client";
import type { MessageContent } from "./content";

/** Meta's limits, in characters unless said otherwise. */
export const limits = {
  text: 4096,
  caption: 1024,
  buttons: { count: 3, title: 20, id: 256, body: 1024 },
  list: {
    sections: 10,
    rows: 10,
    button: 20,
    sectionTitle: 24,
    rowTitle: 24,
    rowDescription: 72,
    rowId: 200,
    body: 4096,
  },
  header: 60,
  footer: 60,
  opaque: 512,
} as const;

const megabyte = 1024 * 1024;

/** What may be sent as media. */
export const mediaRules = {
  image: { maxBytes: 5 * megabyte, mimeTypes: ["image/jpeg", "image/png"] },
  video: { maxBytes: 16 * megabyte, mimeTypes: ["video/mp4", "video/3gpp"] },
  audio: {
    maxBytes: 16 * megabyte,
    mimeTypes: ["audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"],
  },
  sticker: { maxBytes: 500 * 1024, mimeTypes: ["image/webp"] },
  document: {
    maxBytes: 100 * megabyte,
    mimeTypes: [
      "text/plain",
      "application/pdf",
      "application/msword",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "application/vnd.ms-excel",
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "application/vnd.ms-powerpoint",
      "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ],
  },
} as const;

export type Addressee = {
  /** The phone number, with or without its plus. */
  to?: string;
  /** The business-scoped user id, for a customer without a visible number. */
  recipient?: string;
};

export type SendOptions = Addressee & {
  contextWaMessageId?: string;
  /** Our own message id: it comes back in every status, so a lost answer can be settled. */
  opaque?: string;
};

/** The JSON that sends a message. Refuses what Meta would refuse, with a sentence for the person who wrote it. */
export function sendBody(content: MessageContent, options: SendOptions): Record<string, unknown> {
  const { contextWaMessageId, opaque } = options;
  if (opaque !== undefined && opaque.length > limits.opaque) throw invalid("The message id is too long.");
  return {
    messaging_product: "whatsapp",
    recipient_type: "individual",
    ...addressOf(options),
    ...(contextWaMessageId ? { context: { message_id: contextWaMessageId } } : {}),
    ...bodyOf(content),
    ...(opaque ? { biz_opaque_callback_data: opaque } : {}),
  };
}

function addressOf({ to, recipient }: Addressee): Record<string, string> {
  if (to !== undefined) {
    const digits = /^\+?([1-9]\d{3,19})$/.exec(to)?.[1];
    if (!digits) throw invalid("This is not a phone number.");
    // Without the plus Meta would put the business's own country code in front.
    return { to: `+${digits}` };
  }
  if (!recipient) throw invalid("This customer has no address to send to.");
  return { recipient };
}

function bodyOf(content: MessageContent): Record<string, unknown> {
  const { type } = content;
  switch (type) {
    case "text":
      if (content.body.trim() === "") throw invalid("Write something first.");
      return {
        type,
        text: { body: upTo(limits.text, "message", content.body), preview_url: content.previewUrl ?? true },
      };
    case "image":
    case "video":
    case "document":
    case "sticker":
    case "audio": {
      if (!content.mediaId) throw invalid("The file has not been uploaded yet.");
      const caption = type === "sticker" || type === "audio" ? undefined : content.caption;
      return {
        type,
        [type]: {
          id: content.mediaId,
          ...(caption ? { caption: upTo(limits.caption, "caption", caption) } : {}),
          ...(type === "document" && content.fileName ? { filename: content.fileName } : {}),
          ...(type === "audio" && content.isVoice ? { voice: true } : {}),
        },
      };
    }
    case "location": {
      const { latitude, longitude, name, address } = content;
      return {
        type,
        location: { latitude, longitude, ...(name ? { name } : {}), ...(address ? { address } : {}) },
      };
    }
    case "reaction":
      // An empty emoji takes the reaction back.
      return { type, reaction: { message_id: content.waMessageId, emoji: content.emoji ?? "" } };
    case "buttons": {
      const { buttons } = content;
      if (buttons.length === 0 || buttons.length > limits.buttons.count)
        throw invalid("A message has one to three buttons.");
      return interactive("button", content, limits.buttons.body, {
        buttons: buttons.map(({ id, title }) => ({
          type: "reply",
          reply: {
            id: upTo(limits.buttons.id, "button id", id),
            title: upTo(limits.buttons.title, "button", title),
          },
        })),
      });
    }
    case "list": {
      const { button, sections } = content;
      const rows = sections.reduce((count, section) => count + section.rows.length, 0);
      if (rows === 0 || rows > limits.list.rows || sections.length > limits.list.sections) {
        throw invalid("A list has one to ten rows.");
      }
      return interactive("list", content, limits.list.body, {
        button: upTo(limits.list.button, "button", button),
        sections: sections.map(({ title, rows }) => ({
          ...(title ? { title: upTo(limits.list.sectionTitle, "section title", title) } : {}),
          rows: rows.map((row) => ({
            id: upTo(limits.list.rowId, "row id", row.id),
            title: upTo(limits.list.rowTitle, "row", row.title),
            ...(row.description
              ? { description: upTo(limits.list.rowDescription, "description", row.description) }
              : {}),
          })),
        })),
      });
    }
    case "template": {
      const { name, language, components } = content;
      return {
        type,
        template: { name, language: { code: language }, ...(components.length > 0 ? { components } : {}) },
      };
    }
    default:
      throw invalid("This kind of message cannot be sent.");
  }
}

function interactive(
  kind: "button" | "list",
  { header, body, footer }: { header?: string; body: string; footer?: string },
  longestBody: number,
  action: Record<string, unknown>,
) {
  return {
    type: "interactive",
    interactive: {
      type: kind,
      ...(header ? { header: { type: "text", text: upTo(limits.header, "header", header) } } : {}),
      body: { text: upTo(longestBody, "message", body) },
      ...(footer ? { footer: { text: upTo(limits.footer, "footer", footer) } } : {}),
      action,
    },
  };
}

function upTo(longest: number, part: string, text: string): string {
  if (text.length <= longest) return text;
  throw invalid(`The ${part} is too long: at most ${longest} characters.`, {
    key: "tooLongForWhatsApp",
    params: { longest },
  });
}

/** One number of ours and the key to it. */
export type NumberAccess = { phoneNumberId: string; token: string };

const sentAnswer = z.object({
  contacts: z
    .array(
      z.object({
        input: z.string().optional(),
        wa_id: z.string().optional(),
        user_id: z.string().optional(),
      }),
    )
    .default([]),
  messages: z.tuple(
    [z.object({ id: z.string().min(1).max(512), message_status: z.string().optional() })],
    z.unknown(),
  ),
});

export type SentMessage = {
  waMessageId: string;
  waId?: string;
  userId?: string;
  /** For templates: `accepted`, `held_for_quality_assessment` or `paused`. Accepted is not delivered. */
  messageStatus?: string;
};

/** Hands a message to Meta. A refusal or an unknown outcome is data: the sender decides by `nextAttemptAt`. */
export async function sendMessage(
  { phoneNumberId, token }: NumberAccess,
  body: Record<string, unknown>,
  options: { signal?: AbortSignal; timeoutMs?: number } = {},
): Promise<GraphResult<SentMessage>> {
  const path = `${phoneNumberId}/messages`;
  const result = await callGraph({ method: "POST", path, token, json: body, answer: sentAnswer, ...options });
  if (!result.ok) return result;
  const [contact] = result.value.contacts;
  const [message] = result.value.messages;
  return {
    ...result,
    value: {
      waMessageId: message.id,
      waId: contact?.wa_id,
      userId: contact?.user_id,
      messageStatus: message.message_status,
    },
  };
}

const success = z.object({ success: z.literal(true) });

/** Shows the customer two blue ticks on this message and all before it and, if asked, that somebody is typing (25 s at most). */
export async function markRead(
  { phoneNumberId, token }: NumberAccess,
  { waMessageId, withTyping = false }: { waMessageId: string; withTyping?: boolean },
): Promise<GraphResult<{ success: true }>> {
  const path = `${phoneNumberId}/messages`;
  const json = {
    messaging_product: "whatsapp",
    status: "read",
    message_id: waMessageId,
    ...(withTyping ? { typing_indicator: { type: "text" } } : {}),
  };
  return callGraph({ method: "POST", path, token, json, answer: success, timeoutMs: 10_000 });
}
