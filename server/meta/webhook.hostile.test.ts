import { describe, expect, test } from "vitest";
import type { MessageReceived } from "./delivery-event";
import { delivery, type Envelope, fixtures, receivedAt } from "./testing";
import { readDelivery } from "./webhook";

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

  test("a name stays on its line and turns nothing around", () => {
    const { payload, contact } = delivery();
    contact.profile = { name: "Nora\r\n\u202E: paid\u2028" };
    const [event] = readDelivery(payload, receivedAt) as [MessageReceived];
    expect(event.sender.profileName).toBe("Nora: paid");
    contact.profile = { name: "\u202E" };
    const [nameless] = readDelivery(payload, receivedAt) as [MessageReceived];
    expect(nameless.sender.profileName).toBeUndefined();
  });

  test("a file has one name, and it ends as it reads", () => {
    const { payload, message } = delivery();
    message.type = "document";
    message.document = { id: "81", filename: "../invoice_\u202Efdp.exe" };
    const [event] = readDelivery(payload, receivedAt) as [MessageReceived];
    expect(event.content).toMatchObject({ type: "document", fileName: ".._invoice__fdp.exe" });
  });

  test.for([
    { currency: "<b>" },
    { currency: "" },
    { item_price: 1e300 },
    { item_price: "1e300" },
    { quantity: 1e300 },
  ])("an order with %j is shown as it came, and not added up", (wrong) => {
    const { payload, message } = delivery();
    const item = { product_retailer_id: "pan", quantity: 1, item_price: 2, currency: "EUR" };
    message.type = "order";
    message.order = { catalog_id: "7", product_items: [item, { ...item, ...wrong }] };
    const [event] = readDelivery(payload, receivedAt) as [MessageReceived];
    expect(event.content).toMatchObject({ type: "unknown", metaType: "order" });
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
