import type { ContentOf, MediaType, MessageContent, MetaError, SharedContact } from "./content";
import { compact, type Reader, type Shape } from "./shape";

export function readErrors(from: Reader): MetaError[] {
  return from.list("errors").map((error) =>
    compact({
      code: error.number("code"),
      title: error.text("title"),
      message: error.text("message"),
      details: error.inner("error_data")?.text("details"),
      href: error.text("href"),
    }),
  );
}

type PlainContent = Exclude<MessageContent, { type: "edit" }>;
type Read = (message: Reader, body: Reader) => PlainContent | undefined;

const media =
  <Type extends MediaType>(type: Type, more?: (body: Reader) => Partial<ContentOf<Type>>): Read =>
  (_, body) => {
    // The address expires in five minutes; media is fetched by its id.
    body.text("url");
    return compact({
      type,
      mediaId: body.id("id"),
      mimeType: body.text("mime_type") ?? "application/octet-stream",
      sha256: body.text("sha256"),
      caption: body.text("caption"),
      fileName: body.text("filename"),
      ...more?.(body),
    }) as ContentOf<Type>;
  };

function readSharedContact(card: Reader): SharedContact {
  const name = card.inner("name");
  const organisation = card.inner("org");
  return compact({
    name: compact({
      formatted: name?.text("formatted_name") ?? "",
      first: name?.text("first_name"),
      last: name?.text("last_name"),
      middle: name?.text("middle_name"),
      prefix: name?.text("prefix"),
      suffix: name?.text("suffix"),
    }),
    organisation:
      organisation &&
      compact({
        company: organisation.text("company"),
        department: organisation.text("department"),
        title: organisation.text("title"),
      }),
    phones: card.list("phones").map((phone) =>
      compact({
        phone: phone.text("phone"),
        waId: phone.id("wa_id"),
        userId: phone.id("user_id"),
        kind: phone.text("type"),
      }),
    ),
    emails: card
      .list("emails")
      .map((email) => compact({ email: email.text("email") ?? "", kind: email.text("type") })),
    addresses: card.list("addresses").map((address) =>
      compact({
        street: address.text("street"),
        city: address.text("city"),
        state: address.text("state"),
        zip: address.text("zip"),
        country: address.text("country"),
        countryCode: address.text("country_code"),
        kind: address.text("type"),
      }),
    ),
    urls: card.list("urls").map((url) => compact({ url: url.text("url") ?? "", kind: url.text("type") })),
    birthday: card.text("birthday"),
    vcard: card.text("vcard"),
    origin: card.text("origin"),
  });
}

const readInteractive: Read = (_, body) => {
  const kind = body.text("type");
  const reply = kind && body.inner(kind);
  if (!reply) return undefined;
  if (kind === "nfm_reply") {
    const response = reply.words("response_json");
    if (response === undefined) return undefined;
    return compact({ type: "flowReply", name: reply.text("name"), body: reply.text("body"), response });
  }
  const id = reply.id("id");
  const title = reply.words("title");
  if (id === undefined || title === undefined) return undefined;
  if (kind === "button_reply") return { type: "buttonReply", id, title };
  if (kind !== "list_reply") return undefined;
  return compact({ type: "listReply", id, title, description: reply.text("description") });
};

const readOrder: Read = (_, body) => {
  const catalogId = body.id("catalog_id");
  if (catalogId === undefined) return undefined;
  return compact({
    type: "order",
    catalogId,
    text: body.text("text"),
    items: body.list("product_items").map((item) => ({
      productRetailerId: item.id("product_retailer_id") ?? "",
      quantity: item.number("quantity") ?? 0,
      itemPriceMicros: Math.round((item.number("item_price") ?? 0) * 1_000_000),
      currency: item.text("currency") ?? "",
    })),
  });
};

const readUnsupported: Read = (message) => {
  const unsupportedType = message.inner("unsupported")?.text("type");
  return compact({ type: "unsupported", unsupportedType, errors: readErrors(message) });
};

/** One line for each type whose body lies under the type's own name. */
const readers = new Map<string, Read>(
  Object.entries<Read>({
    text: (_, body) => {
      const words = body.words("body");
      return words === undefined ? undefined : { type: "text", body: words };
    },
    image: media("image"),
    video: media("video"),
    sticker: media("sticker", (body) => ({ isAnimated: body.flag("animated") })),
    document: media("document"),
    audio: media("audio", (body) => ({ isVoice: body.flag("voice") })),
    location: (_, body) => {
      const [latitude, longitude] = [body.number("latitude"), body.number("longitude")];
      if (latitude === undefined || longitude === undefined) return undefined;
      const [name, address, url] = [body.text("name"), body.text("address"), body.text("url")];
      return compact({ type: "location", latitude, longitude, name, address, url });
    },
    interactive: readInteractive,
    button: (_, body) => {
      const payload = body.text("payload");
      const text = body.text("text") ?? payload;
      return text === undefined ? undefined : compact({ type: "button", text, payload });
    },
    order: readOrder,
    reaction: (_, body) => {
      const waMessageId = body.id("message_id");
      // No emoji means that the customer took the reaction back.
      return waMessageId ? { type: "reaction", waMessageId, emoji: body.text("emoji") ?? null } : undefined;
    },
    system: (_, body) => {
      const systemType = body.text("type");
      if (systemType === undefined) return undefined;
      // Before 2025 the new number came as `new_wa_id`.
      const [waId, newWaId] = [body.id("wa_id"), body.id("new_wa_id")];
      return compact({
        type: "system",
        systemType,
        body: body.text("body"),
        newWaId: newWaId ?? waId,
        newUserId: body.id("user_id"),
        newParentUserId: body.id("parent_user_id"),
        previousUserId: body.id("previous_user_id"),
      });
    },
    revoke: (_, body) => {
      const waMessageId = body.id("original_message_id");
      return waMessageId ? { type: "revoke", waMessageId } : undefined;
    },
  }),
);

function readPlain(message: Reader, type: string | undefined): PlainContent | undefined {
  if (type === undefined) return undefined;
  switch (type) {
    case "contacts": {
      const cards = message.list("contacts");
      return cards.length > 0 ? { type: "contacts", contacts: cards.map(readSharedContact) } : undefined;
    }
    case "unsupported":
      return readUnsupported(message, message);
    // An older name for the same thing.
    case "unknown": {
      const content = readUnsupported(message, message);
      return content?.type === "unsupported" && content.errors.length > 0 ? content : undefined;
    }
    case "request_welcome":
      return { type: "requestWelcome" };
  }
  const read = readers.get(type);
  const body = read && message.inner(type);
  return body && read(message, body);
}

/** What a message says. Whatever we cannot read becomes `unknown`, with the message's own JSON. */
export function readContent(message: Reader, raw: Shape): MessageContent {
  const type = message.text("type");
  if (type === "edit") {
    const body = message.inner("edit");
    const waMessageId = body?.id("original_message_id");
    const edited = body?.inner("message");
    const content = edited && readPlain(edited, edited.text("type"));
    if (waMessageId && content) return { type: "edit", waMessageId, content };
  }
  const content = readPlain(message, type);
  return content ?? compact({ type: "unknown", metaType: type, raw });
}
