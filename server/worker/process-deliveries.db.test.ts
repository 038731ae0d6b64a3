import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { ownerDb } from "@/db/factories";
import { jobs } from "@/db/schema/hall";
import { post, tells, writes } from "../webhooks/posts";
import { replayDeliveries } from "../webhooks/replay-deliveries";
import { arrive, openShop, processAll, type Shop, sendMessage, whatIsKept } from "./arrivals";
import { processDeliveries } from "./process-deliveries";

const minute = (minutes: number) => new Date(Date.UTC(2026, 10, 20, 10, minutes));
const carmen = { waId: "34600111222", name: "Carmen" };
const bruno = { waId: "5511987654321", userId: "BR.1349120865530274", name: "Bruno" };
const dana = { userId: "BE.13491208655302741918", name: "Dana" };

const media = {
  id: "1003383421387256",
  mime_type: "image/jpeg",
  sha256: "SfInY0gGKTsJlUWbwxC1k+FAD0FZHvzwfpvO0zX0GUI=",
};
const bodies: [string, Record<string, unknown>][] = [
  ["text", { body: "¿Tienen pan de masa madre?" }],
  ["image", { ...media, caption: "La tarta" }],
  ["video", { ...media, mime_type: "video/mp4" }],
  ["sticker", { ...media, mime_type: "image/webp", animated: true }],
  ["document", { ...media, mime_type: "application/pdf", filename: "pedido.pdf" }],
  ["audio", { ...media, mime_type: "audio/ogg; codecs=opus", voice: true }],
  ["location", { latitude: 41.38, longitude: 2.17, name: "La panadería" }],
  ["interactive", { type: "button_reply", button_reply: { id: "yes", title: "Yes" } }],
  ["interactive", { type: "list_reply", list_reply: { id: "rye", title: "Rye", description: "1 kg" } }],
  ["interactive", { type: "nfm_reply", nfm_reply: { name: "flow", body: "Sent", response_json: "{}" } }],
  ["button", { payload: "confirm", text: "Confirm" }],
  [
    "order",
    {
      catalog_id: "1",
      product_items: [{ product_retailer_id: "a", quantity: 2, item_price: 3.5, currency: "EUR" }],
    },
  ],
  ["reaction", { message_id: "wamid.ours", emoji: "👍" }],
  ["unsupported", { type: "poll" }],
  ["revoke", { original_message_id: "wamid.text.0" }],
  ["hologram", { depth: 3 }],
];

/** A morning at the counter: every type of message, statuses, an ad, an opt-out, an account event. */
function morning({ number }: Shop): object[] {
  const everyType = bodies.map(([type, body], index) =>
    post(
      number,
      writes({
        from: [carmen, bruno, dana][index % 3]!,
        id: `wamid.${type}.${index}`,
        at: minute(index),
        type,
        [type]: body,
      }),
    ),
  );
  const cards = [{ name: { formatted_name: "Ana Lima" }, phones: [{ phone: "+34 600 000 000" }] }];
  const edited = {
    original_message_id: "wamid.text.0",
    message: { type: "text", text: { body: "¿Y de centeno?" } },
  };
  const freeUntil = String(minute(72 * 60).getTime() / 1000);
  return [
    ...everyType,
    post(
      number,
      writes({ from: carmen, id: "wamid.cards", at: minute(20), type: "contacts", contacts: cards }),
    ),
    post(number, writes({ from: carmen, id: "wamid.edit", at: minute(21), type: "edit", edit: edited })),
    post(
      number,
      writes({
        from: dana,
        id: "wamid.ad",
        at: minute(22),
        referral: { source_id: "120", source_type: "ad", ctwa_clid: "ARA" },
      }),
    ),
    post(
      number,
      tells({
        id: "wamid.ours",
        status: "sent",
        at: minute(30),
        to: carmen,
        conversation: { id: "c", origin: { type: "referral_conversion" }, expiration_timestamp: freeUntil },
      }),
      tells({ id: "wamid.ours", status: "delivered", at: minute(31), to: carmen }),
    ),
    post(number, tells({ id: "wamid.ours", status: "read", at: minute(32), to: carmen })),
    post(
      number,
      tells({
        id: "wamid.theirs",
        status: "failed",
        at: minute(33),
        to: bruno,
        errors: [{ code: 131047, error_data: { details: "Too late" } }],
      }),
    ),
    {
      object: "whatsapp_business_account",
      entry: [
        {
          id: number.wabaId,
          time: 1795000000,
          changes: [
            { field: "message_template_status_update", value: { event: "APPROVED", message_template_id: 1 } },
          ],
        },
      ],
    },
  ];
}

async function open() {
  const shop = await openShop();
  await sendMessage(shop, { waMessageId: "wamid.ours", waId: carmen.waId, writtenAt: minute(29) });
  await sendMessage(shop, { waMessageId: "wamid.theirs", waId: bruno.waId, writtenAt: minute(29) });
  return shop;
}

const shuffled = <T>(items: T[], seed = 7): T[] => {
  const order = items.map((item, index) => ({ item, key: Math.sin(seed * (index + 1)) }));
  return order.sort((one, other) => one.key - other.key).map(({ item }) => item);
};

const asOne = (payloads: object[]) => ({
  object: "whatsapp_business_account",
  entry: payloads.flatMap((payload) => (payload as { entry: object[] }).entry),
});

describe("a morning's deliveries end the same", () => {
  const inOrder = (async () => {
    const shop = await open();
    for (const payload of morning(shop)) {
      await arrive(payload);
      await processAll();
    }
    return whatIsKept(shop);
  })();

  test("when they come one by one, each message is there once", async () => {
    const { threads, channelEvents } = await inOrder;
    expect(threads.map((thread) => thread.name).sort()).toEqual(["Bruno", "Carmen", "Dana"]);
    const all = threads.flatMap((thread) => thread.messages);
    expect(all).toHaveLength(bodies.length + 3 + 2);
    expect(all.find((message) => message.waMessageId === "wamid.hologram.15")?.said?.content.type).toBe(
      "unknown",
    );
    expect(all.find((message) => message.waMessageId === "wamid.ours")).toMatchObject({ status: "read" });
    expect(all.find((message) => message.waMessageId === "wamid.theirs")).toMatchObject({
      status: "failed",
      failure: [131047, "Too late"],
    });
    const ofDana = threads.find((thread) => thread.name === "Dana");
    expect(ofDana).toMatchObject({ waId: null, userId: dana.userId, country: "BE" });
    expect(threads.find((thread) => thread.name === "Carmen")).toMatchObject({
      freeEntryClosesAt: minute(72 * 60),
      country: "ES",
    });
    expect(channelEvents).toEqual(["message_template_status_update"]);
  });

  test.each<[string, (payloads: object[]) => object[]]>([
    ["in one delivery", (payloads) => [asOne(payloads)]],
    ["in one delivery, shuffled", (payloads) => [asOne(shuffled(payloads))]],
    ["all at once, shuffled", (payloads) => shuffled(payloads, 3)],
    ["three times over, shuffled", (payloads) => shuffled([...payloads, ...payloads, ...payloads], 5)],
  ])("%s", async (_, arrange) => {
    const shop = await open();
    await arrive(...arrange(morning(shop)));
    await processAll();
    expect(await whatIsKept(shop)).toEqual(await inOrder);
  });
});

test("two workers side by side keep five hundred messages in order and each once", async () => {
  const shop = await openShop();
  const customers = Array.from({ length: 20 }, (_, index) => ({
    waId: `3460000${1000 + index}`,
    name: `Customer ${index}`,
  }));
  const posts = Array.from({ length: 500 }, (_, index) =>
    post(
      shop.number,
      writes({
        from: customers[index % 20]!,
        id: `wamid.${index}`,
        at: new Date(minute(0).getTime() + index * 1000),
      }),
    ),
  );
  const worker = async () => {
    for (let idle = 0; idle < 20; ) {
      if ((await processDeliveries()) === 0) idle += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const workers = [worker(), worker()];
  for (let start = 0; start < posts.length; start += 50) await arrive(...posts.slice(start, start + 50));
  await Promise.all(workers);
  await processAll();

  const { threads } = await whatIsKept(shop);
  expect(threads).toHaveLength(20);
  for (const thread of threads) {
    expect(thread.messages).toHaveLength(25);
    expect(thread).toMatchObject({ unreadCount: 25, lastActivityAt: thread.lastCustomerMessageAt });
  }
});

test("each file of a message is fetched once", async () => {
  await ownerDb().delete(jobs);
  const shop = await openShop();
  const image = post(
    shop.number,
    writes({ from: carmen, id: "wamid.file", at: minute(0), type: "image", image: media }),
  );
  await arrive(image, image);
  await processAll();
  expect((await ownerDb().select().from(jobs)).map((job) => job.name)).toEqual(["media.fetch"]);
});

const specification = new URL("../../../shared/facts/meta-openapi-v23.yaml", import.meta.url);

test("replaying what was processed changes nothing", async () => {
  const shop = await openShop();
  await arrive(post(shop.number, writes({ from: carmen, id: "wamid.again", at: minute(0) })));
  await processAll();
  const before = await whatIsKept(shop);
  expect(await replayDeliveries({ since: "2020-01-01" })).toBeGreaterThan(0);
  await processAll();
  expect(await whatIsKept(shop)).toEqual(before);
});

describe.runIf(existsSync(specification))("every webhook example of Meta's own", () => {
  const read = (): object[] => {
    const text = readFileSync(specification, "utf8");
    const path = parse(text.slice(text.indexOf("\n  /whatsapp/webhooks:")));
    const { examples } = path["/whatsapp/webhooks"].post.requestBody.content["application/json"];
    return Object.values(examples as Record<string, { value: object }>).map(({ value }) => value);
  };
  /** The examples speak of one number; here it is the shop's. */
  const ofShop = ({ number }: Shop) =>
    read().map((payload) => {
      const text = JSON.stringify(payload).replace(
        /("phone_number_id":)"[^"]*"/g,
        `$1"${number.metaPhoneNumberId}"`,
      );
      const copy = JSON.parse(text) as { entry: { id: string }[] };
      for (const entry of copy.entry) entry.id = number.wabaId;
      return copy;
    });

  test("is in the inbox exactly once: one by one, in one batch, shuffled and three times over", async () => {
    const one = await openShop();
    for (const payload of ofShop(one)) {
      await arrive(payload);
      await processAll();
    }
    const many = await openShop();
    const payloads = ofShop(many);
    await arrive(asOne(shuffled(payloads)), ...shuffled([...payloads, ...payloads, ...payloads], 3));
    await processAll();
    const names = (kept: Awaited<ReturnType<typeof whatIsKept>>) => ({
      events: kept.channelEvents,
      messages: kept.threads.flatMap((thread) =>
        thread.messages.map(({ waMessageId, type, said }) => ({ waMessageId, type, said })),
      ),
    });
    const [inOrder, inAnyOrder] = [names(await whatIsKept(one)), names(await whatIsKept(many))];
    const isSameLength = inOrder.messages.length + inOrder.events.length;
    expect(isSameLength).toBe(payloads.length);
    const sorted = (items: unknown[]) => items.map((item) => JSON.stringify(item)).sort();
    expect(sorted(inAnyOrder.messages)).toEqual(sorted(inOrder.messages));
    expect(inAnyOrder.events).toEqual(inOrder.events);
  });
});
