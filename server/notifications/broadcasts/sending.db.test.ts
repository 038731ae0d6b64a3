import { eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { as, createConversation, createNumber, ownerDb } from "@/db/factories";
import { accountTerms } from "@/db/schema/billing";
import { budgetAmounts } from "@/db/schema/budgets";
import { contacts, conversations, messages } from "@/db/schema/messaging";
import { templates } from "@/db/schema/notifications";
import { setBudget } from "../../billing/budgets/testing";
import { storeAccessToken } from "../../channels/access-token";
import { inTransaction, systemCtx } from "../../context";
import { removeJoined } from "../../messaging/join-contacts";
import { placeContacts } from "../../messaging/place-contacts";
import { metaError, startGraph } from "../../messaging/testing-graph";
import { uploadMedia } from "../../messaging/upload-media";
import { broadcastResults } from "./broadcast-results";
import { cancelBroadcast, pauseBroadcast, resumeBroadcast } from "./change-state";
import { checkBroadcast } from "./check-broadcast";
import { createBakery, createTemplate, hoursAgo } from "./testing";

const graph = await startGraph();
afterAll(graph.close);
beforeEach(() => {
  graph.forgetAnswers();
});

test("a budget that stops marketing pauses it on the way, and nobody is passed over when it goes on", async () => {
  const { luna, customer, draft, send, sendAll, ctx, find, sentMessages, recipients } = await createBakery();
  for (let n = 0; n < 5; n++) await customer();
  const broadcastId = await draft();
  const { cost } = await checkBroadcast(ctx(), { broadcastId });
  const price = cost.micros / 5n;
  const budgetId = await setBudget(luna.id, { amountMicros: price * 3n });
  expect(await checkBroadcast(ctx(), { broadcastId })).toMatchObject({ budget: "budgetUsedUp" });
  await send(broadcastId);
  expect(await sendAll(broadcastId)).toBe("paused");
  expect(await find(broadcastId)).toMatchObject({ why: "budget" });
  expect(await sentMessages()).toHaveLength(3);
  await ownerDb()
    .update(budgetAmounts)
    .set({ amountMicros: price * 10n })
    .where(eq(budgetAmounts.budgetId, budgetId));
  await resumeBroadcast(ctx(), { sentBroadcastId: broadcastId });
  expect(await sendAll(broadcastId)).toBe("done");
  expect(new Set((await recipients(broadcastId)).map(({ messageId }) => messageId)).size).toBe(5);
  expect(await sentMessages()).toHaveLength(5);
});

test("two broadcasts that send at once never pass a budget together", async () => {
  const { luna, customer, draft, send, turn, ctx, sentMessages } = await createBakery();
  for (let n = 0; n < 6; n++) await customer();
  const [one, other] = [await draft(), await draft()];
  const { cost } = await checkBroadcast(ctx(), { broadcastId: one });
  await setBudget(luna.id, { amountMicros: (cost.micros / 6n) * 7n });
  await Promise.all([one, other].map((id) => send(id)));
  await Promise.all([one, other, one, other].map((id) => turn(id)));
  expect(await sentMessages()).toHaveLength(7);
});

test("when several workers take it on at once, nobody gets it twice", async () => {
  const { customer, draft, send, turn, recipients, sentMessages } = await createBakery();
  for (let n = 0; n < 60; n++) await customer();
  const broadcastId = await draft();
  await send(broadcastId);
  await Promise.all(Array.from({ length: 4 }, () => turn(broadcastId)));
  const sent = await sentMessages();
  expect(sent).toHaveLength(60);
  expect(new Set(sent.map(({ conversationId }) => conversationId)).size).toBe(60);
  expect((await recipients(broadcastId)).every(({ state }) => state === "queued")).toBe(true);
});

test("no more is on its way than keeps the number busy for two seconds, and it leaves evenly", async () => {
  const { customer, draft, send, turn, sentMessages, deliver } = await createBakery({
    throughputPerSecond: 10,
  });
  for (let n = 0; n < 30; n++) await customer();
  const broadcastId = await draft();
  await send(broadcastId);
  const later = await turn(broadcastId);
  expect(later?.runAt.getTime()).toBeGreaterThan(Date.now());
  expect(await sentMessages()).toHaveLength(16);
  await deliver();
  await turn(broadcastId);
  expect((await sentMessages()).length).toBeGreaterThan(16);
});

test("pausing takes back what Meta was not asked for, and going on sends it once", async () => {
  const { customer, draft, send, turn, ctx, sendAll, find, sentMessages, recipients, deliver } =
    await createBakery();
  for (let n = 0; n < 4; n++) await customer();
  const broadcastId = await draft();
  const before = graph.sent().length;
  await send(broadcastId);
  await turn(broadcastId);
  expect(await sentMessages()).toHaveLength(4);
  await pauseBroadcast(ctx(), { sentBroadcastId: broadcastId });
  expect(await find(broadcastId)).toMatchObject({ state: "paused", why: "member" });
  await deliver();
  expect(graph.sent().length).toBe(before);
  expect(await sentMessages()).toEqual([]);
  expect((await recipients(broadcastId)).every(({ state }) => state === "waiting")).toBe(true);
  await resumeBroadcast(ctx(), { sentBroadcastId: broadcastId });
  expect(await sendAll(broadcastId)).toBe("done");
  expect(graph.sent().length).toBe(before + 4);
});

test("a cancelled one sends nothing more, and what was sent stays", async () => {
  const { customer, draft, send, turn, ctx, find, deliver, sentMessages } = await createBakery({
    throughputPerSecond: 2,
  });
  for (let n = 0; n < 6; n++) await customer();
  const broadcastId = await draft();
  await send(broadcastId);
  await turn(broadcastId);
  await deliver();
  const left = (await sentMessages()).length;
  await turn(broadcastId);
  await cancelBroadcast(ctx(), { sentBroadcastId: broadcastId });
  await deliver();
  expect(await sentMessages()).toHaveLength(left);
  expect(await turn(broadcastId)).toBeUndefined();
  expect(await find(broadcastId)).toMatchObject({ state: "cancelled", endedAt: expect.any(Date) });
});

test("a template that Meta pauses on the way stops it, and those who were refused get it when it goes on", async () => {
  const { customer, draft, send, turn, deliver, find, ctx, sendAll, offer, recipients, sentMessages } =
    await createBakery();
  for (let n = 0; n < 4; n++) await customer();
  const broadcastId = await draft();
  await send(broadcastId);
  await turn(broadcastId);
  graph.answerNext({}, metaError(132015, "Template is paused"));
  await deliver();
  await turn(broadcastId);
  expect(await find(broadcastId)).toMatchObject({ state: "paused", why: "templatePaused" });
  expect((await recipients(broadcastId)).map(({ state }) => state).sort()).toEqual([
    "queued",
    "queued",
    "queued",
    "waiting",
  ]);
  await resumeBroadcast(ctx(), { sentBroadcastId: broadcastId });
  await ownerDb().update(templates).set({ status: "PAUSED" }).where(eq(templates.id, offer));
  expect(await sendAll(broadcastId)).toBe("paused");
  await ownerDb().update(templates).set({ status: "APPROVED" }).where(eq(templates.id, offer));
  await resumeBroadcast(ctx(), { sentBroadcastId: broadcastId });
  expect(await sendAll(broadcastId)).toBe("done");
  expect((await sentMessages()).filter(({ status }) => status === "sent")).toHaveLength(4);
});

test("a template that became another one ends it", async () => {
  const { customer, draft, send, sendAll, find, offer, sentMessages } = await createBakery();
  await customer();
  const broadcastId = await draft();
  await send(broadcastId);
  await ownerDb().update(templates).set({ category: "UTILITY" }).where(eq(templates.id, offer));
  expect(await sendAll(broadcastId)).toBe("stopped");
  expect(await find(broadcastId)).toMatchObject({ why: "templateChanged" });
  expect(await sentMessages()).toEqual([]);
});

test("the messaging limit is kept over all numbers of a portfolio, and it goes on by itself when the day has passed", async () => {
  const { luna, number, customer, draft, send, turn, find, ctx, setNow, sentMessages } = await createBakery({
    reading: { messagingLimit: "TIER_50" },
  });
  await ownerDb().insert(accountTerms).values({
    workspaceId: luna.id,
    accountId: number.accountId,
    portfolioId: "777",
    changedAt: new Date(),
  });
  const second = await createNumber(luna.id);
  await ownerDb().insert(accountTerms).values({
    workspaceId: luna.id,
    accountId: second.accountId,
    portfolioId: "777",
    changedAt: new Date(),
  });
  await storeAccessToken(systemCtx(luna.id), { accountId: second.accountId, token: "token-of-luna" });
  const offer = await createTemplate(luna.id, second);
  for (let n = 0; n < 40; n++) {
    const { contact } = await customer();
    const of = { numberId: second.id, contactId: contact.id, lastCustomerMessageAt: hoursAgo(48) };
    if (n < 20) await createConversation(luna.id, of);
  }
  for (let n = 0; n < 25; n++) {
    await createConversation(luna.id, { numberId: second.id, lastCustomerMessageAt: hoursAgo(48) });
  }
  const [one, other] = [await draft(), await draft({ numberId: second.id, templateId: offer })];
  await send(one);
  await send(other);
  expect(await checkBroadcast(ctx(), { broadcastId: one })).toMatchObject({ limit: { perDay: 50 } });
  await Promise.all([one, other, one, other].map((id) => turn(id)));

  const people = async () => {
    const sent = await sentMessages();
    const threads = await ownerDb()
      .select()
      .from(conversations)
      .where(eq(conversations.workspaceId, luna.id));
    const contactOf = new Map(threads.map(({ id, contactId }) => [id, contactId]));
    return new Set(sent.map(({ conversationId }) => contactOf.get(conversationId)));
  };
  // Whoever got something from one number counts no second time for the other.
  expect((await people()).size).toBe(50);
  const states = await Promise.all([find(one), find(other)]);
  const waiting = states.find(({ state }) => state === "paused");
  expect(waiting).toMatchObject({ why: "limitReached" });
  expect(
    (await broadcastResults(ctx(), { sentBroadcastId: waiting!.id })).goesOnAt?.getTime(),
  ).toBeGreaterThan(Date.now() + 23 * 60 * 60_000);
  const later = await turn(waiting!.id);
  expect(later?.runAt.getTime()).toBeGreaterThan(Date.now() + 23 * 60 * 60_000);

  await ownerDb().update(messages).set({ status: "delivered" }).where(eq(messages.workspaceId, luna.id));
  setNow(() => new Date(Date.now() + 25 * 60 * 60_000));
  await Promise.all([turn(one), turn(other)]);
  expect((await people()).size).toBe(65);
});

test("people who wrote within the day do not count in the messaging limit", async () => {
  const { customer, draft, send, turn, sentMessages } = await createBakery({
    reading: { messagingLimit: "TIER_50" },
  });
  for (let n = 0; n < 55; n++) await customer({}, hoursAgo(1));
  const broadcastId = await draft();
  await send(broadcastId);
  await turn(broadcastId);
  expect(await sentMessages()).toHaveLength(55);
});

test("what Meta refuses after the pause, or was never asked for, is sent when it goes on", async () => {
  const { customer, draft, send, turn, deliver, find, ctx, sendAll, sentMessages } = await createBakery();
  for (let n = 0; n < 4; n++) await customer();
  const broadcastId = await draft();
  await send(broadcastId);
  await turn(broadcastId);
  graph.answerNext({}, metaError(131048, "Spam rate limit hit"));
  await deliver();
  await turn(broadcastId);
  expect(await find(broadcastId)).toMatchObject({ state: "paused", why: "spamLimit" });
  const [inFlight, unasked] = (await sentMessages()).filter(({ status }) => status === "sent");
  const failed = { status: "failed", failedAt: new Date() } as const;
  await ownerDb()
    .update(messages)
    .set({ ...failed, failureCode: 131048 })
    .where(eq(messages.id, inFlight!.id));
  await ownerDb()
    .update(messages)
    .set({ ...failed, sendAttempts: 0, waMessageId: null })
    .where(eq(messages.id, unasked!.id));
  await resumeBroadcast(ctx(), { sentBroadcastId: broadcastId });
  expect(await sendAll(broadcastId)).toBe("done");
  const reached = (await sentMessages()).filter(({ status }) => status === "sent");
  expect(new Set(reached.map(({ conversationId }) => conversationId)).size).toBe(4);
});

test("two who turn out to be one person on the way get it once", async () => {
  const { luna, customer, draft, send, turn, deliver, recipients, sentMessages } = await createBakery({
    throughputPerSecond: 1,
  });
  const userId = "ES.13491208655302741918";
  await customer({ waId: null, userId }, hoursAgo(47));
  await customer({}, hoursAgo(48));
  const third = await customer({}, hoursAgo(49));
  const broadcastId = await draft();
  await send(broadcastId);
  await turn(broadcastId);
  expect(await sentMessages()).toHaveLength(2);
  await inTransaction(systemCtx(luna.id), async (ctx) => {
    const identity = { userId, waId: third.contact.waId! };
    const { joined } = await placeContacts(ctx, [{ identity, at: new Date(), makesContact: true }]);
    await removeJoined(ctx, joined);
  });
  await deliver();
  await turn(broadcastId);
  expect(await sentMessages()).toHaveLength(2);
  expect((await recipients(broadcastId)).map(({ reason }) => reason)).toEqual([null, null, "hasIt"]);
});

test("a file that Meta never takes stops it before anybody gets it", async () => {
  const { luna, noor, number, customer, draft, send, turn, find, sentMessages } = await createBakery();
  await customer();
  const png = Buffer.from("89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de", "hex");
  const bytes = (async function* () {
    yield png;
  })();
  const { mediaId } = await uploadMedia(as(noor), { bytes, fileName: "menu.png" });
  const templateId = await createTemplate(luna.id, number, {
    components: [
      { type: "HEADER", format: "IMAGE" },
      { type: "BODY", text: "{{1}}, the autumn menu is here." },
    ],
  });
  const broadcastId = await draft({ templateId, mediaId });
  await send(broadcastId);
  graph.answerNext(metaError(131016));
  await expect(turn(broadcastId)).rejects.toThrow();
  graph.answerNext(metaError(131053));
  await turn(broadcastId);
  expect(await find(broadcastId)).toMatchObject({ state: "stopped", why: "fileRefused" });
  expect(await sentMessages()).toEqual([]);
});

test("whoever stops marketing while a message waits is not written to any more", async () => {
  const { customer, draft, send, turn, deliver, sentMessages } = await createBakery();
  const { contact } = await customer();
  const broadcastId = await draft();
  await send(broadcastId);
  await turn(broadcastId);
  await ownerDb().update(contacts).set({ marketingStoppedAt: new Date() }).where(eq(contacts.id, contact.id));
  const before = graph.sent().length;
  await deliver();
  expect(graph.sent().length).toBe(before);
  expect(await sentMessages()).toMatchObject([{ status: "failed", sendAttempts: 0 }]);
});
