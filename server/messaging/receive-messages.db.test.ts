import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { as, createMember, ownerDb } from "@/db/factories";
import { conversations } from "@/db/schema/messaging";
import { getThread } from "../inbox/get-thread";
import { markRead } from "../inbox/mark-read";
import { post, writes } from "../webhooks/posts";
import { arrive, openShop, processAll, whatIsKept } from "../worker/arrivals";
import { isWindowOpen } from "./service-window";

const hour = 3600_000;

test("a customer whose clock runs ahead keeps the window open for 24 hours from now, and no longer", async () => {
  const shop = await openShop();
  const now = Date.now();
  const at = new Date(now + 20 * hour);
  await arrive(post(shop.number, writes({ from: { waId: "34600111222" }, id: "wamid.ahead", at })));
  await processAll();
  const [thread] = (await whatIsKept(shop)).threads;
  expect(isWindowOpen(thread!, new Date(now + 23 * hour))).toBe(true);
  expect(isWindowOpen(thread!, new Date(now + 25 * hour))).toBe(false);
  expect(thread!.lastActivityAt.getTime()).toBeLessThan(now + hour);
  expect(thread!.asked[0]!.getTime()).toBeLessThan(now + hour);
});

test("what a customer wrote in a group opens no window, and can be read", async () => {
  const shop = await openShop();
  const ana = as(await createMember(shop.workspaceId, "Ana"));
  const from = { waId: "34600111222" };
  await arrive(
    post(shop.number, writes({ from, id: "wamid.group", at: new Date(), group_id: "120363041234567890" })),
  );
  await processAll();
  expect((await whatIsKept(shop)).threads).toMatchObject([{ unreadCount: 1, lastCustomerMessageAt: null }]);

  const [conversation] = await ownerDb()
    .select({ id: conversations.id })
    .from(conversations)
    .where(eq(conversations.workspaceId, shop.workspaceId));
  const conversationId = conversation!.id;
  const { readTo } = await getThread(ana, { conversationId });
  await markRead(ana, { conversationId, readTo });
  expect((await whatIsKept(shop)).threads).toMatchObject([{ unreadCount: 0 }]);
});

test("a clock that runs ahead does not make a second message of a repeat", async () => {
  const shop = await openShop();
  const at = new Date(Date.now() + 2 * hour);
  const written = post(shop.number, writes({ from: { waId: "34600111222" }, id: "wamid.twice", at }));
  await arrive(written);
  await arrive(written);
  await processAll();
  expect((await whatIsKept(shop)).threads).toMatchObject([{ unreadCount: 1, messages: [{}] }]);
});
