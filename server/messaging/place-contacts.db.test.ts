import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { ownerDb } from "@/db/factories";
import { contactIdentities, contacts } from "@/db/schema/messaging";
import { post, writes } from "../webhooks/posts";
import { arrive, openShop, processAll, type Shop, whatIsKept } from "../worker/arrivals";

const minute = (minutes: number) => new Date(Date.UTC(2026, 10, 20, 10, minutes));
const oldNumber = "34600111222";
const newNumber = "34600999888";
const userId = "ES.1349120865530274";

const wrote = ({ number }: Shop, from: { waId?: string; userId?: string }, id: string, at: Date) =>
  post(number, writes({ from: { name: "Carmen", ...from }, id, at }));

const changedNumber = (
  { number }: Shop,
  at: Date,
  more: { from_user_id?: string; user_id?: string } = {},
) => {
  const { from_user_id, user_id } = more;
  const body = { body: "User A changed number", type: "user_changed_number", wa_id: newNumber, user_id };
  const message = {
    from: oldNumber,
    from_user_id,
    id: "wamid.change",
    timestamp: String(at.getTime() / 1000),
  };
  return post(number, { messages: [{ ...message, type: "system", system: body }] });
};

function ordersOf<T>(items: T[]): T[][] {
  if (items.length <= 1) return [items];
  return items.flatMap((item, index) =>
    ordersOf([...items.slice(0, index), ...items.slice(index + 1)]).map((rest) => [item, ...rest]),
  );
}

test("a customer who shows no number is one contact, known by user id and country", async () => {
  const shop = await openShop();
  await arrive(wrote(shop, { userId }, "wamid.1", minute(0)), wrote(shop, { userId }, "wamid.2", minute(1)));
  await processAll();
  const { threads } = await whatIsKept(shop);
  expect(threads).toHaveLength(1);
  expect(threads[0]).toMatchObject({ waId: null, userId, country: "ES", unreadCount: 2 });
});

describe("a customer seen by number, by user id and by both is one contact, in any order", () => {
  const said = (shop: Shop) => [
    wrote(shop, { waId: oldNumber }, "wamid.number", minute(0)),
    wrote(shop, { userId }, "wamid.user", minute(1)),
    wrote(shop, { waId: oldNumber, userId }, "wamid.both", minute(2)),
  ];
  test.each(ordersOf([0, 1, 2]))("%i, %i, %i", async (...order) => {
    const shop = await openShop();
    for (const index of order) {
      await arrive(said(shop)[index]!);
      await processAll();
    }
    const { threads } = await whatIsKept(shop);
    expect(threads).toHaveLength(1);
    expect(threads[0]).toMatchObject({ waId: oldNumber, userId, unreadCount: 3, asked: [minute(0)] });
    expect(threads[0]!.messages).toHaveLength(3);
    expect(
      await ownerDb().select().from(contacts).where(eq(contacts.workspaceId, shop.workspaceId)),
    ).toHaveLength(1);
  });
});

describe("a customer who changes number stays one contact, in any order of arrival", () => {
  const said = (shop: Shop) => [
    wrote(shop, { waId: oldNumber }, "wamid.before", minute(0)),
    changedNumber(shop, minute(10)),
    wrote(shop, { waId: newNumber }, "wamid.after", minute(20)),
  ];
  test.each(ordersOf([0, 1, 2]))("%i, %i, %i", async (...order) => {
    const shop = await openShop();
    for (const index of order) {
      await arrive(said(shop)[index]!);
      await processAll();
    }
    const { threads } = await whatIsKept(shop);
    expect(threads).toHaveLength(1);
    expect(threads[0]).toMatchObject({ waId: newNumber, lastCustomerMessageAt: minute(20), unreadCount: 2 });
    expect(threads[0]!.messages.map((message) => message.type).sort()).toEqual(["system", "text", "text"]);
  });
});

test("whoever gets the old number later is somebody else", async () => {
  const shop = await openShop();
  await arrive(wrote(shop, { waId: oldNumber }, "wamid.before", minute(0)));
  await processAll();
  await arrive(changedNumber(shop, minute(10)));
  await processAll();
  await arrive(wrote(shop, { waId: oldNumber, userId: "ES.77" }, "wamid.stranger", minute(30)));
  await processAll();
  await arrive(wrote(shop, { waId: oldNumber }, "wamid.late", minute(5)));
  await processAll();
  const { threads } = await whatIsKept(shop);
  const byNumber = Object.fromEntries(
    threads.map((thread) => [thread.waId, thread.messages.map((message) => message.waMessageId)]),
  );
  expect(byNumber).toEqual({
    [oldNumber]: ["wamid.stranger"],
    [newNumber]: ["wamid.before", "wamid.change", "wamid.late"],
  });
});

test("a number that shows another user id has gone to another person", async () => {
  const shop = await openShop();
  await arrive(wrote(shop, { waId: oldNumber, userId: "ES.1" }, "wamid.first", minute(0)));
  await processAll();
  await arrive(wrote(shop, { waId: oldNumber, userId: "ES.2" }, "wamid.second", minute(10)));
  await processAll();
  const { threads } = await whatIsKept(shop);
  expect(threads.map((thread) => [thread.waId, thread.userId]).sort()).toEqual([
    [null, "ES.1"],
    [oldNumber, "ES.2"],
  ]);
});

test("a changed user id is retired, and the same change told twice is one", async () => {
  const shop = await openShop();
  await arrive(wrote(shop, { waId: oldNumber, userId: "ES.1" }, "wamid.first", minute(0)));
  await processAll();
  const change = changedNumber(shop, minute(10), { from_user_id: "ES.1", user_id: "ES.2" });
  await arrive(change, change);
  await processAll();
  const { threads } = await whatIsKept(shop);
  expect(threads).toHaveLength(1);
  expect(threads[0]).toMatchObject({ waId: newNumber, userId: "ES.2" });
  const held = await ownerDb()
    .select()
    .from(contactIdentities)
    .where(eq(contactIdentities.workspaceId, shop.workspaceId));
  expect(held.map(({ value, retiredAt }) => [value, retiredAt]).sort()).toEqual([
    [oldNumber, minute(10)],
    [newNumber, null],
    ["ES.1", minute(10)],
    ["ES.2", null],
  ]);
});

test("a repeat of what came before a change of number makes no second person of the customer", async () => {
  const shop = await openShop();
  const late = wrote(shop, { waId: oldNumber }, "wamid.late", minute(9));
  for (const payload of [late, changedNumber(shop, minute(5)), late]) {
    await arrive(payload);
    await processAll();
  }
  const { threads } = await whatIsKept(shop);
  expect(threads).toHaveLength(1);
});
