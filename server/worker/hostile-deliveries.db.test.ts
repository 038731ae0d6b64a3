import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { ownerDb } from "@/db/factories";
import { deliveries } from "@/db/schema/hall";
import { messages } from "@/db/schema/messaging";
import { post, tells, writes } from "../webhooks/posts";
import { arrive, openShop, processAll, sendMessage, whatIsKept } from "./arrivals";

const at = new Date("2026-11-20T10:00:00Z");
const carmen = { waId: "34600111222", name: "Carmen" };
const kept = (shop: Awaited<ReturnType<typeof openShop>>) => whatIsKept(shop).then(JSON.stringify);
const statusOf = async (id: string) =>
  (await ownerDb().select().from(messages).where(eq(messages.id, id)))[0]?.status;

test("a batch for two businesses gives each its own and neither the other's", async () => {
  const [luna, nova] = [await openShop(), await openShop()];
  await arrive({
    object: "whatsapp_business_account",
    entry: [
      ...post(luna.number, writes({ from: carmen, id: "wamid.for.luna", at })).entry,
      ...post(nova.number, writes({ from: { ...carmen, name: "Carmen N." }, id: "wamid.for.nova", at }))
        .entry,
    ],
  });
  await processAll();
  const [atLuna, atNova] = [await kept(luna), await kept(nova)];
  expect(atLuna).toContain("words of wamid.for.luna");
  expect(atLuna).not.toMatch(/for\.nova|Carmen N\./);
  expect(atNova).toContain("words of wamid.for.nova");
  expect(atNova).not.toMatch(/for\.luna/);
});

test("a status cannot reach a message of another business, by Meta's id nor by ours", async () => {
  const [luna, nova] = [await openShop(), await openShop()];
  const messageId = await sendMessage(luna, {
    waMessageId: "wamid.of.luna",
    waId: carmen.waId,
    writtenAt: at,
  });
  const before = await kept(luna);
  await arrive(
    post(nova.number, tells({ id: "wamid.of.luna", status: "failed", at, to: carmen })),
    post(
      nova.number,
      tells({ id: "wamid.unseen", status: "read", at, to: carmen, biz_opaque_callback_data: messageId }),
    ),
    post(
      { ...nova.number, wabaId: luna.number.wabaId },
      tells({ id: "wamid.of.luna", status: "read", at, to: carmen }),
    ),
  );
  await processAll();
  expect(await kept(luna)).toBe(before);

  await arrive(post(luna.number, tells({ id: "wamid.of.luna", status: "read", at, to: carmen })));
  await processAll();
  expect(await statusOf(messageId)).toBe("read");
});

test("an answer, a reaction or a change that names another business's message touches only words of its own", async () => {
  const [luna, nova] = [await openShop(), await openShop()];
  await arrive(post(luna.number, writes({ from: carmen, id: "wamid.said", at })));
  await processAll();
  const before = await kept(luna);
  const on = (body: Record<string, unknown>, id: string) =>
    post(nova.number, writes({ from: carmen, id, at, ...body }));
  await arrive(
    on({ type: "reaction", reaction: { message_id: "wamid.said", emoji: "👎" } }, "wamid.reaction"),
    on({ type: "revoke", revoke: { original_message_id: "wamid.said" } }, "wamid.revoke"),
    on(
      {
        type: "edit",
        edit: { original_message_id: "wamid.said", message: { type: "text", text: { body: "other" } } },
      },
      "wamid.edit",
    ),
    on({ context: { id: "wamid.said", from: "34600111222" } }, "wamid.answer"),
  );
  await processAll();
  expect(await kept(luna)).toBe(before);
});

test("a delivery recorded and sent again, whole or in parts, in any order, changes nothing", async () => {
  const luna = await openShop();
  const messageId = await sendMessage(luna, { waMessageId: "wamid.ours", waId: carmen.waId, writtenAt: at });
  const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
  const recorded = [
    post(luna.number, writes({ from: carmen, id: "wamid.one", at })),
    post(luna.number, writes({ from: carmen, id: "wamid.two", at: later(1) })),
    ...["sent", "delivered", "read"].map((status, minute) =>
      post(luna.number, tells({ id: "wamid.ours", status, at: later(minute), to: carmen })),
    ),
  ];
  await arrive(...recorded);
  await processAll();
  const before = await kept(luna);
  expect(await statusOf(messageId)).toBe("read");

  await arrive(...recorded.toReversed(), ...recorded);
  await arrive({
    object: "whatsapp_business_account",
    entry: recorded.flatMap(({ entry }) => entry).toReversed(),
  });
  await processAll();
  expect(await kept(luna)).toBe(before);
});

test("whatever stands where an id or a list should be, the next customer is served", async () => {
  const luna = await openShop();
  const odd: unknown[] = [
    { $ne: null },
    ["x"],
    0,
    -1,
    true,
    "",
    "\0",
    "x".repeat(100_000),
    "__proto__",
    "' or 1=1 --",
  ];
  const bodies = odd.flatMap((value) => [
    post(luna.number, { contacts: value, messages: value, statuses: value }),
    post(luna.number, { messages: [{ from: value, id: value, timestamp: value, type: value, text: value }] }),
    post(luna.number, {
      statuses: [
        { id: value, status: value, timestamp: value, recipient_id: value, pricing: value, errors: value },
      ],
    }),
    post(
      { wabaId: value as string, metaPhoneNumberId: value as string },
      writes({ from: carmen, id: "wamid.x", at }),
    ),
    { object: "whatsapp_business_account", entry: value },
    { object: value, entry: [value] },
    [value],
  ]);
  await arrive(...bodies);
  await arrive(post(luna.number, writes({ from: carmen, id: "wamid.after", at })));
  await processAll();
  expect(await kept(luna)).toContain("words of wamid.after");
  const failed = (await ownerDb().select().from(deliveries)).filter(({ attempts }) => attempts > 0);
  expect(failed.map(({ lastError }) => lastError)).toEqual([]);
});
