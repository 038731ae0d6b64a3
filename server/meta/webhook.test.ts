import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { messageContent } from "./content";
import type { DeliveryEvent, MessageReceived } from "./delivery-event";
import { laneKeyOf, readDelivery } from "./webhook";

const folder = new URL("./fixtures/", import.meta.url);
const fixtures = new Map(
  readdirSync(folder).map((file): [string, unknown] => [
    file.replace(".json", ""),
    JSON.parse(readFileSync(new URL(file, folder), "utf8")),
  ]),
);
const receivedAt = new Date("2026-10-01T12:00:00Z");
const read = (name: string) => readDelivery(structuredClone(fixtures.get(name)), receivedAt);

function only<Kind extends DeliveryEvent["kind"]>(name: string, kind: Kind) {
  const events = read(name);
  expect(events.map((event) => event.kind)).toEqual([kind]);
  return events[0] as Extract<DeliveryEvent, { kind: Kind }>;
}

const media = (id: string, mimeType: string) => ({ mediaId: id, mimeType, sha256: expect.any(String) });

describe("what customers send", () => {
  test.for([
    ["text", { type: "text", body: "Bonjour, avez-vous encore du pain au levain ?" }],
    ["text-without-a-number", { type: "text", body: "Hola, ¿hacéis envíos?" }],
    ["image", { type: "image", ...media("810000000000001", "image/jpeg"), caption: "This one, please" }],
    ["video", { type: "video", ...media("810000000000002", "video/mp4") }],
    ["sticker", { type: "sticker", ...media("810000000000003", "image/webp"), isAnimated: false }],
    [
      "document",
      {
        type: "document",
        ...media("810000000000004", "application/pdf"),
        caption: "Pedido",
        fileName: "pedido.pdf",
      },
    ],
    ["audio", { type: "audio", ...media("810000000000005", "audio/mpeg"), isVoice: false }],
    ["voice-note", { type: "audio", ...media("810000000000006", "audio/ogg; codecs=opus"), isVoice: true }],
    [
      "location",
      {
        type: "location",
        latitude: 50.8467,
        longitude: 4.3525,
        name: "Grand-Place",
        address: "1000 Brussels",
        url: "https://luna.example/map",
      },
    ],
    ["interactive-button-reply", { type: "buttonReply", id: "table-for-two", title: "For two" }],
    [
      "interactive-list-reply",
      { type: "listReply", id: "sunday-11", title: "Sunday at 11", description: "On the terrace" },
    ],
    [
      "interactive-flow-reply",
      { type: "flowReply", name: "flow", body: "Sent", response: '{"guests":2,"flow_token":"luna-1"}' },
    ],
    ["button", { type: "button", text: "I will be there", payload: "confirm" }],
    [
      "order",
      {
        type: "order",
        catalogId: "700800900",
        text: "For Saturday",
        items: [
          { productRetailerId: "levain-500", quantity: 2, itemPriceMicros: 4_350_000, currency: "EUR" },
          { productRetailerId: "brioche", quantity: 1, itemPriceMicros: 6_000_000, currency: "EUR" },
        ],
      },
    ],
    ["reaction", { type: "reaction", waMessageId: "wamid.HBgLTHVuYUJha2VyeQ0006=", emoji: "❤️" }],
    ["reaction-removed", { type: "reaction", waMessageId: "wamid.HBgLTHVuYUJha2VyeQ0006=", emoji: null }],
    [
      "unsupported",
      {
        type: "unsupported",
        unsupportedType: "poll",
        errors: [
          {
            code: 131051,
            title: "Message type unknown",
            message: "Message type unknown",
            details: "Message type is currently not supported.",
          },
        ],
      },
    ],
    ["request-welcome", { type: "requestWelcome" }],
    [
      "edit",
      {
        type: "edit",
        waMessageId: "wamid.HBgLTHVuYUJha2VyeQ0007=",
        content: { type: "text", body: "For three, not two" },
      },
    ],
    ["revoke", { type: "revoke", waMessageId: "wamid.HBgLTHVuYUJha2VyeQ0007=" }],
  ])("%s", ([name, content]) => {
    const event = only(name as string, "message.received");
    expect(event.content).toEqual(content);
    expect(event.extra).toBeUndefined();
    expect(messageContent.parse(event.content)).toEqual(event.content);
  });

  test("contact cards keep every number and address", () => {
    const { content } = only("contacts", "message.received");
    expect(content).toMatchObject({
      type: "contacts",
      contacts: [
        {
          name: { formatted: "Dr Lina Haddad", first: "Lina", last: "Haddad", prefix: "Dr" },
          organisation: { company: "Clinique du Parc", title: "Paediatrician" },
          phones: [{ phone: "+32 2 555 01 77", waId: "3225550177", kind: "WORK" }],
          emails: [{ email: "lina@clinique.example", kind: "WORK" }],
          addresses: [{ street: "Rue du Parc 4", city: "Brussels", zip: "1000", countryCode: "be" }],
          urls: [{ url: "https://clinique.example" }],
          birthday: "1980-02-29",
        },
        {
          name: { formatted: "Malik" },
          origin: "contact_request",
          vcard: expect.stringContaining("FN:Malik"),
        },
      ],
    });
    expect(messageContent.parse(content)).toEqual(content);
  });

  test("a type of tomorrow is kept whole", () => {
    const { content, extra } = only("message-type-of-tomorrow", "message.received");
    expect(extra).toBeUndefined();
    expect(content).toMatchObject({
      type: "unknown",
      metaType: "hologram",
      raw: { type: "hologram", hologram: { id: "42", frames: [1, 2, 3] } },
    });
  });

  test("fields of tomorrow are kept beside the message", () => {
    const event = only("message-with-fields-of-tomorrow", "message.received");
    expect(event.content).toEqual({ type: "text", body: "Bonjour" });
    expect(event.extra).toEqual({ mood: "cheerful", text: { language: "fr" } });
  });

  test("a message says when, to which number and from whom", () => {
    expect(only("text", "message.received")).toMatchObject({
      wabaId: "204455667788990",
      phoneNumberId: "309988776655443",
      displayPhoneNumber: "3225550142",
      waMessageId: "wamid.HBgLTHVuYUJha2VyeQ1001=",
      sentAt: new Date(1_790_000_061_000),
      sender: { waId: "32475550118", phone: "32475550118", profileName: "Nora Peeters" },
    });
  });

  test("a customer with a username and no number is known by the user id", () => {
    expect(only("text-without-a-number", "message.received").sender).toEqual({
      userId: "ES.1180736624519907",
      parentUserId: "ES.ENT.55012",
      profileName: "Inés",
      username: "ines.ortega",
    });
    expect(only("text-with-user-id", "message.received").sender).toMatchObject({
      userId: "SN.7720119463300218",
      waId: "221775550164",
    });
  });

  test("the ad that brought the customer is known, with or without a click id", () => {
    expect(only("text-from-an-ad", "message.received").referral).toEqual({
      sourceType: "ad",
      sourceId: "120200000000004411",
      sourceUrl: "https://fb.me/luna-brunch",
      headline: "Brunch at Luna",
      body: "Book your table on WhatsApp",
      mediaType: "image",
      imageUrl: "https://scontent.example/brunch.jpg",
      thumbnailUrl: "https://scontent.example/brunch-small.jpg",
      ctwaClid: "ARAkLkA8luna",
      welcomeText: "Hello! How can we help?",
    });
    const { referral } = only("text-from-a-status-ad", "message.received");
    expect(referral).toMatchObject({ sourceId: "120200000000004411", mediaType: "video" });
    expect(referral).not.toHaveProperty("ctwaClid");
  });

  test("context tells quoted, product and forwarded apart", () => {
    expect(only("text-about-a-product", "message.received").context).toEqual({
      from: "3225550142",
      waMessageId: "wamid.HBgLTHVuYUJha2VyeQ0001=",
      referredProduct: { catalogId: "700800900", productRetailerId: "levain-500" },
    });
    expect(only("text-forwarded", "message.received").context).toEqual({ forwarded: "once" });
    expect(only("text-forwarded-often", "message.received").context).toEqual({ forwarded: "often" });
    expect(only("group-message", "message.received").groupId).toBe("Y2FwaV9ncm91cDpsdW5h");
  });

  test("a new number is a message to read and a change to apply", () => {
    const [message, change] = read("system-changed-number");
    expect(message).toMatchObject({ kind: "message.received", content: { type: "system" } });
    expect(change).toMatchObject({
      kind: "contact.changedNumber",
      waMessageId: (message as MessageReceived).waMessageId,
      previous: { phone: "32475550118" },
      current: { waId: "32475550190" },
    });
  });

  test("a new user id is found even where only the sentence names the old one", () => {
    const [message, change] = read("system-changed-user-id");
    expect(message).toMatchObject({ kind: "message.received", sender: { userId: "ES.1180736624519907" } });
    expect(change).toMatchObject({
      kind: "contact.changedUserId",
      previous: { userId: "ES.1180736624519907" },
      current: { userId: "ES.9920041177385516" },
    });
  });

  test("what the business wrote on its own phone has a recipient", () => {
    expect(only("echo-from-the-business-app", "message.echoed")).toMatchObject({
      recipient: { phone: "32475550118" },
      content: { type: "text", body: "We kept one loaf for you." },
    });
  });
});

describe("what became of our messages", () => {
  test.for([
    [
      "status-sent-per-conversation",
      {
        status: "sent",
        pricing: { billable: true, model: "CBP", category: "service" },
        conversation: { id: "c1f0a3", originType: "service", expiresAt: expect.any(Date) },
      },
    ],
    [
      "status-delivered-per-message",
      {
        status: "delivered",
        opaque: "0199a3f0-6f1c-7c2e-9a51-7f0c4e1d2b3a",
        pricing: { billable: true, model: "PMP", type: "regular", category: "utility" },
      },
    ],
    [
      "status-delivered-free",
      { pricing: { billable: false, type: "free_customer_service", category: "service" } },
    ],
    [
      "status-sent-free-entry-point",
      { pricing: { type: "free_entry_point" }, conversation: { originType: "referral_conversion" } },
    ],
    [
      "status-read-with-user-id",
      { status: "read", recipient: { userId: "SN.7720119463300218", waId: "221775550164" } },
    ],
    [
      "status-read-without-a-number",
      { status: "read", recipient: { userId: "ES.1180736624519907", username: "ines.ortega" } },
    ],
    ["status-played", { status: "played", errors: [] }],
    [
      "status-failed",
      {
        status: "failed",
        errors: [{ code: 131047, details: expect.stringContaining("24 hours"), href: expect.any(String) }],
      },
    ],
    [
      "status-with-cost",
      { pricing: { category: "marketing_lite", cost: { amount: "0.0312", currency: "EUR" } } },
    ],
    ["status-in-a-group", { groupId: "Y2FwaV9ncm91cDpsdW5h", recipient: { waId: "32475550118" } }],
  ])("%s", ([name, expected]) => {
    const event = only(name as string, "message.status");
    expect(event).toMatchObject(expected as object);
    expect(event.extra).toBeUndefined();
  });

  test("a status of tomorrow is kept as unknown", () => {
    expect(only("status-of-tomorrow", "unknown")).toMatchObject({
      reason: "unknownStatus",
      phoneNumberId: "309988776655443",
      raw: { status: "pondered" },
    });
  });
});

describe("what happens to accounts, numbers and templates", () => {
  test.for([
    ["template-status", "message_template_status_update"],
    ["template-paused", "message_template_status_update"],
    ["template-quality", "message_template_quality_update"],
    ["template-components", "message_template_components_update"],
    ["template-category", "template_category_update"],
    ["number-quality", "phone_number_quality_update"],
    ["number-name", "phone_number_name_update"],
    ["account-update", "account_update"],
    ["account-alert", "account_alerts"],
    ["account-review", "account_review_update"],
    ["account-capability", "business_capability_update"],
    ["account-security", "security"],
    ["username", "business_username_update"],
    ["call", "calls"],
    ["group-update", "group_lifecycle_update"],
    ["history", "history"],
    ["app-state", "smb_app_state_sync"],
    ["flow", "flows"],
  ])("%s is a channel event", ([name, field]) => {
    const payload = fixtures.get(name as string) as { entry: { changes: { value: unknown }[] }[] };
    expect(only(name as string, "channel.event")).toMatchObject({
      wabaId: "204455667788990",
      field,
      value: payload.entry[0]!.changes[0]!.value,
    });
  });

  test("an update about an account says when it happened", () => {
    expect(only("account-review", "channel.event").at).toBeInstanceOf(Date);
  });

  test("an error of a number is a channel error", () => {
    expect(only("errors-of-a-number", "channel.error")).toMatchObject({
      phoneNumberId: "309988776655443",
      error: { code: 130429 },
    });
  });

  test("a customer stops and resumes marketing", () => {
    expect(only("preference-stop", "contact.preference")).toMatchObject({
      contact: { waId: "32475550118", profileName: "Nora Peeters" },
      category: "marketing_messages",
      preference: "stop",
    });
    expect(only("preference-resume", "contact.preference").preference).toBe("resume");
  });

  test("a field of tomorrow is kept as unknown", () => {
    expect(only("field-of-tomorrow", "unknown")).toMatchObject({
      reason: "unknownField",
      field: "telepathy",
      raw: { thought: "bread" },
    });
  });
});

test("a batch of several accounts, numbers and customers comes out in order, each with its own name", () => {
  const events = read("batch");
  const said = events.filter((event) => event.kind === "message.received");
  expect(said.map((event) => [event.sender.profileName, event.phoneNumberId])).toEqual([
    ["Malik Diallo", "309988776655443"],
    ["Nora Peeters", "309988776655443"],
    ["Malik Diallo", "309988776655443"],
    ["Inés Ortega", "309988776655444"],
  ]);
  expect(events.filter((event) => event.kind === "message.status")).toHaveLength(3);
  expect(events.at(-1)).toMatchObject({ kind: "channel.event", wabaId: "204455667788991" });
  expect(events).toHaveLength(8);
});

type Envelope = { entry: { changes: { value: Record<string, unknown> }[] }[] };

/** The delivery of one customer's text, with its parts at hand to be changed. */
function delivery() {
  const payload = structuredClone(fixtures.get("text")) as Envelope;
  const { value } = payload.entry[0]!.changes[0]!;
  const [message] = value.messages as [Record<string, unknown>];
  const [contact] = value.contacts as [Record<string, unknown>];
  return { payload, value, message, contact };
}

describe("who wrote", () => {
  test("without contacts the number is still there", () => {
    const { payload, value } = delivery();
    delete value.contacts;
    const [event] = readDelivery(payload, receivedAt);
    expect(event).toMatchObject({ kind: "message.received", sender: { phone: "32475550118" } });
  });

  test("the only contact is the only customer, though the ids differ", () => {
    const { payload, contact } = delivery();
    contact.wa_id = "3247555011";
    const [event] = readDelivery(payload, receivedAt) as [MessageReceived];
    expect(event.sender).toEqual({ waId: "3247555011", phone: "32475550118", profileName: "Nora Peeters" });
  });

  test("a name is never given to the wrong one of two customers", () => {
    const { payload, value, message } = delivery();
    value.messages = [message, { ...message, id: "wamid.other", from: "221775550164" }];
    value.contacts = [{ profile: { name: "Somebody else" }, wa_id: "34655550127" }];
    const events = readDelivery(payload, receivedAt);
    expect(events.slice(0, 2).map((event) => (event as MessageReceived).sender)).toEqual([
      { phone: "32475550118" },
      { phone: "221775550164" },
    ]);
    expect(events[2]).toMatchObject({ reason: "unknownParts", raw: { contacts: value.contacts } });
  });

  test("one customer is none of two strangers, nor one with another id", () => {
    const { payload, value, message } = delivery();
    message.from_user_id = "BE.4471902238815570";
    const strangers = [
      [
        { profile: { name: "Ana" }, wa_id: "34655550127" },
        { profile: { name: "Beto" }, wa_id: "34655550128" },
      ],
      [{ profile: { name: "Ana" }, user_id: "ES.1180736624519907" }],
    ];
    for (const contacts of strangers) {
      value.contacts = contacts;
      const [event] = readDelivery(payload, receivedAt) as [MessageReceived];
      expect(event.sender).toEqual({ phone: "32475550118", userId: "BE.4471902238815570" });
    }
  });

  test("a message from nobody is kept as unknown", () => {
    const { payload, value, message } = delivery();
    delete value.contacts;
    delete message.from;
    expect(readDelivery(payload, receivedAt)).toMatchObject([
      { kind: "unknown", reason: "nobody", raw: message },
    ]);
  });
});

describe("what cannot be believed", () => {
  test.for(["yesterday", "", "NaN", "-1", -1, 0, 1e300, null, {}, [], "99999999999", "1e9", String(2 ** 60)])(
    "the time %j becomes the time of arrival, and what was written is kept",
    (timestamp) => {
      const { payload, message } = delivery();
      message.timestamp = timestamp;
      expect(readDelivery(payload, receivedAt)).toMatchObject([{ sentAt: receivedAt, extra: { timestamp } }]);
    },
  );

  test("a time as a number is a time", () => {
    const { payload, message } = delivery();
    message.timestamp = 1_790_000_000;
    expect(readDelivery(payload, receivedAt)).toMatchObject([{ sentAt: new Date(1_790_000_000_000) }]);
  });

  test.for([{ $gt: "" }, ["32475550118"], true, Number.NaN, "x".repeat(600)])(
    "an id given as %j makes the message unknown",
    (id) => {
      for (const key of ["id", "from", "from_user_id"]) {
        const { payload, message } = delivery();
        message[key] = id;
        expect(readDelivery(payload, receivedAt)).toMatchObject([
          { kind: "unknown", reason: "unreadableItem" },
        ]);
      }
      const { payload, value } = delivery();
      value.metadata = { phone_number_id: id };
      expect(readDelivery(payload, receivedAt)[0]).toMatchObject({ kind: "unknown", reason: "noNumber" });
    },
  );

  test("a contact with an id that is no id lends nobody its name", () => {
    const { payload, contact } = delivery();
    contact.wa_id = { $ne: null };
    const [event, left] = readDelivery(payload, receivedAt);
    expect(event).toMatchObject({ sender: { phone: "32475550118" } });
    expect((event as MessageReceived).sender.profileName).toBeUndefined();
    expect(left).toMatchObject({ reason: "unknownParts" });
  });

  test("keys that reach a prototype reach nothing", () => {
    const text = JSON.stringify(fixtures.get("text")).replace(
      '"type":"text"',
      '"type":"text","__proto__":{"isAdmin":"by prototype"},"constructor":{"prototype":{"isAdmin":true}}',
    );
    const [event] = readDelivery(JSON.parse(text), receivedAt) as [MessageReceived];
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
    expect((event as { isAdmin?: boolean }).isAdmin).toBeUndefined();
    expect(event.content).toMatchObject({ type: "text" });
    expect(JSON.stringify(event.extra)).toContain("by prototype");
    for (const type of ["__proto__", "constructor", "toString"]) {
      const { payload, message } = delivery();
      message.type = type;
      expect(readDelivery(payload, receivedAt)).toMatchObject([
        { content: { type: "unknown", metaType: type } },
      ]);
    }
  });

  test("what Postgres cannot store is cleaned", () => {
    const { payload, message, contact } = delivery();
    contact.profile = { name: "No\u0000ra \ud83d" };
    message.text = { body: "a\u0000b\udc00" };
    const [event] = readDelivery(payload, receivedAt) as [MessageReceived];
    expect(event.sender.profileName).toBe("Nora \uFFFD");
    expect(event.content).toEqual({ type: "text", body: "ab\uFFFD" });
  });

  test("a name is cut between two signs and not through one", () => {
    const { payload, contact } = delivery();
    contact.profile = { name: `x${"🥖".repeat(1000)}` };
    const [event] = readDelivery(payload, receivedAt) as [MessageReceived];
    expect(event.sender.profileName).toMatch(/^x(🥖)+\uFFFD?$/u);
    expect(event.sender.profileName!.length).toBeLessThanOrEqual(256);
  });

  test("a megabyte of one repeated sign, in any field, is read", () => {
    for (const sign of ["*", "_", " ", "\n", "from ", "\ud83d", "<a>", "+"]) {
      const long = sign.repeat(1_000_000 / sign.length);
      const { payload, message, contact } = delivery();
      message.text = { body: long };
      contact.profile = { name: long };
      expect(readDelivery(payload, receivedAt)).toHaveLength(1);
      const system = structuredClone(fixtures.get("system-changed-user-id")) as Envelope;
      const [item] = system.entry[0]!.changes[0]!.value.messages as [{ system: { body: string } }];
      item.system.body = long;
      expect(readDelivery(system, receivedAt).length).toBeGreaterThan(0);
    }
  });

  test("nesting has a floor", () => {
    const bottomless = JSON.parse(`${"[".repeat(50_000)}${"]".repeat(50_000)}`);
    const { payload, message } = delivery();
    message.depths = bottomless;
    const events = readDelivery(payload, receivedAt);
    expect(JSON.stringify(events)).toContain("nested too deep");
    expect(readDelivery(bottomless, receivedAt)).toMatchObject([{ reason: "notADelivery" }]);
  });

  test.for([
    ["a page's webhook", { object: "page", entry: [{ id: "1", changes: [] }] }, "notADelivery"],
    ["no entries", { object: "whatsapp_business_account", entry: [] }, "notADelivery"],
    ["an entry of nothing", { object: "whatsapp_business_account", entry: [null] }, "unreadableEntry"],
    [
      "an entry without changes",
      { object: "whatsapp_business_account", entry: [{ id: "1" }] },
      "unreadableEntry",
    ],
    [
      "a change without a value",
      { object: "whatsapp_business_account", entry: [{ id: "1", changes: [{ field: "messages" }] }] },
      "unreadableChange",
    ],
    [
      "a change that says nothing",
      {
        object: "whatsapp_business_account",
        entry: [{ id: "1", changes: [{ field: "messages", value: {} }] }],
      },
      "emptyChange",
    ],
  ])("%s is kept as unknown", ([, payload, reason]) => {
    expect(readDelivery(payload, receivedAt)).toMatchObject([{ kind: "unknown", reason }]);
  });
});

describe("nothing is dropped", () => {
  const objectsIn = (value: unknown): Record<string, unknown>[] => {
    if (typeof value !== "object" || value === null) return [];
    const inside = Object.values(value).flatMap(objectsIn);
    return Array.isArray(value) ? inside : [value as Record<string, unknown>, ...inside];
  };

  test.for([...fixtures.keys()])("%s: a new key in any place of it is somewhere in the events", (name) => {
    const places = objectsIn(fixtures.get(name)).length;
    for (let place = 0; place < places; place++) {
      const payload = structuredClone(fixtures.get(name));
      objectsIn(payload)[place]!.key_of_tomorrow = "a pebble";
      expect(JSON.stringify(readDelivery(payload, receivedAt)), `place ${place}`).toContain("a pebble");
    }
  });

  test("any JSON is read without a throw, and leaves at least one event", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (json) => {
        expect(readDelivery(json, receivedAt).length).toBeGreaterThan(0);
        expect(typeof laneKeyOf(json)).toBe("string");
      }),
    );
  });

  test("any JSON in any place of a true delivery is read without a throw, and can be stored", () => {
    const payloads = fc.constantFrom(...fixtures.values());
    const strange = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom("\u0000", "\ud800", "__proto__", {}, [], null, -1, 1e308),
    );
    fc.assert(
      fc.property(payloads, fc.nat(), strange, (original, at, value) => {
        const payload = structuredClone(original);
        const leaves = objectsIn(payload).flatMap((holder) =>
          Object.keys(holder).map((key) => [holder, key] as const),
        );
        const [holder, key] = leaves[at % leaves.length]!;
        holder[key] = value;
        const events = readDelivery(payload, receivedAt);
        expect(events.length).toBeGreaterThan(0);
        const stored = JSON.stringify(events);
        expect(stored).not.toMatch(/\\u0000|\\ud[89a-f]/);
        expect(typeof laneKeyOf(payload)).toBe("string");
      }),
      { numRuns: 2000 },
    );
  });

  test("as many items come out as went in", () => {
    const messages = [...fixtures.values()].flatMap(
      (payload) => ((payload as Envelope).entry[0]!.changes[0]!.value.messages ?? []) as unknown[],
    );
    const statuses = [...fixtures.values()].flatMap(
      (payload) => ((payload as Envelope).entry[0]!.changes[0]!.value.statuses ?? []) as unknown[],
    );
    const list = (items: unknown[]) =>
      fc.array(fc.oneof(fc.constantFrom(...items), fc.jsonValue({ maxDepth: 2 })), { maxLength: 30 });
    fc.assert(
      fc.property(
        fc.array(fc.record({ messages: list(messages), statuses: list(statuses) }), {
          minLength: 1,
          maxLength: 4,
        }),
        (values) => {
          const metadata = { phone_number_id: "309988776655443", display_phone_number: "3225550142" };
          const changes = values.map((value) => ({ field: "messages", value: { metadata, ...value } }));
          const payload = {
            object: "whatsapp_business_account",
            entry: [{ id: "204455667788990", changes }],
          };
          const events = readDelivery(payload, receivedAt).filter(
            (event) => !event.kind.startsWith("contact.changed"),
          );
          const expected = values.map((value) => value.messages.length + value.statuses.length || 1);
          expect(events).toHaveLength(expected.reduce((sum, count) => sum + count, 0));
        },
      ),
    );
  });
});

describe("the lane of a delivery", () => {
  test("is the same for a customer's messages and for the statuses of what they are sent", () => {
    const lane = laneKeyOf(fixtures.get("text"));
    expect(lane).toBe("309988776655443:32475550118");
    expect(laneKeyOf(fixtures.get("status-failed"))).toBe(lane);
    expect(laneKeyOf(fixtures.get("status-in-a-group"))).toBe(lane);
    expect(laneKeyOf(fixtures.get("echo-from-the-business-app"))).toBe(lane);
    expect(laneKeyOf(fixtures.get("preference-stop"))).toBe(lane);
    expect(laneKeyOf(fixtures.get("text-without-a-number"))).toBe(
      laneKeyOf(fixtures.get("status-read-without-a-number")),
    );
  });

  test("is the account and the field where no customer is meant", () => {
    expect(laneKeyOf(fixtures.get("template-status"))).toBe("204455667788990:message_template_status_update");
    expect(laneKeyOf(fixtures.get("errors-of-a-number"))).toBe("309988776655443:messages");
    expect(laneKeyOf("nonsense")).toBe("");
  });
});

const specification = new URL("../../../shared/facts/meta-openapi-v23.yaml", import.meta.url);

/** Only the end of the file, where the webhooks are: the whole takes seconds to parse. */
function documentedWebhooks(): [string, unknown][] {
  const text = readFileSync(specification, "utf8");
  const path = parse(text.slice(text.indexOf("\n  /whatsapp/webhooks:")));
  const { examples } = path["/whatsapp/webhooks"].post.requestBody.content["application/json"];
  return Object.entries(examples as Record<string, { value: unknown }>).map(([name, { value }]) => [
    name,
    value,
  ]);
}

if (existsSync(specification)) {
  test.for(documentedWebhooks())("Meta's own example: %s", ([name, payload]) => {
    const events = readDelivery(payload);
    const expected = name.startsWith("Group")
      ? ["channel.event"]
      : name === "System Message"
        ? ["message.received", "contact.changedNumber"]
        : ["message.received"];
    expect(events.map((event) => event.kind)).toEqual(expected);
    for (const event of events.filter((one): one is MessageReceived => one.kind === "message.received")) {
      expect(event.content.type).not.toBe("unknown");
      expect(event.extra).toBeUndefined();
      expect(messageContent.parse(event.content)).toEqual(event.content);
    }
  });
}
