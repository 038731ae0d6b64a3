import { safeFileName } from "@/server/file-name";
import type { ContentOf, MediaType, MessageContent, MetaError, SharedContact } from "./content";
import {
  compact,
  flagAt,
  idAt,
  innerAt,
  listAt,
  numberAt,
  type Reader,
  type Shape,
  textAt,
  wordsAt,
} from "./shape";

export function readErrors(from: Reader): MetaError[] {
  return listAt(from, "errors").map((error) =>
    compact({
      code: numberAt(error, "code"),
      title: textAt(error, "title"),
      message: textAt(error, "message"),
      details: textAt(innerAt(error, "error_data"), "details"),
      href: textAt(error, "href"),
    }),
  );
}

type PlainContent = Exclude<MessageContent, { type: "edit" }>;
type Read = (message: Reader, body: Reader) => PlainContent | undefined;

const media =
  <Type extends MediaType>(type: Type, more?: (body: Reader) => Partial<ContentOf<Type>>): Read =>
  (_, body) => {
    // The address expires in five minutes; media is fetched by its id.
    textAt(body, "url");
    const fileName = textAt(body, "filename");
    return compact({
      type,
      mediaId: idAt(body, "id"),
      mimeType: textAt(body, "mime_type") ?? "application/octet-stream",
      sha256: textAt(body, "sha256"),
      caption: textAt(body, "caption"),
      fileName: fileName && safeFileName(fileName),
      ...more?.(body),
    }) as ContentOf<Type>;
  };

function readSharedContact(card: Reader): SharedContact {
  const name = innerAt(card, "name");
  const organisation = innerAt(card, "org");
  return compact({
    name: compact({
      formatted: textAt(name, "formatted_name") ?? "",
      first: textAt(name, "first_name"),
      last: textAt(name, "last_name"),
      middle: textAt(name, "middle_name"),
      prefix: textAt(name, "prefix"),
      suffix: textAt(name, "suffix"),
    }),
    organisation:
      organisation &&
      compact({
        company: textAt(organisation, "company"),
        department: textAt(organisation, "department"),
        title: textAt(organisation, "title"),
      }),
    phones: listAt(card, "phones").map((phone) =>
      compact({
        phone: textAt(phone, "phone"),
        waId: idAt(phone, "wa_id"),
        userId: idAt(phone, "user_id"),
        kind: textAt(phone, "type"),
      }),
    ),
    emails: listAt(card, "emails").map((email) =>
      compact({ email: textAt(email, "email") ?? "", kind: textAt(email, "type") }),
    ),
    addresses: listAt(card, "addresses").map((address) =>
      compact({
        street: textAt(address, "street"),
        city: textAt(address, "city"),
        state: textAt(address, "state"),
        zip: textAt(address, "zip"),
        country: textAt(address, "country"),
        countryCode: textAt(address, "country_code"),
        kind: textAt(address, "type"),
      }),
    ),
    urls: listAt(card, "urls").map((url) =>
      compact({ url: textAt(url, "url") ?? "", kind: textAt(url, "type") }),
    ),
    birthday: textAt(card, "birthday"),
    vcard: textAt(card, "vcard"),
    origin: textAt(card, "origin"),
  });
}

const readInteractive: Read = (_, body) => {
  const kind = textAt(body, "type");
  const reply = kind && innerAt(body, kind);
  if (!reply) return undefined;
  if (kind === "nfm_reply") {
    const response = wordsAt(reply, "response_json");
    if (response === undefined) return undefined;
    return compact({ type: "flowReply", name: textAt(reply, "name"), body: textAt(reply, "body"), response });
  }
  const id = idAt(reply, "id");
  const title = wordsAt(reply, "title");
  if (id === undefined || title === undefined) return undefined;
  if (kind === "button_reply") return { type: "buttonReply", id, title };
  if (kind !== "list_reply") return undefined;
  return compact({ type: "listReply", id, title, description: textAt(reply, "description") });
};

const readOrder: Read = (_, body) => {
  const catalogId = idAt(body, "catalog_id");
  const items = listAt(body, "product_items").map((item) => ({
    productRetailerId: idAt(item, "product_retailer_id") ?? "",
    quantity: numberAt(item, "quantity") ?? 0,
    itemPriceMicros: Math.round((numberAt(item, "item_price") ?? 0) * 1_000_000),
    currency: textAt(item, "currency") ?? "",
  }));
  // Figures that cannot be added up, or are of no currency, are shown as they came.
  const isBill = items.every(
    ({ itemPriceMicros, quantity, currency }) =>
      Number.isSafeInteger(itemPriceMicros) && Math.abs(quantity) < 1e9 && /^[A-Z]{3}$/.test(currency),
  );
  return catalogId !== undefined && isBill
    ? compact({ type: "order", catalogId, text: textAt(body, "text"), items })
    : undefined;
};

const readUnsupported: Read = (message) => {
  const unsupportedType = textAt(innerAt(message, "unsupported"), "type");
  return compact({ type: "unsupported", unsupportedType, errors: readErrors(message) });
};

/** One line for each type whose body lies under the type's own name. */
const readers = new Map<string, Read>(
  Object.entries<Read>({
    text: (_, body) => {
      const words = wordsAt(body, "body");
      return words === undefined ? undefined : { type: "text", body: words };
    },
    image: media("image"),
    video: media("video"),
    sticker: media("sticker", (body) => ({ isAnimated: flagAt(body, "animated") })),
    document: media("document"),
    audio: media("audio", (body) => ({ isVoice: flagAt(body, "voice") })),
    location: (_, body) => {
      const [latitude, longitude] = [numberAt(body, "latitude"), numberAt(body, "longitude")];
      if (latitude === undefined || longitude === undefined) return undefined;
      const [name, address, url] = [textAt(body, "name"), textAt(body, "address"), textAt(body, "url")];
      return compact({ type: "location", latitude, longitude, name, address, url });
    },
    interactive: readInteractive,
    button: (_, body) => {
      const payload = textAt(body, "payload");
      const text = textAt(body, "text") ?? payload;
      return text === undefined ? undefined : compact({ type: "button", text, payload });
    },
    order: readOrder,
    reaction: (_, body) => {
      const waMessageId = idAt(body, "message_id");
      // No emoji means that the customer took the reaction back.
      return waMessageId
        ? { type: "reaction", waMessageId, emoji: textAt(body, "emoji") ?? null }
        : undefined;
    },
    system: (_, body) => {
      const systemType = textAt(body, "type");
      if (systemType === undefined) return undefined;
      // Before 2025 the new number came as `new_wa_id`.
      const [waId, newWaId] = [idAt(body, "wa_id"), idAt(body, "new_wa_id")];
      return compact({
        type: "system",
        systemType,
        body: textAt(body, "body"),
        newWaId: newWaId ?? waId,
        newUserId: idAt(body, "user_id"),
        newParentUserId: idAt(body, "parent_user_id"),
        previousUserId: idAt(body, "previous_user_id"),
      });
    },
    revoke: (_, body) => {
      const waMessageId = idAt(body, "original_message_id");
      return waMessageId ? { type: "revoke", waMessageId } : undefined;
    },
  }),
);

function readPlain(message: Reader, type: string | undefined): PlainContent | undefined {
  if (type === undefined) return undefined;
  switch (type) {
    case "contacts": {
      const cards = listAt(message, "contacts");
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
  const body = read && innerAt(message, type);
  return body && read(message, body);
}

/** What a message says. Whatever we cannot read becomes `unknown`, with the message's own JSON. */
export function readContent(message: Reader, raw: Shape): MessageContent {
  const type = textAt(message, "type");
  if (type === "edit") {
    const body = innerAt(message, "edit");
    const waMessageId = idAt(body, "original_message_id");
    const edited = body && innerAt(body, "message");
    const content = edited && readPlain(edited, textAt(edited, "type"));
    if (waMessageId && content) return { type: "edit", waMessageId, content };
  }
  const content = readPlain(message, type);
  return content ?? compact({ type: "unknown", metaType: type, raw });
}
