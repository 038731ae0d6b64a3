import { asc, eq } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createNumber, createWorkspace, ownerDb } from "@/db/factories";
import { chargeNotices, charges, serviceAllowances } from "@/db/schema/billing";
import { inTransaction, systemCtx } from "@/server/context";
import type { Pricing, StatusWord } from "@/server/meta/delivery-event";
import { forgetNotices } from "./forget-notices";
import type { StatusItem } from "./notice";
import { recordCharges } from "./record-charges";

const service: Pricing = { billable: true, model: "PMP", type: "regular", category: "service" };
const utility: Pricing = { ...service, category: "utility" };
const at = (time: string) => new Date(time);

async function createShop() {
  const luna = await createWorkspace();
  const number = await createNumber(luna.id);
  const record = (items: StatusItem[]) =>
    inTransaction(systemCtx(luna.id), (ctx) => recordCharges(ctx, items));
  const ledger = () =>
    ownerDb()
      .select()
      .from(charges)
      .where(eq(charges.workspaceId, luna.id))
      .orderBy(asc(charges.waMessageId), asc(charges.recipient));
  const status = (
    waMessageId: string,
    word: StatusWord,
    time: string,
    pricing?: Pricing,
    recipient: StatusItem["recipient"] = { waId: "34600111222" },
  ): StatusItem => ({ waMessageId, numberId: number.id, recipient, status: word, at: at(time), pricing });
  return { luna, number, record, ledger, status };
}

test("a message that was sent and then delivered leaves one charge, dated by its delivery", async () => {
  const { record, ledger, status } = await createShop();
  await record([status("wamid.1", "sent", "2026-11-22T10:00:00Z", utility)]);
  expect(await ledger()).toEqual([]);
  await record([status("wamid.1", "delivered", "2026-11-22T10:00:05Z", utility)]);
  await record([status("wamid.1", "read", "2026-11-22T10:03:00Z")]);
  expect(await ledger()).toMatchObject([
    {
      waMessageId: "wamid.1",
      market: "Spain",
      country: "ES",
      category: "utility",
      regime: "pmp-2026-10",
      estimatedMicros: 20_000n,
      basis: "rateCard",
      deliveredAt: at("2026-11-22T10:00:05Z"),
      currency: "USD",
    },
  ]);
});

test("the price that came with sent is remembered until the delivery, which came without one", async () => {
  const { record, ledger, status } = await createShop();
  await record([status("wamid.2", "read", "2026-11-22T10:00:09Z")]);
  await record([status("wamid.2", "sent", "2026-11-22T10:00:00Z", utility)]);
  expect(await ledger()).toMatchObject([
    { estimatedMicros: 20_000n, deliveredAt: at("2026-11-22T10:00:09Z") },
  ]);
  expect(await ownerDb().select().from(chargeNotices)).toEqual([]);
});

test("the price of a message that never arrived is forgotten after 40 days, that of a young one is kept", async () => {
  const { luna, record, status } = await createShop();
  await record([status("wamid.lost", "sent", "2026-10-01T10:00:00Z", utility)]);
  const notices = () => ownerDb().select().from(chargeNotices).where(eq(chargeNotices.workspaceId, luna.id));
  const day = 24 * 3600_000;
  await forgetNotices(new Date(Date.now() + 39 * day));
  expect(await notices()).toHaveLength(1);
  await forgetNotices(new Date(Date.now() + 41 * day));
  expect(await notices()).toEqual([]);
});

test("what failed costs nothing", async () => {
  const { record, ledger, status } = await createShop();
  await record([
    status("wamid.3", "sent", "2026-11-22T10:00:00Z", utility),
    status("wamid.3", "failed", "2026-11-22T10:00:01Z"),
  ]);
  expect(await ledger()).toEqual([]);
});

test("a charge from before our first price list has no amount, and says so", async () => {
  const { record, ledger, status } = await createShop();
  const conversation: Pricing = { billable: true, model: "CBP", category: "utility" };
  await record([
    status("wamid.4", "delivered", "2024-05-02T10:00:00Z", conversation),
    status("wamid.5", "delivered", "2025-08-02T10:00:00Z", utility),
    status("wamid.6", "delivered", "2024-05-02T10:00:00Z", { ...conversation, billable: false }),
  ]);
  expect(await ledger()).toMatchObject([
    { regime: "conversation-2022", estimatedMicros: null, basis: "noRate" },
    { regime: "pmp-2025-07", estimatedMicros: null, basis: "noRate" },
    { regime: "conversation-2022", estimatedMicros: 0n, basis: "notBillable" },
  ]);
});

test("what Meta reports is kept beside our estimate", async () => {
  const { record, ledger, status } = await createShop();
  const cost = { amount: "0.0123", currency: "USD" };
  await record([status("wamid.7", "delivered", "2026-11-22T10:00:00Z", { ...utility, cost })]);
  expect(await ledger()).toMatchObject([{ estimatedMicros: 20_000n, reportedMicros: 12_300n }]);
});

test("the thousand free service messages are those delivered first, even when we hear of them last", async () => {
  const { record, ledger, status, luna } = await createShop();
  const times = Array.from({ length: 1002 }, (_, n) =>
    new Date(Date.UTC(2026, 10, 2) + n * 1000).toISOString(),
  );
  const items = times.map((time, n) =>
    status(`wamid.${String(n).padStart(4, "0")}`, "delivered", time, service),
  );
  await record(items.slice(1));
  expect((await ledger()).filter(({ estimatedMicros }) => estimatedMicros !== 0n)).toMatchObject([
    { waMessageId: "wamid.1001", estimatedMicros: 20_000n, basis: "rateCard", allowancePosition: null },
  ]);

  await record(items.slice(0, 1));
  const rows = await ledger();
  expect(rows.filter(({ basis }) => basis === "rateCard").map(({ waMessageId }) => waMessageId)).toEqual([
    "wamid.1000",
    "wamid.1001",
  ]);
  expect(rows[0]).toMatchObject({ allowancePosition: 1, estimatedMicros: 0n, basis: "allowance" });
  const allowances = await ownerDb()
    .select()
    .from(serviceAllowances)
    .where(eq(serviceAllowances.workspaceId, luna.id));
  expect(allowances).toMatchObject([{ month: "2026-11", deliveredCount: 1002 }]);
});

test("when a free message turns out to be of the month before, its place goes to the next in line", async () => {
  const { record, ledger, status } = await createShop();
  const first = Date.UTC(2026, 9, 31, 23, 0, 0);
  const items = Array.from({ length: 1001 }, (_, n) =>
    status(`wamid.${String(n).padStart(4, "0")}`, "read", new Date(first + n * 1000).toISOString(), service),
  );
  await record(items);
  const billed = async () =>
    (await ledger()).filter(({ basis }) => basis === "rateCard").map(({ waMessageId }) => waMessageId);
  expect(await billed()).toEqual(["wamid.1000"]);

  await record([status("wamid.0005", "delivered", "2026-10-31T22:59:59Z")]);
  expect(await billed()).toEqual([]);
  await record([status("wamid.9999", "delivered", "2026-11-20T10:00:00Z", service)]);
  expect(await billed()).toEqual(["wamid.9999"]);
  const places = (await ledger()).map(({ allowancePosition }) => allowancePosition);
  expect(places.filter((place) => place === 1)).toHaveLength(2);
  expect(new Set(places.slice(6, 1001))).toEqual(new Set(Array.from({ length: 995 }, (_, n) => n + 6)));
});

test("a customer known by a user id alone is priced by its country", async () => {
  const { record, ledger, status } = await createShop();
  await record([
    status("wamid.8", "delivered", "2026-11-22T10:00:00Z", utility, { userId: "BE.13491208655302741918" }),
  ]);
  expect(await ledger()).toMatchObject([
    { market: "Rest of Western Europe", country: "BE", estimatedMicros: 17_100n },
  ]);
});

test("a charge is not seen from another workspace", async () => {
  const { record, status } = await createShop();
  await record([status("wamid.9", "delivered", "2026-11-22T10:00:00Z", utility)]);
  const nova = await createWorkspace({ name: "Nova" });
  const seen = await inTransaction(systemCtx(nova.id), (ctx) => ctx.db.select().from(charges));
  expect(seen).toEqual([]);
});

const pricings: (Pricing | undefined)[] = [
  undefined,
  service,
  service,
  utility,
  { ...service, type: "free_entry_point", category: "referral_conversion" },
  { ...service, cost: { amount: "0.02", currency: "USD" } },
];
const statusArbitrary = fc.record({
  message: fc.integer({ min: 0, max: 5 }),
  word: fc.constantFrom<StatusWord>("sent", "delivered", "read", "played", "failed"),
  // Across a midnight of Madrid at which the month, the rules and the prices all change.
  minute: fc.integer({ min: -40, max: 40 }),
  pricing: fc.constantFrom(...pricings),
  recipient: fc.constantFrom(
    { waId: "34600111222" },
    { userId: "ES.99" },
    { waId: "34600111222", userId: "ES.99" },
  ),
});

test("any order, splitting and repetition of the same statuses leaves the identical ledger", async () => {
  const run = fc
    .array(statusArbitrary, { minLength: 1, maxLength: 24 })
    .chain((said) =>
      fc.tuple(
        fc.constant(said),
        fc.shuffledSubarray(said, { minLength: said.length }),
        fc.array(fc.nat({ max: said.length - 1 }), { maxLength: 8 }),
        fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 6 }),
      ),
    );
  await fc.assert(
    fc.asyncProperty(run, async ([said, shuffled, repeats, sizes]) => {
      const once = await replay([said]);
      const repeated = [...shuffled, ...repeats.map((position) => said[position]!)];
      const batches: (typeof said)[] = [];
      for (let start = 0, n = 0; start < repeated.length; n++) {
        const size = sizes[n % sizes.length]!;
        batches.push(repeated.slice(start, start + size));
        start += size;
      }
      expect(await replay(batches)).toEqual(once);
    }),
    { numRuns: 40 },
  );

  async function replay(
    batches: {
      message: number;
      word: StatusWord;
      minute: number;
      pricing?: Pricing;
      recipient: StatusItem["recipient"];
    }[][],
  ) {
    const { luna, number, record, ledger } = await createShop();
    const midnight = Date.UTC(2026, 8, 30, 22);
    for (const batch of batches) {
      await record(
        batch.map(({ message, word, minute, pricing, recipient }) => ({
          waMessageId: `wamid.${message}`,
          numberId: number.id,
          recipient,
          status: word,
          at: new Date(midnight + minute * 60_000),
          pricing,
        })),
      );
    }
    const plain = ({
      id: _,
      workspaceId: __,
      numberId: ___,
      recordedAt: ____,
      // It names the account, which is another in each replay.
      volumeKey: _____,
      ...row
    }: Awaited<ReturnType<typeof ledger>>[number]) => row;
    const counts = await ownerDb()
      .select()
      .from(serviceAllowances)
      .where(eq(serviceAllowances.workspaceId, luna.id));
    const notices = await ownerDb()
      .select()
      .from(chargeNotices)
      .where(eq(chargeNotices.workspaceId, luna.id))
      .orderBy(asc(chargeNotices.waMessageId));
    return {
      ledger: (await ledger()).map(plain),
      counts: counts
        .filter((row) => row.deliveredCount !== 0)
        .map((row) => [row.month, row.deliveredCount])
        .sort(),
      notices: notices.map(({ workspaceId: _, numberId: __, notedAt: ___, ...row }) => row),
    };
  }
});

test("two batches of thousands about the same two numbers, each in its own order, do not lock each other out", async () => {
  const { luna, number, record, ledger, status } = await createShop();
  const other = await createNumber(luna.id);
  const batch = (name: string, first: string, second: string) =>
    Array.from({ length: 1500 }, (_, index) => ({
      ...status(`wamid.${name}.${index}`, "delivered", "2026-11-22T10:00:05Z", utility),
      numberId: index < 1000 ? first : second,
    }));
  await Promise.all([record(batch("one", number.id, other.id)), record(batch("two", other.id, number.id))]);
  expect(await ledger()).toHaveLength(3000);
});
