import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { z } from "zod";
import { as, ownerDb } from "@/db/factories";
import { jobs } from "@/db/schema/hall";
import { conversations, media, messages } from "@/db/schema/messaging";
import { systemCtx } from "../context";
import { forgetMessages } from "../messaging/forget-messages";
import { createShop } from "../messaging/testing-shop";
import { uploadMedia } from "../messaging/upload-media";
import { defineJob, enqueue } from "../queue";
import { post, writes } from "../webhooks/posts";
import { arrive, processAll } from "./arrivals";
import { forget } from "./forget";

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
const count = async (table: typeof messages | typeof media | typeof jobs) =>
  (await ownerDb().select({ id: table.id }).from(table)).length;

async function aCustomerWrites() {
  const shop = await createShop();
  const image = { id: "1001", mime_type: "image/jpeg" };
  const from = { waId: shop.contact.waId! };
  await arrive(
    post(shop.number, writes({ from, id: `wamid.${shop.luna.id}`, at: new Date(), type: "image", image })),
  );
  await processAll();
  return shop;
}

test("messages stay for ever unless an owner says for how long", async () => {
  await aCustomerWrites();
  const before = await count(messages);
  await forget(undefined, inDays(20_000));
  expect(await count(messages)).toBe(before);
});

test("messages that came before the moment go with their files; later ones, other workspaces and the conversation stay", async () => {
  const [luna, nova] = [await aCustomerWrites(), await aCustomerWrites()];
  const waiting = await luna.say("still to be sent");
  expect(await forgetMessages(systemCtx(luna.luna.id), inDays(-1))).toBe(0);
  expect(await forgetMessages(systemCtx(luna.luna.id), inDays(1))).toBe(1);
  const left = await ownerDb().select().from(messages).where(eq(messages.workspaceId, luna.luna.id));
  expect(left.map((message) => message.id)).toEqual([waiting]);
  expect(await ownerDb().select().from(media).where(eq(media.workspaceId, luna.luna.id))).toEqual([]);
  const ofNova = await ownerDb().select().from(messages).where(eq(messages.workspaceId, nova.luna.id));
  expect(ofNova).toHaveLength(1);
  const kept = await ownerDb().select().from(conversations).where(eq(conversations.id, luna.conversation.id));
  expect(kept).toHaveLength(1);
});

test("a file that was chosen and never sent goes after a day, and what a customer sent stays", async () => {
  const { ana, luna } = await aCustomerWrites();
  const bytes = (async function* () {
    yield Buffer.from("%PDF-1.4 a menu");
  })();
  await uploadMedia(as(ana), { bytes, fileName: "menu.pdf" });
  const ofLuna = () => ownerDb().select().from(media).where(eq(media.workspaceId, luna.id));
  await forget(undefined, inDays(0.5));
  expect(await ofLuna()).toHaveLength(2);
  await forget(undefined, inDays(1.5));
  expect((await ofLuna()).map((file) => file.metaMediaId)).toEqual(["1001"]);
});

test("a job that was given up can be looked at for thirty days", async () => {
  const { luna } = await createShop();
  await ownerDb().delete(jobs);
  await enqueue(systemCtx(luna.id), defineJob("dance", z.object({})), {});
  await forget(undefined, inDays(100));
  expect(await count(jobs), "it still waits").toBe(1);
  await ownerDb().update(jobs).set({ failedAt: sql`now()` });
  await forget(undefined, inDays(29));
  expect(await count(jobs)).toBe(1);
  await forget(undefined, inDays(31));
  expect(await count(jobs)).toBe(0);
});
