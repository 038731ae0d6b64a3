import { z } from "zod";

const text = z.string();
const optional = z.string().optional();

/** What Meta says went wrong. Build on `code` and `details`; titles are deprecated. */
export const metaErrorSchema = z.object({
  code: z.number().optional(),
  title: optional,
  message: optional,
  details: optional,
  href: optional,
});
export type MetaError = z.infer<typeof metaErrorSchema>;

const media = {
  /** Meta's id: downloadable for 7 days when it came by webhook, sendable for 30 days when we uploaded it. */
  mediaId: optional,
  mimeType: text,
  sha256: optional,
  caption: optional,
  fileName: optional,
};

const sharedContact = z.object({
  name: z.object({
    formatted: text,
    first: optional,
    last: optional,
    middle: optional,
    prefix: optional,
    suffix: optional,
  }),
  organisation: z.object({ company: optional, department: optional, title: optional }).optional(),
  phones: z
    .array(z.object({ phone: optional, waId: optional, userId: optional, kind: optional }))
    .default([]),
  emails: z.array(z.object({ email: text, kind: optional })).default([]),
  addresses: z
    .array(
      z.object({
        street: optional,
        city: optional,
        state: optional,
        zip: optional,
        country: optional,
        countryCode: optional,
        kind: optional,
      }),
    )
    .default([]),
  urls: z.array(z.object({ url: text, kind: optional })).default([]),
  birthday: optional,
  vcard: optional,
  origin: optional,
});
export type SharedContact = z.infer<typeof sharedContact>;

/** A template parameter in Meta's own words; what each type carries beside `type` is Meta's business. */
const templateParameter = z.looseObject({ type: text });

/** A filled-in part of a template, as Meta takes it. */
export const templateComponent = z.object({
  type: z.enum(["header", "body", "button"]),
  sub_type: optional,
  index: z.union([z.string(), z.number()]).optional(),
  parameters: z.array(templateParameter).optional(),
});
export type TemplateComponent = z.infer<typeof templateComponent>;

const template = z.object({
  type: z.literal("template"),
  name: text,
  language: text,
  category: optional,
  /** What the customer sees, with the variables filled in. */
  header: optional,
  body: optional,
  footer: optional,
  buttons: z.array(z.object({ kind: text, text })).optional(),
  /** What is sent to Meta. */
  components: z.array(templateComponent),
});

const interactive = { header: optional, body: text, footer: optional };

/**
 * What a message says, whoever wrote it, in our own words: this JSON is sealed into `messages`. Money is an integer of
 * micro-units beside its currency; a field Meta left out is absent, never empty.
 */
const plainContent = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text"), body: text, previewUrl: z.boolean().optional() }),
  z.object({ type: z.literal("image"), ...media }),
  z.object({ type: z.literal("video"), ...media }),
  z.object({ type: z.literal("sticker"), ...media, isAnimated: z.boolean().optional() }),
  z.object({ type: z.literal("document"), ...media }),
  z.object({ type: z.literal("audio"), ...media, isVoice: z.boolean().optional() }),
  z.object({
    type: z.literal("location"),
    latitude: z.number(),
    longitude: z.number(),
    name: optional,
    address: optional,
    url: optional,
  }),
  z.object({ type: z.literal("contacts"), contacts: z.array(sharedContact) }),
  z.object({ type: z.literal("buttonReply"), id: text, title: text }),
  z.object({ type: z.literal("listReply"), id: text, title: text, description: optional }),
  /** `response` is the JSON text the customer's form produced, as it came. */
  z.object({ type: z.literal("flowReply"), name: optional, body: optional, response: text }),
  /** A tap on a template's quick reply. */
  z.object({ type: z.literal("button"), text, payload: optional }),
  z.object({
    type: z.literal("order"),
    catalogId: text,
    text: optional,
    items: z.array(
      z.object({
        productRetailerId: text,
        quantity: z.number(),
        itemPriceMicros: z.number(),
        currency: text,
      }),
    ),
  }),
  /** No emoji: the reaction was taken back. */
  z.object({ type: z.literal("reaction"), waMessageId: text, emoji: z.string().nullable() }),
  z.object({
    type: z.literal("system"),
    systemType: text,
    body: optional,
    newWaId: optional,
    newUserId: optional,
    newParentUserId: optional,
    previousUserId: optional,
  }),
  /** WhatsApp showed the customer something the API cannot pass on. */
  z.object({ type: z.literal("unsupported"), unsupportedType: optional, errors: z.array(metaErrorSchema) }),
  z.object({ type: z.literal("requestWelcome") }),
  z.object({ type: z.literal("revoke"), waMessageId: text }),
  z.object({
    type: z.literal("buttons"),
    ...interactive,
    buttons: z.array(z.object({ id: text, title: text })),
  }),
  z.object({
    type: z.literal("list"),
    ...interactive,
    button: text,
    sections: z.array(
      z.object({
        title: optional,
        rows: z.array(z.object({ id: text, title: text, description: optional })),
      }),
    ),
  }),
  template,
  /** A type we do not know yet, or one whose body we could not read: kept whole and shown as such. */
  z.object({ type: z.literal("unknown"), metaType: optional, raw: z.unknown() }),
]);
type PlainContent = z.infer<typeof plainContent>;

/** An edit carries the message as it now reads. */
const editContent = z.object({ type: z.literal("edit"), waMessageId: text, content: plainContent });

export const messageContent = z.discriminatedUnion("type", [plainContent, editContent]);
export type MessageContent = PlainContent | z.infer<typeof editContent>;
export type ContentOf<Type extends MessageContent["type"]> = Extract<MessageContent, { type: Type }>;
export type TemplateContent = ContentOf<"template">;

export const mediaTypes = ["image", "video", "sticker", "document", "audio"] as const;
export type MediaType = (typeof mediaTypes)[number];
export type MediaContent = ContentOf<MediaType>;

export function isMedia(content: MessageContent): content is MediaContent {
  return (mediaTypes as readonly string[]).includes(content.type);
}

/** The words in a message that a search should find; none for those that have no words. */
export function textOf(content: MessageContent): string | undefined {
  const words = wordsOf(content)
    .filter((word) => word !== undefined && word.trim() !== "")
    .join("\n");
  return words === "" ? undefined : words;
}

function wordsOf(content: MessageContent): (string | undefined)[] {
  switch (content.type) {
    case "text":
    case "system":
      return [content.body];
    case "image":
    case "video":
    case "sticker":
    case "document":
    case "audio":
      return [content.caption, content.fileName];
    case "location":
      return [content.name, content.address];
    case "contacts":
      return content.contacts.flatMap((contact) => [
        contact.name.formatted,
        contact.organisation?.company,
        ...contact.phones.map((phone) => phone.phone),
        ...contact.emails.map((email) => email.email),
      ]);
    case "buttonReply":
      return [content.title];
    case "listReply":
      return [content.title, content.description];
    case "flowReply":
      return [content.name, content.body];
    case "button":
    case "order":
      return [content.text];
    case "edit":
      return wordsOf(content.content);
    case "buttons":
      return [content.header, content.body, content.footer, ...content.buttons.map((button) => button.title)];
    case "list":
      return [
        content.header,
        content.body,
        content.footer,
        ...content.sections.flatMap((section) => section.rows.map((row) => row.title)),
      ];
    case "template":
      return [
        content.header,
        content.body,
        content.footer,
        ...(content.buttons ?? []).map((button) => button.text),
      ];
    case "reaction":
    case "unsupported":
    case "requestWelcome":
    case "revoke":
    case "unknown":
      return [];
  }
}
