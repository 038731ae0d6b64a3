import { desc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { as, createMember, createNumber, createWorkspace, ownerDb } from "@/db/factories";
import { spentDays } from "@/db/schema/budgets";
import { whatsappAccounts } from "@/db/schema/channels";
import { auditEntries } from "@/db/schema/identity";
import { systemCtx } from "@/server/context";
import { monthOf } from "../account-clock";
import { createShop, marketing, service, utility } from "../testing";
import { changeBudget } from "./change-budget";
import { createBudget } from "./create-budget";
import { deleteBudget } from "./delete-budget";
import { listBudgets } from "./list-budgets";
import { setBudget } from "./testing";
import { tidySpentDaysOf } from "./tidy-spent-days";

const terms = { amountMicros: 1_000_000n, thresholds: [50, 100], stopsMarketing: false };
const at = (moment: string) => () => new Date(moment);

describe("a budget", () => {
  test("is set, changed and deleted, each of it in the audit trail with what it was before", async () => {
    const { luna, number } = await createShop();
    const nora = await createMember(luna.id, "Nora", ["finance"]);
    const { budgetId } = await createBudget(as(nora), { of: { numberId: number.id }, ...terms });
    await changeBudget(as(nora), { budgetId, ...terms, amountMicros: 2_000_000n, stopsMarketing: true });
    const { budgets } = await listBudgets(as(nora));
    expect(budgets).toMatchObject([
      { id: budgetId, numberId: number.id, currency: "USD", amountMicros: 2_000_000n, stopsMarketing: true },
    ]);
    await deleteBudget(as(nora), { budgetId });
    expect((await listBudgets(as(nora))).budgets).toEqual([]);

    const trail = await ownerDb()
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.workspaceId, luna.id))
      .orderBy(desc(auditEntries.id));
    expect(trail).toMatchObject([
      { action: "budget.deleted", before: { amountMicros: "2000000" }, memberId: nora.id },
      {
        action: "budget.changed",
        before: { amountMicros: "1000000", stopsMarketing: false },
        after: { amountMicros: "2000000", stopsMarketing: true },
      },
      { action: "budget.created", subjectId: budgetId, after: { thresholds: "50, 100" } },
    ]);
  });

  test("is one for each number and one for all of a currency, of two who set it at once one is told", async () => {
    const { luna, number } = await createShop();
    const nora = await createMember(luna.id, "Nora", ["finance"]);
    const create = (of: Parameters<typeof createBudget>[1]["of"]) => createBudget(as(nora), { of, ...terms });
    const both = await Promise.allSettled([create({ currency: "USD" }), create({ currency: "USD" })]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await create({ numberId: number.id });
    await expect(create({ numberId: number.id })).rejects.toMatchObject({ key: "budgetExists" });
    await expect(create({ currency: "JPY" })).rejects.toMatchObject({ key: "budgetCurrency" });
    expect((await listBudgets(as(nora))).open).toEqual([]);
  });

  test("keeps the amount that a month had when it is changed in a later one", async () => {
    const { luna } = await createShop();
    const nora = await createMember(luna.id, "Nora", ["finance"]);
    const september = as(nora, at("2026-09-10T12:00:00Z"));
    const { budgetId } = await createBudget(september, { of: { currency: "USD" }, ...terms });
    const november = as(nora, at("2026-11-10T12:00:00Z"));
    await changeBudget(november, { budgetId, ...terms, amountMicros: 3_000_000n });
    const [budget] = (await listBudgets(november)).budgets;
    expect(budget).toMatchObject({ month: "2026-11", amountMicros: 3_000_000n });
    expect(budget?.months).toEqual([
      { month: "2026-10", amountMicros: 1_000_000n, spentMicros: 0n },
      { month: "2026-09", amountMicros: 1_000_000n, spentMicros: 0n },
    ]);
  });

  test("of another workspace does not exist", async () => {
    const [{ luna }, nova] = [await createShop(), await createWorkspace({ name: "Nova" })];
    const budgetId = await setBudget(luna.id, { amountMicros: 1n });
    const olga = await createMember(nova.id, "Olga", ["finance"]);
    await expect(deleteBudget(as(olga), { budgetId })).rejects.toMatchObject({ key: "budgetNotFound" });
  });
});

describe("a month", () => {
  const zones: [timeZone: string, last: string, first: string, month: string][] = [
    ["Europe/Madrid", "2026-10-31T22:59:59.999Z", "2026-10-31T23:00:00Z", "2026-11"],
    ["America/Bogota", "2026-11-01T04:59:59.999Z", "2026-11-01T05:00:00Z", "2026-11"],
    ["Asia/Kathmandu", "2026-10-31T18:14:59.999Z", "2026-10-31T18:15:00Z", "2026-11"],
    // The clocks of Lord Howe move by half an hour, those of Madrid went back on 25 October and forward on 28 March.
    ["Australia/Lord_Howe", "2026-10-31T12:59:59.999Z", "2026-10-31T13:00:00Z", "2026-11"],
    ["Europe/Madrid", "2027-03-31T21:59:59.999Z", "2027-03-31T22:00:00Z", "2027-04"],
  ];
  test.each(zones)(
    "begins at midnight in %s, at its first instant and not before",
    async (timeZone, last, first, month) => {
      const { luna, record, status, ledger } = await createShop({ timeZone });
      await setBudget(luna.id, { amountMicros: 1_000_000n });
      await record([
        status("last", "delivered", last, utility),
        status("first", "delivered", first, utility),
      ]);
      const [charge] = await ledger();
      const midMonth = systemCtx(luna.id, at(`${month}-15T12:00:00Z`));
      const [budget] = (await listBudgets(midMonth)).budgets;
      expect(budget).toMatchObject({ month, timeZone, spentMicros: charge?.estimatedMicros });
      expect(budget?.months[0]).toMatchObject({ spentMicros: charge?.estimatedMicros });
    },
  );

  test("that a correction moves a price in has the corrected price", async () => {
    const { luna, record, status, ledger } = await createShop();
    await setBudget(luna.id, { amountMicros: 1_000_000n });
    await record([status("1", "delivered", "2026-11-10T12:00:00Z", utility)]);
    await record([status("1", "read", "2026-11-10T12:05:00Z", marketing)]);
    const [charge] = await ledger();
    expect(charge?.category).toBe("marketing");
    const { budgets } = await listBudgets(systemCtx(luna.id, at("2026-11-15T12:00:00Z")));
    expect(budgets[0]?.spentMicros).toBe(charge?.estimatedMicros);
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
  "what all numbers of a currency spent is the sum of what each did and of its charges, to the micro-unit (dice %i)",
  async (seed) => {
    const roll = dice(seed);
    const { luna, number, openNumber, record, status, ledger } = await createShop();
    const zones = ["Europe/Madrid", "America/Bogota", "Asia/Kolkata"];
    const numbers = [number, await openNumber(), await openNumber(), await createNumber(luna.id)];
    for (const [index, { accountId }] of numbers.entries()) {
      await ownerDb()
        .update(whatsappAccounts)
        .set({ timeZone: zones[index % 3], currency: index === 3 ? "EUR" : "USD" })
        .where(eq(whatsappAccounts.id, accountId));
    }
    const start = Date.parse("2026-10-25T00:00:00Z");
    const customers = ["34600111222", "918000000001", "5511900000001"];
    const statuses = Array.from({ length: 120 }, (_, index) => {
      const when = start + roll(21 * 24 * 60) * 60_000;
      const pricing = [service, utility, marketing][roll(3)];
      const from = numbers[roll(4)]!.id;
      return status(`m${seed}-${index}`, "delivered", when, pricing, { waId: customers[roll(3)] }, from);
    });
    // In batches of any size, with repeats, and tidied in between.
    for (let done = 0; done < statuses.length; ) {
      const size = 1 + roll(30);
      await record([...statuses.slice(done, done + size), ...statuses.slice(0, roll(5))]);
      if (roll(2) === 0) await tidySpentDaysOf(systemCtx(luna.id));
      done += size;
    }
    for (const one of numbers) {
      const currency = one === numbers[3] ? "EUR" : "USD";
      await setBudget(luna.id, { amountMicros: 1_000_000n, numberId: one.id, currency });
    }
    await setBudget(luna.id, { amountMicros: 1_000_000n });
    await setBudget(luna.id, { amountMicros: 1_000_000n, currency: "EUR" });

    const { budgets } = await listBudgets(systemCtx(luna.id, at("2026-11-20T12:00:00Z")));
    const rows = await ledger();
    const zoneOf = new Map(numbers.map(({ id }, index) => [id, zones[index % 3] ?? ""]));
    const sumOf = (currency: string, month: string, numberId?: string) =>
      rows
        .filter((row) => row.currency === currency && (!numberId || row.numberId === numberId))
        .filter((row) => monthOf(row.deliveredAt, zoneOf.get(row.numberId) ?? "") === month)
        .reduce((sum, { estimatedMicros }) => sum + (estimatedMicros ?? 0n), 0n);
    for (const { currency, numberId, spentMicros, months } of budgets) {
      expect(spentMicros).toBe(sumOf(currency, "2026-11", numberId ?? undefined));
      expect(months[0]?.spentMicros ?? 0n).toBe(sumOf(currency, "2026-10", numberId ?? undefined));
    }
    for (const currency of ["USD", "EUR"]) {
      const ofCurrency = budgets.filter((budget) => budget.currency === currency);
      const whole = ofCurrency.find(({ numberId }) => numberId === null)?.spentMicros;
      const parts = ofCurrency.filter(({ numberId }) => numberId !== null);
      expect(parts.reduce((sum, { spentMicros }) => sum + spentMicros, 0n)).toBe(whole);
    }
  },
);

test("charges that were there before their triggers are taken in once, and what comes later is not lost", async () => {
  const { luna, record, status, ledger } = await createShop();
  const deliver = (id: string) => record([status(id, "delivered", "2026-11-10T12:00:00Z", utility)]);
  await deliver("before");
  await ownerDb().delete(spentDays).where(eq(spentDays.workspaceId, luna.id));
  await setBudget(luna.id, { amountMicros: 1_000_000n });
  const ctx = systemCtx(luna.id, at("2026-11-15T12:00:00Z"));
  const spent = async () => (await listBudgets(ctx)).budgets[0]?.spentMicros;
  expect(await spent()).toBe(0n);
  await deliver("while it is missing");
  await Promise.all([tidySpentDaysOf(ctx), tidySpentDaysOf(ctx), deliver("meanwhile")]);
  await deliver("after");
  await tidySpentDaysOf(ctx);
  const each = (await ledger())[0]?.estimatedMicros ?? 0n;
  expect(each).toBeGreaterThan(0n);
  expect(await spent()).toBe(4n * each);
  expect(await ownerDb().select().from(spentDays).where(eq(spentDays.workspaceId, luna.id))).toHaveLength(1);
});
