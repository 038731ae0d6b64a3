import { and, asc, eq } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ownerDb } from "@/db/factories";
import { referralPictures, referrals } from "@/db/schema/ads-outcomes";
import { jobs } from "@/db/schema/hall";
import { conversations, messages } from "@/db/schema/messaging";
import { forgetClicks } from "../ads/referrals/forget-clicks";
import { openClick } from "../ads/referrals/record-referrals";
import { conversationTouches } from "../ads/touch-views";
import { inTransaction, systemCtx } from "../context";
import { workspaceVault } from "../crypto";
import { post, writes } from "../webhooks/posts";
import { arrive, openShop, processAll, type Shop } from "./arrivals";

const hour = 60 * 60 * 1000;
const start = Date.now() - 100 * hour;
const at = (hours: number) => new Date(start + hours * hour);

const bread = {
  source_type: "ad",
  source_id: "120001",
  source_url: "https://fb.me/bread",
  headline: "Fresh bread",
  body: "Every morning",
  media_type: "image",
  image_url: "https://scontent.xx.fbcdn.net/bread.jpg?oh=signed1",
  ctwa_clid: "Aff-bread",
};

type Said = { waId?: string; id: string; hours: number; referral?: unknown } & Record<string, unknown>;
const says = (shop: Shop, { waId = "3247900", id, hours, ...more }: Said) =>
  post(
    shop.number,
    writes({ from: { waId }, id: `wamid.${shop.workspaceId}.${id}`, at: at(hours), ...more }),
  );

const kept = ({ workspaceId }: Shop) =>
  ownerDb()
    .select()
    .from(referrals)
    .where(eq(referrals.workspaceId, workspaceId))
    .orderBy(asc(referrals.at), asc(referrals.id));

const clicks = ({ workspaceId }: Shop) =>
  inTransaction(systemCtx(workspaceId), async (ctx) => {
    const vault = await workspaceVault(ctx);
    const rows = await ctx.db.select().from(referrals).orderBy(asc(referrals.at));
    return rows.map(({ id, sealedClickId }) => openClick(vault, id, sealedClickId));
  });

const touches = ({ workspaceId }: Shop) =>
  inTransaction(systemCtx(workspaceId), (ctx) => ctx.db.select().from(conversationTouches));

test("an ad that led to a message is kept once, with its click sealed, however often the message comes", async () => {
  const shop = await openShop();
  const message = says(shop, { id: "1", hours: 0, referral: bread });
  await arrive(message, message);
  await processAll();
  await arrive(message);
  await processAll();
  const [one, ...others] = await kept(shop);
  expect(others).toEqual([]);
  expect(one).toMatchObject({
    metaAdId: "120001",
    sourceType: "ad",
    sourceUrl: "https://fb.me/bread",
    headline: "Fresh bread",
    body: "Every morning",
    mediaType: "image",
    at: new Date(Math.floor(at(0).getTime() / 1000) * 1000),
  });
  expect(one!.sealedClickId!.includes("Aff-bread")).toBe(false);
  expect(await clicks(shop)).toEqual(["Aff-bread"]);
});

test("whatever the order and however often the clicks come, first and last touch are the same", async () => {
  const steps = [0, 1, 2, 3, 4];
  const shuffled = fc.shuffledSubarray([...steps, ...steps], { minLength: 10, maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(shuffled, fc.integer({ min: 1, max: 9 }), async (order, cut) => {
      const shop = await openShop();
      const payload = (step: number) =>
        says(shop, { id: `${step}`, hours: step, referral: { ...bread, source_id: `ad${step}` } });
      for (const part of [order.slice(0, cut), order.slice(cut)]) {
        for (const step of part) await arrive(payload(step));
        await processAll();
      }
      expect(await touches(shop)).toMatchObject([{ touches: 5, firstAdId: "ad0", lastAdId: "ad4" }]);
    }),
    { numRuns: 6 },
  );
});

test("an ad's message without words is kept, and so is one that we cannot read", async () => {
  const shop = await openShop();
  await arrive(
    says(shop, { id: "1", hours: 0, type: "unsupported", errors: [{ code: 131051 }], referral: bread }),
    says(shop, { id: "2", hours: 1, type: "hologram", hologram: {}, referral: bread }),
    says(shop, { id: "3", hours: 2, text: { body: "" }, referral: bread }),
  );
  await processAll();
  expect(await kept(shop)).toHaveLength(3);
});

test("an ad in WhatsApp Status brings no click, and its own id is never taken for one", async () => {
  const shop = await openShop();
  const { ctwa_clid: _, ...status } = bread;
  await arrive(says(shop, { id: "1", hours: 0, referral: status }));
  await processAll();
  expect((await kept(shop)).map(({ metaAdId, sealedClickId }) => [metaAdId, sealedClickId])).toEqual([
    ["120001", null],
  ]);
});

test("a message without an ad leaves nothing, nor does an empty referral", async () => {
  const shop = await openShop();
  await arrive(says(shop, { id: "1", hours: 0 }), says(shop, { id: "2", hours: 1, referral: {} }));
  await processAll();
  expect(await kept(shop)).toEqual([]);
});

describe("a referral that nobody at Meta would write", () => {
  test.each([
    ["numbers and lists", { source_id: 42, headline: ["a"], ctwa_clid: { a: 1 }, image_url: 7 }],
    ["endless words", { headline: "x".repeat(100_000), ctwa_clid: "y".repeat(100_000) }],
    ["an address that is none", { source_url: "javascript:alert(1)", image_url: "http://" }],
    ["a NUL and half a character", { headline: "a\u0000b\ud800", source_id: "1\u0000" }],
    ["somebody else's fields", { workspace_id: "x", source_type: "'; drop table referrals; --" }],
  ])("%s: the message is there, and nothing breaks", async (_name, referral) => {
    const shop = await openShop();
    await arrive(says(shop, { id: "1", hours: 0, referral }));
    await processAll();
    const of = eq(messages.workspaceId, shop.workspaceId);
    expect(await ownerDb().select({ id: messages.id }).from(messages).where(of)).toHaveLength(1);
    for (const row of await kept(shop)) {
      expect(row.sealedClickId).toBeNull();
      expect(row.headline?.length ?? 0).toBeLessThanOrEqual(4000);
    }
  });
});

test("the picture of an ad is fetched once for all who tap it, and again when it failed and another comes", async () => {
  const shop = await openShop();
  const tap = (id: string, hours: number) =>
    says(shop, {
      waId: `32479${id}`,
      id,
      hours,
      referral: { ...bread, image_url: `https://scontent.xx.fbcdn.net/bread.jpg?oh=signed${id}` },
    });
  const waiting = async () =>
    (
      await ownerDb()
        .select({ payload: jobs.payload })
        .from(jobs)
        .where(and(eq(jobs.workspaceId, shop.workspaceId), eq(jobs.name, "ads.fetchPicture")))
    ).length;
  await arrive(tap("01", 0), tap("02", 1));
  await processAll();
  await arrive(tap("03", 2));
  await processAll();
  expect(await waiting()).toBe(1);
  expect(new Set((await kept(shop)).map(({ pictureId }) => pictureId)).size).toBe(1);

  const ofShop = eq(referralPictures.workspaceId, shop.workspaceId);
  await ownerDb().update(referralPictures).set({ state: "failed" }).where(ofShop);
  await arrive(tap("04", 3));
  await processAll();
  expect(await waiting()).toBe(2);
  const [picture] = await ownerDb().select().from(referralPictures).where(ofShop);
  expect(picture).toMatchObject({
    state: "waiting",
    address: "https://scontent.xx.fbcdn.net/bread.jpg?oh=signed04",
  });
});

test("when two threads turn out to be one customer's, the ads go along", async () => {
  const shop = await openShop();
  const userId = "BE.9d1";
  const said = (id: string, hours: number, from: { waId?: string; userId?: string }) =>
    post(
      shop.number,
      writes({
        from,
        id: `wamid.${shop.workspaceId}.${id}`,
        at: at(hours),
        referral: { ...bread, source_id: id },
      }),
    );
  await arrive(said("early", 0, { userId }));
  await processAll();
  await arrive(said("late", 5, { waId: "32479771" }));
  await processAll();
  await arrive(said("both", 6, { waId: "32479771", userId }));
  await processAll();
  const of = eq(conversations.workspaceId, shop.workspaceId);
  expect(await ownerDb().select({ id: conversations.id }).from(conversations).where(of)).toHaveLength(1);
  expect(await touches(shop)).toMatchObject([{ touches: 3, firstAdId: "early", lastAdId: "both" }]);
});

test("clicks go with the messages that are forgotten; that an ad led here stays", async () => {
  const shop = await openShop();
  await arrive(
    says(shop, { id: "1", hours: 0, referral: bread }),
    says(shop, { id: "2", hours: 9, referral: bread }),
  );
  await processAll();
  await forgetClicks(systemCtx(shop.workspaceId), at(5));
  expect(await clicks(shop)).toEqual([undefined, "Aff-bread"]);
});
