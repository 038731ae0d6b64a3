import { and, eq, isNotNull, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { ownerDb } from "@/db/factories";
import { charges } from "@/db/schema/billing";
import { workspaces } from "@/db/schema/identity";
import { responses } from "@/db/schema/inbox";
import { messages } from "@/db/schema/messaging";
import { inTransaction, systemCtx } from "../context";
import { foldRollups } from "../worker/fold-rollups";
import { billed } from "./billed";
import { buildRollups } from "./build-rollups";
import { foldChanges } from "./fold-changes";
import {
  addTo,
  bucketOf,
  bucketStarts,
  emptyHistogram,
  percentileOf,
  secondsOf,
  thresholds,
} from "./histogram";
import { billedInput } from "./schemas";
import { someCharges, somePrice, someWaits } from "./testing-facts";
import { dice, furnishShop, type Shop } from "./testing-shop";

/** All that the roll-ups of a workspace say; a row of zeros says the same as none. */
async function rollupsOf(workspaceId: string): Promise<string[]> {
  const rows = await ownerDb().execute<{ held: string }>(sql`
    select (to_jsonb(t) - 'workspace_id')::text as held from latency_rollups t
    where workspace_id = ${workspaceId} and waits <> '{}'
    union all
    select (to_jsonb(t) - 'workspace_id')::text from billed_rollups t
    where workspace_id = ${workspaceId} and (messages <> 0 or reported_messages <> 0)
    order by 1`);
  return rows.map(({ held }) => held);
}

const foldAll = async ({ workspaceId }: Shop) => {
  while (await foldChanges(systemCtx(workspaceId)));
};

test("the same facts in any order, portions and detours make the same roll-ups, and so does building them anew", async () => {
  const shop = await furnishShop("America/New_York");
  const luck = dice(7);
  const waits = someWaits(shop, luck, 120);
  const prices = someCharges(shop, luck, 120);
  await foldAll(shop);
  const told: string[][] = [];
  for (let round = 0; round < 4; round++) {
    await ownerDb().delete(responses).where(eq(responses.workspaceId, shop.workspaceId));
    await ownerDb().delete(charges).where(eq(charges.workspaceId, shop.workspaceId));
    const [some, others] = [luck.shuffled(waits), luck.shuffled(prices)];
    while (some.length + others.length > 0) {
      const [first, second] = [some.splice(0, 1 + luck.upTo(40)), others.splice(0, 1 + luck.upTo(40))];
      // Each comes twice, and some are something else in between.
      for (const _ of [1, 2]) {
        if (first.length) await ownerDb().insert(responses).values(first).onConflictDoNothing();
        if (second.length) await ownerDb().insert(charges).values(second).onConflictDoNothing();
      }
      const detour = second[0];
      if (detour) {
        await ownerDb().update(charges).set(somePrice(luck)).where(eq(charges.id, detour.id));
        if (luck.chance(0.5)) await foldAll(shop);
        await ownerDb().update(charges).set(detour).where(eq(charges.id, detour.id));
      }
      if (luck.chance(0.4)) await foldAll(shop);
    }
    await foldAll(shop);
    told.push(await rollupsOf(shop.workspaceId));
  }
  await buildRollups(systemCtx(shop.workspaceId));
  told.push(await rollupsOf(shop.workspaceId));
  expect(told[0]?.length).toBeGreaterThan(500);
  for (const other of told.slice(1)) expect(other).toEqual(told[0]);
});

test("workers that take in at the same time, and one that is killed while it does, count nothing twice", async () => {
  const shop = await furnishShop("Europe/Madrid");
  await foldAll(shop);
  await ownerDb()
    .insert(charges)
    .values(someCharges(shop, dice(3), 50));
  const killed = inTransaction(systemCtx(shop.workspaceId), async (ctx) => {
    await foldChanges(ctx);
    throw new Error("killed");
  });
  await expect(killed).rejects.toThrow("killed");
  await Promise.all([foldRollups(), foldAll(shop), foldAll(shop)]);
  await foldAll(shop);
  const taken = await rollupsOf(shop.workspaceId);
  await buildRollups(systemCtx(shop.workspaceId));
  expect(taken).toEqual(await rollupsOf(shop.workspaceId));
});

test("what is recorded while the roll-ups are built is taken in afterwards", async () => {
  const shop = await furnishShop("Europe/Madrid");
  const [before, meanwhile] = [someCharges(shop, dice(1), 20), someCharges(shop, dice(2), 20)];
  await ownerDb().insert(charges).values(before);
  await inTransaction(systemCtx(shop.workspaceId), async (ctx) => {
    await buildRollups(ctx);
    await ownerDb().insert(charges).values(meanwhile);
  });
  await foldAll(shop);
  const question = billedInput.parse({ period: { from: "2025-10-01", to: "2026-06-30" } });
  const { total } = await billed(systemCtx(shop.workspaceId), question);
  expect(total.messages).toBe(40);
});

test("what moves to another month between two months of the build is counted once", async () => {
  const shop = await furnishShop("Asia/Kathmandu");
  const luck = dice(11);
  const { workspaceId } = shop;
  const [prices, waits] = [someCharges(shop, luck, 80), someWaits(shop, luck, 80)];
  await ownerDb().insert(charges).values(prices);
  await ownerDb().insert(responses).values(waits);
  const days = prices.map(({ deliveredAt }) => deliveredAt);
  /** Another process changes facts after every statement of the build. */
  const disturb = async () => {
    await ownerDb()
      .update(charges)
      .set({ deliveredAt: luck.pick(days), ...somePrice(luck) })
      .where(eq(charges.id, luck.pick(prices).id));
    await ownerDb()
      .update(responses)
      .set({ waitSeconds: luck.upTo(100_000) })
      .where(and(eq(responses.id, luck.pick(waits).id), isNotNull(responses.waitSeconds)));
  };
  await inTransaction(systemCtx(workspaceId), async (ctx) => {
    const { execute } = ctx.db;
    let statements = 0;
    const db = new Proxy(ctx.db, {
      get: (target, name) =>
        name === "execute"
          ? async (query: Parameters<typeof execute>[0]) => {
              const rows = await target.execute(query);
              statements += 1;
              await disturb();
              return rows;
            }
          : Reflect.get(target, name),
    });
    await buildRollups({ ...ctx, db });
    expect(statements).toBeGreaterThan(12);
  });
  await foldAll(shop);
  const taken = await rollupsOf(workspaceId);
  await buildRollups(systemCtx(workspaceId));
  expect(taken).toEqual(await rollupsOf(workspaceId));
});

test("after a move to another time zone the days are those of the new one, once the roll-ups are built", async () => {
  const shop = await furnishShop("Europe/Madrid");
  const [charge] = someCharges(shop, dice(1), 1);
  await ownerDb()
    .insert(charges)
    .values({ ...charge!, deliveredAt: new Date("2026-03-31T23:30:00Z") });
  await foldAll(shop);
  const question = billedInput.parse({ period: { from: "2026-03-31", to: "2026-03-31" } });
  const ask = () => billed(systemCtx(shop.workspaceId), question);
  expect(await ask()).toMatchObject({ state: "ready", timeZone: "Europe/Madrid", total: { messages: 0 } });
  await ownerDb()
    .update(workspaces)
    .set({ timeZone: "Europe/London" })
    .where(eq(workspaces.id, shop.workspaceId));
  expect(await ask()).toMatchObject({
    state: "preparing",
    timeZone: "Europe/Madrid",
    total: { messages: 0 },
  });
  await foldAll(shop);
  expect(await ask()).toMatchObject({ state: "ready", timeZone: "Europe/London", total: { messages: 0 } });
  await ownerDb()
    .update(workspaces)
    .set({ timeZone: "America/New_York" })
    .where(eq(workspaces.id, shop.workspaceId));
  await foldAll(shop);
  expect(await ask()).toMatchObject({ state: "ready", timeZone: "America/New_York", total: { messages: 1 } });
});

test("a charge is of its message's template, also when the message is forgotten or only found later", async () => {
  const shop = await furnishShop("Europe/Madrid");
  const { workspaceId } = shop;
  const [charge, late] = someCharges(shop, dice(5), 2).map((one) => ({
    ...one,
    templateId: null,
    messageId: uuidv7(),
  }));
  const templateId = uuidv7();
  for (const id of [charge!.messageId, late!.messageId]) {
    await ownerDb()
      .insert(messages)
      .values({
        workspaceId,
        id,
        conversationId: shop.conversations[0]!.id,
        direction: "outbound",
        author: "member",
        type: "template",
        templateId,
        sealedContent: Buffer.from(""),
        writtenAt: new Date(),
        status: "delivered",
      });
  }
  await ownerDb()
    .insert(charges)
    .values([charge!, { ...late!, messageId: null }]);
  await ownerDb().delete(messages).where(eq(messages.id, charge!.messageId));
  await ownerDb().update(charges).set({ messageId: late!.messageId }).where(eq(charges.id, late!.id));
  const question = billedInput.parse({
    period: { from: "2025-09-01", to: "2026-06-30" },
    groupBy: "template",
    filters: { templateIds: [templateId] },
  });
  const ask = () => billed(systemCtx(workspaceId), question);
  const one = { key: templateId, figures: { messages: 2 } };
  expect(await ask()).toMatchObject({ total: { messages: 2 }, groups: [one] });
  await foldAll(shop);
  await ownerDb()
    .update(charges)
    .set(somePrice(dice(9)))
    .where(eq(charges.id, charge!.id));
  expect(await ask()).toMatchObject({ total: { messages: 2 }, groups: [one] });
  await foldAll(shop);
  expect(await ask()).toMatchObject({ total: { messages: 2 }, groups: [one] });
});

test("the database counts a wait in the same bucket as the tests and the percentiles do", async () => {
  const seconds = [...bucketStarts, ...bucketStarts.map((start) => start + 1), ...thresholds];
  const rows = await ownerDb().execute<{ seconds: number; bucket: number }>(sql`
    select seconds, wait_bucket(seconds) as bucket from unnest(${sql.param(seconds)}::int[]) as seconds`);
  expect(rows.filter(({ seconds, bucket }) => bucketOf(seconds) !== bucket)).toEqual([]);
});

test("what stands for a bucket is within one percent of every wait that is counted in it", () => {
  for (const [bucket, start] of bucketStarts.entries()) {
    const last = (bucketStarts[bucket + 1] ?? start + 1) - 1;
    for (const seconds of [start, last]) {
      expect(Math.abs(secondsOf(bucket) - seconds)).toBeLessThanOrEqual(seconds * 0.01);
    }
  }
});

test("a percentile is the least wait that so many do not exceed", () => {
  const waits = emptyHistogram();
  for (const seconds of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) addTo(waits, bucketOf(seconds), 1);
  expect([0.5, 0.75, 0.9, 0.95, 1].map((share) => percentileOf(waits, share))).toEqual([5, 8, 9, 10, 10]);
  expect(percentileOf(emptyHistogram(), 0.5)).toBeNull();
});
