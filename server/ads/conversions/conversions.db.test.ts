import { asc, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { beforeEach, expect, test } from "vitest";
import { as, ownerDb } from "@/db/factories";
import { conversionSettings, conversions, outcomes } from "@/db/schema/ads-outcomes";
import { systemCtx } from "@/server/context";
import { correctOutcome } from "../outcomes/correct-outcome";
import { markOutcome } from "../outcomes/mark-outcome";
import { openShop, taps } from "../outcomes/testing";
import { withdrawOutcome } from "../outcomes/withdraw-outcome";
import { getConversionSettings } from "./get-settings";
import { saveConversionSettings, saveTestCode } from "./save-settings";
import { sendConversions } from "./send-conversions";
import { startDataset } from "./testing-dataset";
import { tryConversionAgain } from "./try-again";

type Shop = Awaited<ReturnType<typeof openShop>>;

const meta = await startDataset();
beforeEach(() => {
  meta.badClicks.clear();
  Object.assign(meta, { refuses: undefined, losesAnswers: 0, batches: [], taken: [] });
});

const send = ({ workspace, number }: Shop, now = () => new Date()) =>
  sendConversions(systemCtx(workspace.id, now), { accountId: number.accountId }, { attempts: 1 });

const kept = ({ workspace }: Shop) =>
  ownerDb()
    .select()
    .from(conversions)
    .where(eq(conversions.workspaceId, workspace.id))
    .orderBy(asc(conversions.id));

const states = async (shop: Shop) => (await kept(shop)).map(({ state, reason }) => [state, reason]);

/** A customer comes by this click and orders for 80 euros. */
async function orders(shop: Shop, clickId: string | null = `Aff-${uuidv7()}`, country = "BR") {
  const conversation = await shop.meet(country);
  await taps(conversation, { clickId });
  return markOutcome(as(shop.agent), {
    ...{ conversationId: conversation.id, kind: "order" as const, requestKey: uuidv7() },
    ...{ amountMicros: 80_500_000n, currency: "EUR" },
  });
}

test("an order of a customer who tapped an ad is told to Meta once, with its click and value and nothing of the customer", async () => {
  const shop = await openShop();
  await orders(shop, "Aff-bread");
  await send(shop);
  await send(shop);
  const id = (await kept(shop))[0]?.id;
  expect(meta.batches).toHaveLength(1);
  expect(meta.batches[0]).toMatchObject({ partner_agent: "guichet", appsecret_proof: expect.any(String) });
  expect(meta.taken).toEqual([
    {
      event_name: "Purchase",
      event_time: expect.any(Number),
      event_id: id,
      action_source: "business_messaging",
      messaging_channel: "whatsapp",
      user_data: { whatsapp_business_account_id: shop.number.wabaId, ctwa_clid: "Aff-bread" },
      custom_data: { currency: "EUR", value: 80.5 },
    },
  ]);
  expect(await states(shop)).toEqual([["sent", null]]);
});

test("one event that Meta refuses is refused alone, in words, and its click is not repeated in them", async () => {
  const shop = await openShop();
  for (const click of ["a", "b", "broken", "d", "e"]) await orders(shop, `Aff-${click}`);
  meta.badClicks.add("Aff-broken");
  await send(shop);
  expect((await states(shop)).map(([state]) => state)).toEqual(["sent", "sent", "refused", "sent", "sent"]);
  expect(meta.taken).toHaveLength(4);
  const refused = (await kept(shop)).find(({ state }) => state === "refused")!;
  expect(refused).toMatchObject({ code: 100, traceId: "AbC", words: "Invalid parameter [click]" });

  meta.badClicks.clear();
  await tryConversionAgain(as(shop.owner), { conversionId: refused.id });
  await send(shop);
  expect(meta.taken).toHaveLength(5);
  expect((await states(shop)).map(([state]) => state)).toEqual(Array(5).fill("sent"));
});

test("an event that has become too old spoils nothing: it stays here", async () => {
  const shop = await openShop();
  const old = await orders(shop);
  await orders(shop);
  const eightDaysAgo = new Date(Date.now() - 8 * 24 * 3_600_000);
  await ownerDb().update(outcomes).set({ occurredAt: eightDaysAgo }).where(eq(outcomes.id, old.outcomeId));
  await send(shop);
  expect(await states(shop)).toEqual([
    ["tooLate", null],
    ["sent", null],
  ]);
  expect(meta.batches).toHaveLength(1);
  expect(meta.taken).toHaveLength(1);
});

test("a lost answer is asked for again as the same event, and not for ever", async () => {
  const shop = await openShop();
  await orders(shop);
  meta.losesAnswers = 1;
  expect(await send(shop)).toMatchObject({ countsAsAttempt: false });
  expect(await states(shop)).toEqual([["waiting", expect.any(String)]]);
  await send(shop);
  expect(await states(shop)).toEqual([["sent", null]]);
  expect(meta.taken.map(({ event_id }) => event_id)).toEqual(Array(2).fill((await kept(shop))[0]!.id));

  await orders(shop);
  meta.losesAnswers = 100;
  for (let attempt = 0; attempt < 8; attempt++) await send(shop);
  expect((await states(shop))[1]).toEqual(["sent", "answerLost"]);
  expect(meta.taken).toHaveLength(2 + 5);
});

test.each([
  [190, "connectionExpired"],
  [10, "permissionMissing"],
  [80004, "adsMustWait"],
  [1, "metaHasTrouble"],
])("when Meta refuses all with %i, everything waits and says why: %s", async (code, reason) => {
  const shop = await openShop();
  await orders(shop);
  meta.refuses = code;
  const later = await send(shop);
  expect(later!.runAt.getTime()).toBeGreaterThan(Date.now() + 20_000);
  expect(await states(shop)).toEqual([["waiting", reason]]);
  meta.refuses = undefined;
  await send(shop);
  expect(await states(shop)).toEqual([["sent", null]]);
});

test("without the owner's consent nothing is told, and what was marked before it is not told later", async () => {
  const shop = await openShop({ tellsMeta: false });
  await orders(shop);
  await saveConversionSettings(as(shop.owner), { isOn: true, coversStrictRegions: false });
  await orders(shop);
  await saveConversionSettings(as(shop.owner), { isOn: false, coversStrictRegions: false });
  await send(shop);
  expect(await states(shop)).toEqual([
    ["notAsked", "off"],
    ["notAsked", "off"],
  ]);
  expect(meta.batches).toEqual([]);
});

test("customers in the EU are left out until an owner says otherwise", async () => {
  const shop = await openShop();
  await orders(shop, undefined, "BE");
  await saveConversionSettings(as(shop.owner), { isOn: true, coversStrictRegions: true });
  await orders(shop, undefined, "BE");
  await send(shop);
  expect(await states(shop)).toEqual([
    ["notAsked", "strictRegion"],
    ["sent", null],
  ]);
});

test("an ad without a click and a customer without an ad are told to nobody", async () => {
  const shop = await openShop();
  await orders(shop, null);
  await markOutcome(as(shop.agent), {
    ...{ conversationId: shop.conversation.id, kind: "lead" as const, requestKey: uuidv7() },
  });
  await send(shop);
  expect(await states(shop)).toEqual([
    ["notAsked", "noClick"],
    ["notAsked", "noAd"],
  ]);
  expect(meta.batches).toEqual([]);
});

test("what is corrected before Meta is told is told as corrected, and what is withdrawn is not told", async () => {
  const shop = await openShop();
  const [kept, dropped] = [await orders(shop), await orders(shop)];
  await correctOutcome(as(shop.agent), { ...kept, amountMicros: 95_000_000n, currency: "USD" });
  await withdrawOutcome(as(shop.agent), dropped);
  await send(shop);
  expect(meta.taken).toMatchObject([{ custom_data: { currency: "USD", value: 95 } }]);
  expect(await states(shop)).toEqual([
    ["sent", null],
    ["notAsked", "withdrawn"],
  ]);
});

test("a withdrawal while an answer is lost does not deny what Meta may know", async () => {
  const shop = await openShop();
  const order = await orders(shop);
  meta.losesAnswers = 1;
  await send(shop);
  await withdrawOutcome(as(shop.agent), order);
  expect(await states(shop)).toEqual([["sent", "answerLost"]]);
  await send(shop);
  expect(meta.taken).toHaveLength(1);
});

test("a test code goes along for a day and is said of what was sent with it", async () => {
  const shop = await openShop();
  await saveTestCode(as(shop.owner), { testCode: "TEST12345" });
  await orders(shop);
  await send(shop);
  expect(meta.batches[0]).toMatchObject({ test_event_code: "TEST12345" });
  expect((await kept(shop))[0]).toMatchObject({ isTest: true });
  await ownerDb()
    .update(conversionSettings)
    .set({ testUntil: new Date(Date.now() - 1000) })
    .where(eq(conversionSettings.workspaceId, shop.workspace.id));
  await orders(shop);
  await send(shop);
  expect(meta.batches[1]).not.toHaveProperty("test_event_code");
  expect(await getConversionSettings(as(shop.owner))).toMatchObject({
    test: null,
    counts: [{ state: "sent", count: 2 }],
    accounts: [{ datasetId: "880001", failure: null }],
  });
});

test("events of one workspace are never told for another", async () => {
  const [luna, nova] = [await openShop(), await openShop()];
  await orders(luna);
  await sendConversions(systemCtx(nova.workspace.id), { accountId: nova.number.accountId }, { attempts: 1 });
  expect(meta.batches).toEqual([]);
  await expect(
    tryConversionAgain(as(nova.owner), { conversionId: (await kept(luna))[0]!.id }),
  ).rejects.toMatchObject({ code: "NOT_FOUND" });
});
