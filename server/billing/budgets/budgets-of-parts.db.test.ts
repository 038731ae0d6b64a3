import { and, eq, inArray } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { describe, expect, test } from "vitest";
import { as, createMember, ownerDb } from "@/db/factories";
import { adConnections, ads, campaigns } from "@/db/schema/ads";
import { charges } from "@/db/schema/billing";
import { spentParts, spentStates } from "@/db/schema/budgets";
import { auditEntries } from "@/db/schema/identity";
import { teams } from "@/db/schema/teams";
import { systemCtx } from "@/server/context";
import { createShop, marketing, service, utility } from "../testing";
import { createBudget } from "./create-budget";
import { listBudgets } from "./list-budgets";
import { createAd, setBudget } from "./testing";
import { tidySpentDaysOf } from "./tidy-spent-days";

const terms = { amountMicros: 1_000_000n, thresholds: [50, 100], stopsMarketing: false };
const inNovember = () => new Date("2026-11-20T12:00:00Z");

async function createTeam(workspaceId: string, name: string) {
  const id = uuidv7();
  await ownerDb().insert(teams).values({ workspaceId, id, name, createdAt: new Date() });
  return id;
}

describe("a budget of a team or of a campaign", () => {
  test("is one for each in a currency, open to what works and has none, and called by its name in the audit trail", async () => {
    const { luna } = await createShop();
    const nora = await createMember(luna.id, "Nora", ["finance"]);
    const teamId = await createTeam(luna.id, "Sales");
    const { campaignId } = await createAd(luna.id);
    const create = (of: Parameters<typeof createBudget>[1]["of"]) => createBudget(as(nora), { of, ...terms });
    const ofTeam = { teamId, currency: "USD" };
    const both = await Promise.allSettled([create(ofTeam), create(ofTeam)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await create({ campaignId, currency: "USD" });
    await expect(create({ campaignId, currency: "USD" })).rejects.toMatchObject({ key: "budgetExists" });
    await expect(create({ teamId, currency: "JPY" })).rejects.toMatchObject({ key: "budgetCurrency" });
    const { budgets, open } = await listBudgets(as(nora));
    expect(budgets.map(({ teamName, campaignName }) => [teamName, campaignName])).toEqual([
      ["Sales", null],
      [null, "Winter"],
    ]);
    expect(open.map((one) => [one.numberId !== null, one.teamId, one.campaignId])).toEqual([
      [false, null, null],
      [true, null, null],
    ]);
    const trail = await ownerDb().select().from(auditEntries).where(eq(auditEntries.workspaceId, luna.id));
    expect(trail.map(({ subjectName }) => subjectName).sort()).toEqual(["Sales", "Winter"]);
  });

  test("is not begun for what is archived or disconnected", async () => {
    const { luna } = await createShop();
    const nora = await createMember(luna.id, "Nora", ["finance"]);
    const teamId = await createTeam(luna.id, "Sales");
    await ownerDb().update(teams).set({ archivedAt: new Date() }).where(eq(teams.id, teamId));
    const { campaignId } = await createAd(luna.id);
    const create = (of: Parameters<typeof createBudget>[1]["of"]) => createBudget(as(nora), { of, ...terms });
    await expect(create({ teamId, currency: "USD" })).rejects.toMatchObject({ key: "teamNotFound" });
    await ownerDb().update(campaigns).set({ status: "ARCHIVED" }).where(eq(campaigns.id, campaignId));
    const refusal = { key: "campaignNotFound" };
    await expect(create({ campaignId, currency: "USD" })).rejects.toMatchObject(refusal);
    await ownerDb().update(campaigns).set({ status: "PAUSED" }).where(eq(campaigns.id, campaignId));
    await ownerDb()
      .update(adConnections)
      .set({ disconnectedAt: new Date() })
      .where(eq(adConnections.workspaceId, luna.id));
    await expect(create({ campaignId, currency: "USD" })).rejects.toMatchObject(refusal);
    const { open } = await listBudgets(as(nora));
    expect(open.filter((one) => one.teamId ?? one.campaignId)).toEqual([]);
  });

  test("of another workspace's team or campaign is refused", async () => {
    const [{ luna }, other] = [await createShop(), await createShop()];
    const nora = await createMember(luna.id, "Nora", ["finance"]);
    const teamId = await createTeam(other.luna.id, "Theirs");
    const { campaignId } = await createAd(other.luna.id);
    for (const of of [
      { teamId, currency: "USD" },
      { campaignId, currency: "USD" },
    ]) {
      await expect(createBudget(as(nora), { of, ...terms })).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });

  test("counts an ad that was found at Meta after its customers had been written to", async () => {
    const { luna, record, status, ledger } = await createShop();
    const { campaignId, adSetId } = await createAd(luna.id);
    await setBudget(luna.id, { amountMicros: 1_000_000n, campaignId });
    await record([status("1", "delivered", "2026-11-10T12:00:00Z", utility)]);
    await ownerDb().update(charges).set({ touch: "ad:77" }).where(eq(charges.workspaceId, luna.id));
    const spent = async () => (await listBudgets(systemCtx(luna.id, inNovember))).budgets[0]?.spentMicros;
    expect(await spent()).toBe(0n);
    const state = { name: "New", status: "ACTIVE", effectiveStatus: "ACTIVE", createdAt: new Date() };
    await ownerDb()
      .insert(ads)
      .values({ workspaceId: luna.id, id: uuidv7(), adSetId, metaId: "77", readAt: new Date(), ...state });
    expect(await spent()).toBe((await ledger())[0]?.estimatedMicros);
  });
});

/** The same numbers for the same seed. */
function dice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}

test.each([1, 2, 3])(
  "what teams and campaigns spent is the sum of their charges, however these come, are handed on and corrected (dice %i)",
  async (seed) => {
    const roll = dice(seed);
    const { luna, number, openNumber, record, status, ledger } = await createShop();
    const numbers = [number, await openNumber()];
    const teamIds = [await createTeam(luna.id, "A"), await createTeam(luna.id, "B"), null];
    const { campaignId, metaAdId } = await createAd(luna.id);
    const touches = [`ad:${metaAdId}`, "ad:999", "code:0197", null];
    for (const teamId of teamIds) {
      if (teamId) await setBudget(luna.id, { amountMicros: 1_000_000n, teamId });
    }
    await setBudget(luna.id, { amountMicros: 1_000_000n, campaignId });
    const ids = Array.from({ length: 80 }, (_, index) => `p${seed}-${index}`);
    const start = Date.parse("2026-10-20T00:00:00Z");
    for (let done = 0; done < ids.length; ) {
      const batch = ids.slice(done, done + 1 + roll(20));
      await record(
        batch.map((id) => {
          const when = start + roll(30 * 24 * 60) * 60_000;
          const pricing = [service, utility, marketing][roll(3)];
          return status(id, "delivered", when, pricing, undefined, numbers[roll(2)]!.id);
        }),
      );
      const some = batch.filter(() => roll(2) === 0);
      const origin = { teamId: teamIds[roll(3)], touch: touches[roll(4)] };
      await ownerDb()
        .update(charges)
        .set(origin)
        .where(and(eq(charges.workspaceId, luna.id), inArray(charges.waMessageId, [...some, batch[0]!])));
      if (roll(3) === 0) await tidySpentDaysOf(systemCtx(luna.id));
      // What was there before these sums is taken in as well, and only once.
      if (roll(4) === 0) await ownerDb().update(spentStates).set({ partsBuiltAt: null });
      done += batch.length;
    }
    const { budgets } = await listBudgets(systemCtx(luna.id, inNovember));
    const rows = await ledger();
    for (const { teamId, spentMicros, months } of budgets) {
      const sumOf = (month: string) =>
        rows
          .filter((row) => (teamId ? row.teamId === teamId : row.touch === `ad:${metaAdId}`))
          .filter(({ deliveredAt }) => monthInMadrid(deliveredAt) === month)
          .reduce((sum, { estimatedMicros }) => sum + (estimatedMicros ?? 0n), 0n);
      expect(spentMicros).toBe(sumOf("2026-11"));
      expect(months[0]?.spentMicros ?? 0n).toBe(sumOf("2026-10"));
    }
    expect(budgets.reduce((sum, { spentMicros }) => sum + spentMicros, 0n)).toBeGreaterThan(0n);
  },
);

const monthInMadrid = (at: Date) => at.toLocaleDateString("sv-SE", { timeZone: "Europe/Madrid" }).slice(0, 7);

test("charges that were there before are taken in for teams and ads once, and their rows put together", async () => {
  const { luna, record, status, ledger } = await createShop();
  const teamId = await createTeam(luna.id, "Sales");
  const { campaignId, metaAdId } = await createAd(luna.id);
  await setBudget(luna.id, { amountMicros: 1_000_000n, teamId });
  await setBudget(luna.id, { amountMicros: 1_000_000n, campaignId });
  const ctx = systemCtx(luna.id, inNovember);
  const deliver = async (id: string) => {
    await record([status(id, "delivered", "2026-11-10T12:00:00Z", utility)]);
    await ownerDb()
      .update(charges)
      .set({ teamId, touch: `ad:${metaAdId}` })
      .where(eq(charges.waMessageId, id));
  };
  const mine = eq(spentParts.workspaceId, luna.id);
  await deliver(`${luna.id} 1`);
  await ownerDb().delete(spentParts).where(mine);
  await Promise.all([tidySpentDaysOf(ctx), tidySpentDaysOf(ctx)]);
  await deliver(`${luna.id} 2`);
  await tidySpentDaysOf(ctx);
  const each = (await ledger())[0]?.estimatedMicros ?? 0n;
  const { budgets } = await listBudgets(ctx);
  expect(budgets.map(({ spentMicros }) => spentMicros)).toEqual([2n * each, 2n * each]);
  expect(await ownerDb().select().from(spentParts).where(mine)).toHaveLength(2);
});
