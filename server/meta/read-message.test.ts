import { describe, expect, test } from "vitest";
import { messageContent } from "./content";
import type { MessageReceived } from "./delivery-event";
import { onlyEvent, readFixture } from "./testing";

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
    const event = onlyEvent(name as string, "message.received");
    expect(event.content).toEqual(content);
    expect(event.extra).toBeUndefined();
    expect(messageContent.parse(event.content)).toEqual(event.content);
  });

  test("contact cards keep every number and address", () => {
    const { content } = onlyEvent("contacts", "message.received");
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
    const { content, extra } = onlyEvent("message-type-of-tomorrow", "message.received");
    expect(extra).toBeUndefined();
    expect(content).toMatchObject({
      type: "unknown",
      metaType: "hologram",
      raw: { type: "hologram", hologram: { id: "42", frames: [1, 2, 3] } },
    });
  });

  test("fields of tomorrow are kept beside the message", () => {
    const event = onlyEvent("message-with-fields-of-tomorrow", "message.received");
    expect(event.content).toEqual({ type: "text", body: "Bonjour" });
    expect(event.extra).toEqual({ mood: "cheerful", text: { language: "fr" } });
  });

  test("a message says when, to which number and from whom", () => {
    expect(onlyEvent("text", "message.received")).toMatchObject({
      wabaId: "204455667788990",
      phoneNumberId: "309988776655443",
      displayPhoneNumber: "3225550142",
      waMessageId: "wamid.HBgLTHVuYUJha2VyeQ1001=",
      sentAt: new Date(1_790_000_061_000),
      sender: { waId: "32475550118", phone: "32475550118", profileName: "Nora Peeters" },
    });
  });

  test("a customer with a username and no number is known by the user id", () => {
    expect(onlyEvent("text-without-a-number", "message.received").sender).toEqual({
      userId: "ES.1180736624519907",
      parentUserId: "ES.ENT.55012",
      profileName: "Inés",
      username: "ines.ortega",
    });
    expect(onlyEvent("text-with-user-id", "message.received").sender).toMatchObject({
      userId: "SN.7720119463300218",
      waId: "221775550164",
    });
  });

  test("the ad that brought the customer is known, with or without a click id", () => {
    expect(onlyEvent("text-from-an-ad", "message.received").referral).toEqual({
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
    const { referral } = onlyEvent("text-from-a-status-ad", "message.received");
    expect(referral).toMatchObject({ sourceId: "120200000000004411", mediaType: "video" });
    expect(referral).not.toHaveProperty("ctwaClid");
  });

  test("context tells quoted, product and forwarded apart", () => {
    expect(onlyEvent("text-about-a-product", "message.received").context).toEqual({
      from: "3225550142",
      waMessageId: "wamid.HBgLTHVuYUJha2VyeQ0001=",
      referredProduct: { catalogId: "700800900", productRetailerId: "levain-500" },
    });
    expect(onlyEvent("text-forwarded", "message.received").context).toEqual({ forwarded: "once" });
    expect(onlyEvent("text-forwarded-often", "message.received").context).toEqual({ forwarded: "often" });
    expect(onlyEvent("group-message", "message.received").groupId).toBe("Y2FwaV9ncm91cDpsdW5h");
  });

  test("a new number is a message to read and a change to apply", () => {
    const [message, change] = readFixture("system-changed-number");
    expect(message).toMatchObject({ kind: "message.received", content: { type: "system" } });
    expect(change).toMatchObject({
      kind: "contact.changedNumber",
      waMessageId: (message as MessageReceived).waMessageId,
      previous: { phone: "32475550118" },
      current: { waId: "32475550190" },
    });
  });

  test("a new user id is found even where only the sentence names the old one", () => {
    const [message, change] = readFixture("system-changed-user-id");
    expect(message).toMatchObject({ kind: "message.received", sender: { userId: "ES.1180736624519907" } });
    expect(change).toMatchObject({
      kind: "contact.changedUserId",
      previous: { userId: "ES.1180736624519907" },
      current: { userId: "ES.9920041177385516" },
    });
  });

  test("what the business wrote on its own phone has a recipient", () => {
    expect(onlyEvent("echo-from-the-business-app", "message.echoed")).toMatchObject({
      recipient: { phone: "32475550118" },
      content: { type: "text", body: "We kept one loaf for you." },
    });
  });
});
