import { expect, test } from "vitest";
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

test("a clock that runs ahead does not make a second message of a repeat", async () => {
  const shop = await openShop();
  const at = new Date(Date.now() + 2 * hour);
  const written = post(shop.number, writes({ from: { waId: "34600111222" }, id: "wamid.twice", at }));
  await arrive(written);
  await arrive(written);
  await processAll();
  expect((await whatIsKept(shop)).threads).toMatchObject([{ unreadCount: 1, messages: [{}] }]);
});
