import { and, eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { as, ownerDb } from "@/db/factories";
import { charges } from "@/db/schema/billing";
import { budgetAmounts, budgets } from "@/db/schema/budgets";
import { messages } from "@/db/schema/messaging";
import { releaseReservations } from "../billing/budgets/reserve-budget";
import { setBudget } from "../billing/budgets/testing";
import { systemCtx } from "../context";
import { startGraph } from "../messaging/testing-graph";
import { getThread } from "./get-thread";
import { quoteReply } from "./quote-reply";
import { createOffers } from "./testing-offers";

const graph = await startGraph();
afterAll(graph.close);

const refusal = { key: "budgetUsedUp" };

test("of many who send at once, exactly as many as the budget pays for are accepted", async () => {
  const { luna, somebody, send, price, offer, kept } = await createOffers();
  await setBudget(luna.id, { amountMicros: 3n * price + price / 2n });
  const conversations = await Promise.all(Array.from({ length: 12 }, somebody));
  const sent = await Promise.allSettled(conversations.map((id) => send(offer, id)));
  const refused = sent.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  expect(sent.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
  expect(refused.map(({ key }) => key)).toEqual(Array(9).fill("budgetUsedUp"));
  expect(await kept()).toHaveLength(3);
  const stored = await ownerDb().select().from(messages).where(eq(messages.workspaceId, luna.id));
  expect(stored).toHaveLength(3);
});

test("a charge takes the place of what was kept for it, and a failure gives it back", async () => {
  const { luna, send, price, deliver, kept } = await createOffers();
  await setBudget(luna.id, { amountMicros: 2n * price });
  const [first, second] = [await send(), await send()];
  await expect(send()).rejects.toMatchObject(refusal);
  await deliver(first.messageId);
  expect((await kept()).map(({ messageId }) => messageId)).toEqual([second.messageId]);
  await expect(send()).rejects.toMatchObject(refusal);
  await releaseReservations(systemCtx(luna.id), { messageIds: [second.messageId] });
  await send();
  await expect(send()).rejects.toMatchObject(refusal);
  const billed = await ownerDb().select().from(charges).where(eq(charges.workspaceId, luna.id));
  expect(billed.map(({ estimatedMicros }) => estimatedMicros)).toEqual([price]);
});

test("answers and other templates go out whatever the budget says, and count in it", async () => {
  const { luna, say, send, notice, kept, conversation } = await createOffers();
  await setBudget(luna.id, { amountMicros: 1n });
  await say("Sí, desde las ocho.");
  await send(notice);
  await send(notice, conversation.id);
  expect((await kept()).length).toBeGreaterThan(0);
  await expect(send()).rejects.toMatchObject(refusal);
});

test("the composer says so before anything is sent", async () => {
  const { luna, ana, somebody, offer, notice, price } = await createOffers();
  const conversationId = await somebody();
  const stopper = async (templateId: string) =>
    (await quoteReply(as(ana), { conversationId, templateId })).stoppedBy;
  const budgetId = await setBudget(luna.id, { amountMicros: price });
  expect([await stopper(offer), await stopper(notice)]).toEqual([null, null]);
  await lower(budgetId, price - 1n);
  expect([await stopper(offer), await stopper(notice)]).toEqual(["numbers", null]);
});

const lower = (budgetId: string, amountMicros: bigint) =>
  ownerDb().update(budgetAmounts).set({ amountMicros }).where(eq(budgetAmounts.budgetId, budgetId));

test("a budget that only warns stops nothing", async () => {
  const { luna, send, kept } = await createOffers();
  await setBudget(luna.id, { amountMicros: 1n, stopsMarketing: false });
  await send();
  expect(await kept()).toEqual([]);
});

test("what was queued before the budget shrank is stopped on its way: the last ones, not the first", async () => {
  const { luna, ana, send, price, work, find } = await createOffers();
  const budgetId = await setBudget(luna.id, { amountMicros: 3n * price });
  const queued = [await send(), await send(), await send()];
  await lower(budgetId, 2n * price);
  for (const _ of queued) await work();
  const found = await Promise.all(queued.map(({ messageId }) => find(messageId)));
  expect(found.map(({ status }) => status)).toEqual(["sent", "sent", "failed"]);
  const thread = await getThread(as(ana), { conversationId: found[2]!.conversationId });
  expect(thread.messages.at(-1)?.failure).toMatchObject({ key: "budgetUsedUp", code: null });
});

test("what was queued before there was a stop is stopped as well, and no more goes than is left", async () => {
  const { luna, send, price, work, find } = await createOffers();
  const queued = [await send(), await send(), await send()];
  await setBudget(luna.id, { amountMicros: price });
  for (const _ of queued) await work();
  const found = await Promise.all(queued.map(({ messageId }) => find(messageId)));
  expect(found.map(({ status }) => status)).toEqual(["sent", "failed", "failed"]);
});

test("the tighter of two budgets decides, and another number's decides nothing", async () => {
  const { luna, number, send, price } = await createOffers();
  await setBudget(luna.id, { amountMicros: 100n * price });
  const ofNumber = await setBudget(luna.id, { amountMicros: price, numberId: number.id });
  await send();
  await expect(send()).rejects.toMatchObject(refusal);
  await ownerDb()
    .delete(budgets)
    .where(and(eq(budgets.workspaceId, luna.id), eq(budgets.id, ofNumber)));
  await send();
});
