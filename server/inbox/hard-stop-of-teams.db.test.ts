import { and, eq, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, expect, test, vi } from "vitest";
import { as, ownerDb } from "@/db/factories";
import { campaigns } from "@/db/schema/ads";
import { referrals } from "@/db/schema/ads-outcomes";
import { budgetAmounts } from "@/db/schema/budgets";
import { conversationTeams, teams } from "@/db/schema/teams";
import { listBudgets } from "../billing/budgets/list-budgets";
import { reserveBudget } from "../billing/budgets/reserve-budget";
import { createAd, setBudget } from "../billing/budgets/testing";
import { inTransaction, systemCtx } from "../context";
import { startGraph } from "../messaging/testing-graph";
import { getThread } from "./get-thread";
import { quoteReply } from "./quote-reply";
import { createOffers } from "./testing-offers";

const graph = await startGraph();
afterAll(graph.close);

/** A business that sends offers, with teams that conversations are handed to, and with customers who came by an ad. */
async function createOffersOf(...teamNames: string[]) {
  const offers = await createOffers();
  const { luna, somebody } = offers;
  const made = await Promise.all(
    teamNames.map(async (name) => {
      const teamId = uuidv7();
      await ownerDb().insert(teams).values({ workspaceId: luna.id, id: teamId, name, createdAt: new Date() });
      return teamId;
    }),
  );
  const handOn = async (conversationId: string, teamId: string) => {
    const here = { workspaceId: luna.id, conversationId };
    await ownerDb()
      .update(conversationTeams)
      .set({ endedAt: new Date(Date.now() - 1) })
      .where(and(eq(conversationTeams.conversationId, conversationId), isNull(conversationTeams.endedAt)));
    await ownerDb()
      .insert(conversationTeams)
      .values({ ...here, id: uuidv7(), teamId, assignedAt: new Date() });
  };
  const somebodyOf = async (teamId: string) => {
    const conversationId = await somebody();
    await handOn(conversationId, teamId);
    return conversationId;
  };
  const comesBy = async (conversationId: string, metaAdId: string) => {
    await ownerDb()
      .insert(referrals)
      .values({
        ...{ workspaceId: luna.id, id: uuidv7(), conversationId, messageId: uuidv7() },
        ...{ at: new Date(), sourceType: "ad", metaAdId },
      });
  };
  return { ...offers, teamIds: made, handOn, somebodyOf, comesBy };
}

test("of many of a team who send at once, as many as its budget pays for are accepted, and other teams are not stopped", async () => {
  const { luna, teamIds, somebodyOf, send, price, offer, kept } = await createOffersOf("Sales", "Service");
  const [sales, service] = teamIds as [string, string];
  await setBudget(luna.id, { amountMicros: 3n * price + price / 2n, teamId: sales });
  const ours = await Promise.all(Array.from({ length: 10 }, () => somebodyOf(sales)));
  const theirs = await Promise.all(Array.from({ length: 4 }, () => somebodyOf(service)));
  const sent = await Promise.allSettled([...ours, ...theirs].map((id) => send(offer, id)));
  const outcomes = sent.map((one) => (one.status === "rejected" ? one.reason.key : "sent"));
  expect(outcomes.slice(0, 10).sort()).toEqual([
    ...Array(7).fill("budgetUsedUpTeam"),
    ...Array(3).fill("sent"),
  ]);
  expect(outcomes.slice(10)).toEqual(Array(4).fill("sent"));
  expect((await kept()).map(({ teamId }) => teamId)).toEqual(Array(3).fill(sales));
});

test("what was sent stays with the team that sent it, and counts no more for the one that has the conversation now", async () => {
  const { luna, teamIds, somebodyOf, handOn, send, price, offer, deliver } = await createOffersOf("A", "B");
  const [a, b] = teamIds as [string, string];
  const budgetOfA = await setBudget(luna.id, { amountMicros: price, teamId: a });
  const budgetOfB = await setBudget(luna.id, { amountMicros: price, teamId: b });
  const conversationId = await somebodyOf(a);
  const { messageId } = await send(offer, conversationId);
  await handOn(conversationId, b);
  await deliver(messageId);
  const spent = async () => {
    const { budgets } = await listBudgets(systemCtx(luna.id));
    const of = (id: string) => budgets.find((one) => one.id === id)?.spentMicros;
    return [of(budgetOfA), of(budgetOfB)];
  };
  expect(await spent()).toEqual([price, 0n]);
  await deliver((await send(offer, conversationId)).messageId);
  expect(await spent()).toEqual([price, price]);
  await expect(send(offer, conversationId)).rejects.toMatchObject({ key: "budgetUsedUpTeam" });
  await expect(send(offer, await somebodyOf(a))).rejects.toMatchObject({ key: "budgetUsedUpTeam" });
});

test("an archived team's budget holds for what is still its", async () => {
  const { luna, teamIds, somebodyOf, send, offer } = await createOffersOf("Sales");
  const [sales] = teamIds as [string];
  await setBudget(luna.id, { amountMicros: 1n, teamId: sales });
  const conversationId = await somebodyOf(sales);
  await ownerDb().update(teams).set({ archivedAt: new Date() }).where(eq(teams.id, sales));
  await expect(send(offer, conversationId)).rejects.toMatchObject({ key: "budgetUsedUpTeam" });
});

test("a campaign's budget stops those who came by it, after it has ended too, until they come by something else", async () => {
  const { luna, ana, somebody, comesBy, send, price, offer, deliver, kept } = await createOffersOf();
  const { campaignId, metaAdId } = await createAd(luna.id);
  const budgetId = await setBudget(luna.id, { amountMicros: 2n * price, campaignId });
  const [first, second, third, stranger] = [
    ...(await Promise.all([somebody(), somebody(), somebody()])),
    await somebody(),
  ];
  for (const one of [first, second, third]) await comesBy(one!, metaAdId);
  await comesBy(stranger!, "another ad");
  const stopper = async (conversationId: string) =>
    (await quoteReply(as(ana), { conversationId, templateId: offer })).stoppedBy;

  await deliver((await send(offer, first)).messageId);
  await ownerDb().update(campaigns).set({ status: "ARCHIVED" }).where(eq(campaigns.id, campaignId));
  await send(offer, second);
  expect((await kept()).map((one) => one.metaAdId)).toEqual([metaAdId]);
  expect([await stopper(third!), await stopper(stranger!)]).toEqual(["campaign", null]);
  await expect(send(offer, third)).rejects.toMatchObject({ key: "budgetUsedUpCampaign" });
  const [budget] = (await listBudgets(systemCtx(luna.id))).budgets;
  expect(budget).toMatchObject({ id: budgetId, spentMicros: price, reservedMicros: price, isArchived: true });

  await comesBy(third!, "another ad");
  await send(offer, third);
});

test("a message of a team that is stopped on its way says so in the thread", async () => {
  const { luna, ana, teamIds, somebodyOf, send, price, offer, work, find } = await createOffersOf("Sales");
  const [sales] = teamIds as [string];
  const budgetId = await setBudget(luna.id, { amountMicros: price, teamId: sales });
  const { messageId } = await send(offer, await somebodyOf(sales));
  await ownerDb()
    .update(budgetAmounts)
    .set({ amountMicros: price - 1n })
    .where(eq(budgetAmounts.budgetId, budgetId));
  await work();
  const { conversationId, status } = await find(messageId);
  expect(status).toBe("failed");
  const thread = await getThread(as(ana), { conversationId });
  expect(thread.messages.at(-1)?.failure).toMatchObject({ key: "budgetUsedUpTeam", code: null });
});

test("a message that belongs to a team and came by a campaign is kept once and counts in all that pay for it", async () => {
  const { luna, teamIds, somebodyOf, comesBy, send, price, offer, kept } = await createOffersOf("Sales");
  const [sales] = teamIds as [string];
  const { campaignId, metaAdId } = await createAd(luna.id);
  for (const of of [{}, { teamId: sales }, { campaignId }]) {
    await setBudget(luna.id, { amountMicros: 5n * price, ...of });
  }
  const conversationId = await somebodyOf(sales);
  await comesBy(conversationId, metaAdId);
  await send(offer, conversationId);
  expect(await kept()).toHaveLength(1);
  const { budgets } = await listBudgets(systemCtx(luna.id));
  expect(budgets.map(({ reservedMicros }) => reservedMicros)).toEqual([price, price, price]);
});

test("keeping a price asks the database twice at most, whatever budgets there are", async () => {
  const { luna, number, teamIds, somebodyOf, comesBy, send, price, offer } = await createOffersOf("Sales");
  const [sales] = teamIds as [string];
  const { campaignId, metaAdId } = await createAd(luna.id);
  for (const of of [{}, { numberId: number.id }, { teamId: sales }, { campaignId }]) {
    await setBudget(luna.id, { amountMicros: 5n * price, ...of });
  }
  const conversationId = await somebodyOf(sales);
  await comesBy(conversationId, metaAdId);
  const { messageId } = await send(offer, conversationId);
  const message = {
    messageId,
    numberId: number.id,
    category: "MARKETING",
    amountMicros: price,
    currency: "USD",
  };
  const asked = await inTransaction(systemCtx(luna.id), async (ctx) => {
    const execute = vi.spyOn(ctx.db, "execute");
    await reserveBudget(ctx, message);
    return execute.mock.calls.length;
  });
  expect(asked).toBe(2);
});
