import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { ownerDb } from "@/db/factories";
import { deliveries, deliveryFindings } from "@/db/schema/hall";
import { post, tells, writes } from "../webhooks/posts";
import { replayDeliveries } from "../webhooks/replay-deliveries";
import { arrive, openShop, processAll, whatIsKept } from "./arrivals";

const minute = (minutes: number) => new Date(Date.UTC(2026, 10, 20, 10, minutes));
const carmen = { waId: "34600111222", name: "Carmen" };

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
