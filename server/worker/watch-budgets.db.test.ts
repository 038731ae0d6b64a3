import { asc, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { ownerDb } from "@/db/factories";
import { alerts } from "@/db/schema/alerts";
import { charges } from "@/db/schema/billing";
import { budgetAmounts } from "@/db/schema/budgets";
import { teams } from "@/db/schema/teams";
import { createAd, setBudget } from "../billing/budgets/testing";
import { createShop, marketing, totalMicros } from "../billing/testing";
import { watch } from "./watch";

const { signal } = new AbortController();

async function createSpender() {
  const shop = await createShop();
  const { luna, record, status, ledger } = shop;
  const spend = (id: string) => record([status(id, "delivered", Date.now(), marketing)]);
  await spend("1");
  const each = totalMicros(await ledger());
  const told = async () => {
    await watch(signal);
    return ownerDb().select().from(alerts).where(eq(alerts.workspaceId, luna.id)).orderBy(asc(alerts.id));
  };
  return { ...shop, spend, each, told };
}

test("each threshold rings once when it is reached, and the one before falls silent", async () => {
  const { luna, spend, each, told } = await createSpender();
  await setBudget(luna.id, { amountMicros: 4n * each, stopsMarketing: false });
  expect(await told()).toEqual([]);
  await spend("2");
  expect(await told()).toMatchObject([{ kind: "budget_threshold", params: { threshold: 50 }, count: 1 }]);
  expect(await told()).toHaveLength(1);
  await spend("3");
  await spend("4");
  expect(await told()).toMatchObject([
    { params: { threshold: 50 }, resolvedAt: expect.any(Date) },
    { params: { threshold: 100, numberName: "", currency: "USD" }, resolvedAt: null },
  ]);
});

test("one micro-unit less than a threshold is not yet the threshold", async () => {
  const { luna, each, told } = await createSpender();
  const budgetId = await setBudget(luna.id, { amountMicros: 2n * each + 1n, stopsMarketing: false });
  expect(await told()).toEqual([]);
  await ownerDb()
    .update(budgetAmounts)
    .set({ amountMicros: 2n * each })
    .where(eq(budgetAmounts.budgetId, budgetId));
  expect(await told()).toHaveLength(1);
});

test("that marketing is stopped is told when another like the last would not fit, until the budget is raised", async () => {
  const { luna, spend, each, told } = await createSpender();
  const budgetId = await setBudget(luna.id, { amountMicros: 3n * each - 1n, thresholds: [] });
  expect(await told()).toEqual([]);
  await spend("2");
  expect(await told()).toMatchObject([{ kind: "budget_stopped", resolvedAt: null }]);
  await ownerDb()
    .update(budgetAmounts)
    .set({ amountMicros: 9n * each })
    .where(eq(budgetAmounts.budgetId, budgetId));
  expect(await told()).toMatchObject([{ kind: "budget_stopped", resolvedAt: expect.any(Date) }]);
});

test("a team's budget and a campaign's ring by the name of the team and of the campaign", async () => {
  const { luna, each, told } = await createSpender();
  const teamId = uuidv7();
  await ownerDb()
    .insert(teams)
    .values({ workspaceId: luna.id, id: teamId, name: "Sales", createdAt: new Date() });
  const { campaignId, metaAdId } = await createAd(luna.id);
  await ownerDb()
    .update(charges)
    .set({ teamId, touch: `ad:${metaAdId}` })
    .where(eq(charges.workspaceId, luna.id));
  await setBudget(luna.id, { amountMicros: each, teamId, thresholds: [] });
  await setBudget(luna.id, { amountMicros: 2n * each, campaignId, stopsMarketing: false });
  const alerts = await told();
  expect(alerts.map(({ kind, params }) => [kind, params])).toEqual(
    expect.arrayContaining([
      ["budget_stopped", { numberName: "", teamName: "Sales", campaignName: "", currency: "USD" }],
      [
        "budget_threshold",
        { numberName: "", teamName: "", campaignName: "Winter", currency: "USD", threshold: 50 },
      ],
    ]),
  );
  expect(alerts).toHaveLength(2);
});
