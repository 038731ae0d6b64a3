import { existsSync, readFileSync } from "node:fs";
import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { ownerDb } from "@/db/factories";
import { deliveries, deliveryFindings, jobs } from "@/db/schema/hall";
import { messages } from "@/db/schema/messaging";
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

test("statuses in any order, repeated and in any batches end the same", async () => {
  const to = carmen;
  const shop = await openShop();
  const all = (id: string) => [
    tells({ id, status: "sent", at: minute(1), to }),
    tells({ id, status: "failed", at: minute(2), to, errors: [{ code: 131026, title: "Undeliverable" }] }),
    tells({ id, status: "delivered", at: minute(3), to }),
    tells({ id, status: "read", at: minute(4), to }),
    tells({ id, status: "played", at: minute(5), to }),
  ];
  let count = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
      fc.array(fc.nat(4), { maxLength: 4 }),
      fc.boolean(),
      async (order, repeats, isOneBatch) => {
        const id = `wamid.status.${++count}`;
        await sendMessage(shop, { waMessageId: id, waId: carmen.waId, writtenAt: minute(0) });
        const posts = [...order, ...repeats].map((index) => post(shop.number, all(id)[index]!));
        for (const each of isOneBatch ? [asOne(posts)] : posts) {
          await arrive(each);
          await processAll();
        }
        const [message] = await ownerDb().select().from(messages).where(eq(messages.waMessageId, id));
        expect(message).toMatchObject({
          status: "played",
          sentAt: minute(1),
          deliveredAt: minute(3),
          readAt: minute(4),
          failedAt: null,
          failureCode: null,
        });
      },
    ),
    { numRuns: 25 },
  );
});

test("read without delivered says that it was delivered", async () => {
  const shop = await openShop();
  await sendMessage(shop, { waMessageId: "wamid.open", waId: carmen.waId, writtenAt: minute(0) });
  await arrive(post(shop.number, tells({ id: "wamid.open", status: "read", at: minute(2), to: carmen })));
  await processAll();
  const [message] = await ownerDb().select().from(messages).where(eq(messages.waMessageId, "wamid.open"));
  expect(message).toMatchObject({ status: "read", deliveredAt: minute(2), readAt: minute(2) });
});

test("a status that outruns our own note of Meta's id finds the message by ours", async () => {
  const shop = await openShop();
  const id = await sendMessage(shop, { waMessageId: null, waId: carmen.waId, writtenAt: minute(0) });
  const said = tells({
    id: "wamid.fast",
    status: "delivered",
    at: minute(1),
    to: carmen,
    biz_opaque_callback_data: id,
  });
  await arrive(post(shop.number, said));
  await processAll();
  const [message] = await ownerDb().select().from(messages).where(eq(messages.id, id));
  expect(message).toMatchObject({ waMessageId: "wamid.fast", status: "delivered" });
});

const reasons = async () =>
  (await ownerDb().select().from(deliveryFindings)).map((finding) => finding.reason);

test("what nobody connected, what we did not send and what we do not know is found, not lost", async () => {
  await ownerDb().delete(deliveryFindings);
  const shop = await openShop();
  await arrive(
    post({ wabaId: "7", metaPhoneNumberId: "8" }, writes({ from: carmen, id: "wamid.lost", at: minute(0) })),
    post(shop.number, tells({ id: "wamid.foreign", status: "sent", at: minute(0), to: carmen })),
    { object: "page", entry: [] },
    {
      object: "whatsapp_business_account",
      entry: [{ id: shop.number.wabaId, changes: [{ field: "telepathy", value: { thought: 1 } }] }],
    },
  );
  await processAll();
  expect((await reasons()).sort()).toEqual([
    "notADelivery",
    "notConnected",
    "unknownField",
    "unknownMessage",
  ]);
  expect((await whatIsKept(shop)).channelEvents).toEqual(["telepathy"]);
  expect(await ownerDb().select().from(deliveries).where(sql`processed_at is null`)).toHaveLength(0);
});

test("a bad delivery among good ones is tried again later, and holds nobody back", async () => {
  const shop = await openShop();
  const good = Array.from({ length: 5 }, (_, index) =>
    post(shop.number, writes({ from: carmen, id: `wamid.good.${index}`, at: minute(index) })),
  );
  await arrive(...good.slice(0, 3));
  const [bad] = await ownerDb()
    .insert(deliveries)
    .values({ lane: 5, sealedBody: Buffer.from("not sealed by us at all, and too long to be anything") })
    .returning();
  await arrive(...good.slice(3));
  await processAll();
  expect((await whatIsKept(shop)).threads[0]?.messages).toHaveLength(5);

  const again = async () => {
    await ownerDb().update(deliveries).set({ nextAttemptAt: null }).where(eq(deliveries.id, bad!.id));
    await processAll();
    const [row] = await ownerDb().select().from(deliveries).where(eq(deliveries.id, bad!.id));
    return row!;
  };
  for (let attempt = 2; attempt < 8; attempt++) {
    const row = await again();
    expect(row).toMatchObject({ attempts: attempt, failedAt: null });
    expect(row.nextAttemptAt!.getTime()).toBeGreaterThan(Date.now());
  }
  const row = await again();
  expect(row.failedAt).not.toBeNull();
  expect(row.lastError).toMatch(/No data key/);

  expect(await replayDeliveries({ failed: true })).toBe(1);
  await processAll();
  const [replayed] = await ownerDb().select().from(deliveries).where(eq(deliveries.id, bad!.id));
  expect(replayed).toMatchObject({ attempts: 1, failedAt: null });
});

test("a delivery that loses every race holds nobody back either", async () => {
  const shop = await openShop();
  await ownerDb().execute(sql`
    create function lose() returns trigger language plpgsql as
    $$ begin raise exception 'lost again' using errcode = '40P01'; end $$`);
  await ownerDb().execute(sql`
    create trigger lose before insert on contacts for each row when (new.name = 'Zoe') execute function lose()`);
  const zoe = { waId: "34600999888", name: "Zoe" };
  await arrive(
    post(shop.number, writes({ from: zoe, id: "wamid.zoe", at: minute(0) })),
    post(shop.number, writes({ from: carmen, id: "wamid.carmen", at: minute(1) })),
  );
  await processAll();
  await ownerDb().execute(sql`drop trigger lose on contacts`);
  expect((await whatIsKept(shop)).threads.map(({ name }) => name)).toEqual(["Carmen"]);

  await ownerDb().update(deliveries).set({ nextAttemptAt: null });
  await processAll();
  expect((await whatIsKept(shop)).threads.map(({ name }) => name).sort()).toEqual(["Carmen", "Zoe"]);
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
