import { eq } from "drizzle-orm";
import fc from "fast-check";
import { v7 as uuidv7 } from "uuid";
import { describe, expect, test } from "vitest";
import { ownerDb } from "@/db/factories";
import { volumeEdges, volumes } from "@/db/schema/billing";
import { ownRateCards, ownRates } from "@/db/schema/price-lists";
import { inTransaction, systemCtx } from "@/server/context";
import type { Pricing } from "@/server/meta/delivery-event";
import { hearAccountTerms } from "./hear-account-terms";
import { quoteMessage } from "./quote";
import { createShop, marketing, totalMicros, utility } from "./testing";

const code: Pricing = { ...utility, category: "authentication" };
const codeAbroad: Pricing = { ...utility, category: "authentication-international" };

/** Bands a few messages wide: 4 at 100, 3 at 90, then 80; codes 2 at 50, then 40; codes from abroad 300, then 200. */
const bands = {
  utility: [
    [0, 4, 100n],
    [5, 7, 90n],
    [8, null, 80n],
  ],
  authentication: [
    [0, 2, 50n],
    [3, null, 40n],
  ],
  authentication_international: [
    [0, 2, 300n],
    [3, null, 200n],
  ],
  marketing: [[0, null, 700n]],
} as const;

async function createTieredShop() {
  const shop = await createShop();
  const id = uuidv7();
  await ownerDb().insert(ownRateCards).values({
    workspaceId: shop.luna.id,
    id,
    currency: "USD",
    effectiveFrom: "2026-10-01",
    version: 1,
    kind: "tiers",
    fileName: "tiers.csv",
    fileSha256: "0",
    importedAt: new Date(),
  });
  const rates = Object.entries(bands).flatMap(([category, of]) =>
    of.map(([tierFrom, tierTo, amountMicros]) => ({
      workspaceId: shop.luna.id,
      rateCardId: id,
      market: "Spain",
      category,
      tierFrom,
      tierTo,
      amountMicros,
      edgesKnown: true,
    })),
  );
  await ownerDb().insert(ownRates).values(rates);
  const tell = (accountId: string, value: unknown) =>
    inTransaction(systemCtx(shop.luna.id), (ctx) =>
      hearAccountTerms(ctx, [{ accountId, field: "account_update", value }]),
    );
  const tellTier = (tier: string, at: string, more: Record<string, unknown> = {}) =>
    tell(shop.number.accountId, {
      event: "VOLUME_BASED_PRICING_TIER_UPDATE",
      volume_tier_info: {
        tier_update_time: Date.parse(at) / 1000,
        pricing_category: "UTILITY",
        tier,
        effective_month: "2026-11",
        region: "Spain",
        ...more,
      },
    });
  return { ...shop, tell, tellTier };
}

const minute = (n: number) => new Date(Date.UTC(2026, 10, 3, 9, n)).toISOString();

test("tier crossing: a month's messages cost what their own band costs, and those before keep theirs", async () => {
  const { record, ledger, status } = await createTieredShop();
  await record(Array.from({ length: 10 }, (_, n) => status(`wamid.${n}`, "delivered", minute(n), utility)));
  const rows = await ledger();
  expect(rows.map(({ tierFrom }) => tierFrom)).toEqual([0, 0, 0, 0, 5, 5, 5, 8, 8, 8]);
  // 4 × 100 + 3 × 90 + 3 × 80
  expect(totalMicros(rows)).toBe(910n);
  expect(rows.every(({ rateCardId, ownRateCardId }) => rateCardId === null && ownRateCardId !== null)).toBe(
    true,
  );
});

test("a message we hear of late takes its place, and one at each edge moves up", async () => {
  const { record, ledger, status } = await createTieredShop();
  for (let n = 1; n < 9; n++) await record([status(`wamid.${n}`, "delivered", minute(n), utility)]);
  expect((await ledger()).map(({ tierFrom }) => tierFrom)).toEqual([0, 0, 0, 0, 5, 5, 5, 8]);
  await record([status("wamid.0", "delivered", minute(0), utility)]);
  expect((await ledger()).map(({ tierFrom }) => tierFrom)).toEqual([0, 0, 0, 0, 5, 5, 5, 8, 8]);
});

test("only what is charged counts: not what was free, not marketing, not another month or market", async () => {
  const { record, ledger, status } = await createTieredShop();
  await record([
    ...[0, 1, 2].map((n) =>
      status(`wamid.a${n}`, "delivered", minute(n), { ...utility, type: "free_entry_point" }),
    ),
    ...[3, 4, 5].map((n) => status(`wamid.b${n}`, "delivered", minute(n), marketing)),
    ...[6, 7, 8].map((n) => status(`wamid.c${n}`, "delivered", minute(n), utility, { waId: "33600111222" })),
    ...[1, 2, 3, 4].map((n) => status(`wamid.d${n}`, "delivered", `2026-10-0${n}T09:00:00Z`, utility)),
    ...[10, 11, 12, 13, 14].map((n) => status(`wamid.e${n}`, "delivered", minute(n), utility)),
  ]);
  const tiers = (await ledger()).filter(({ tierFrom }) => tierFrom !== null && tierFrom > 0);
  expect(tiers.map(({ waMessageId }) => waMessageId)).toEqual(["wamid.e14"]);
});

test("the month begins anew at midnight where the account is", async () => {
  const { record, ledger, status } = await createTieredShop();
  await record([
    ...[0, 1, 2, 3].map((n) => status(`wamid.${n}`, "delivered", minute(n), utility)),
    status("wamid.8", "delivered", "2026-11-30T22:59:59Z", utility),
    status("wamid.9", "delivered", "2026-11-30T23:00:00Z", utility),
  ]);
  expect((await ledger()).map(({ tierFrom }) => tierFrom)).toEqual([0, 0, 0, 0, 5, 0]);
});

test("codes from abroad count with the other codes, and cost their own", async () => {
  const { record, ledger, status } = await createTieredShop();
  await record([
    status("wamid.1", "delivered", minute(1), code),
    status("wamid.2", "delivered", minute(2), codeAbroad),
    status("wamid.3", "delivered", minute(3), codeAbroad),
    status("wamid.4", "delivered", minute(4), code),
  ]);
  expect((await ledger()).map(({ estimatedMicros }) => estimatedMicros)).toEqual([50n, 300n, 200n, 40n]);
});

test("accounts of one portfolio count together, and others alone", async () => {
  const { record, ledger, status, openNumber, tell, number } = await createTieredShop();
  const [second, stranger] = [await openNumber(), await openNumber()];
  for (const { accountId } of [number, second]) {
    await tell(accountId, { event: "PARTNER_ADDED", waba_info: { owner_business_id: "2329417887457253" } });
  }
  const of = (name: string, n: number, numberId: string) =>
    status(name, "delivered", minute(n), utility, undefined, numberId);
  await record([
    ...[0, 1, 2].map((n) => of(`wamid.a${n}`, n, number.id)),
    ...[3, 4].map((n) => of(`wamid.b${n}`, n, second.id)),
    ...[5, 6].map((n) => of(`wamid.c${n}`, n, stranger.id)),
  ]);
  expect((await ledger()).map(({ tierFrom }) => tierFrom)).toEqual([0, 0, 0, 0, 5, 0, 0]);
});

test("what Meta counted elsewhere makes it cheaper from then on, whichever we hear first", async () => {
  for (const isToldFirst of [true, false]) {
    const { record, ledger, status, tellTier } = await createTieredShop();
    const messages = [0, 1, 2].map((n) => status(`wamid.${n}`, "delivered", minute(n), utility));
    if (!isToldFirst) await record(messages);
    await tellTier("8:MAX", minute(2), { region: "SPAIN" });
    await tellTier("8:MAX", minute(1));
    await tellTier("8:MAX", minute(2));
    if (isToldFirst) await record(messages);
    expect((await ledger()).map(({ tierFrom }) => tierFrom)).toEqual([0, 8, 8]);
  }
});

test.each([
  ["a tier that is none", { tier: "many" }],
  ["a month that is none", { effective_month: "2026-13" }],
  ["a category that has no tiers", { pricing_category: "CALLING" }],
])("%s changes nothing", async (_, more) => {
  const { record, ledger, status, tellTier } = await createTieredShop();
  await record([status("wamid.1", "delivered", minute(5), utility)]);
  await tellTier("8:MAX", minute(1), more);
  expect(await ledger()).toMatchObject([{ tierFrom: 0 }]);
});

describe("a quote", () => {
  const ask = (shop: Awaited<ReturnType<typeof createTieredShop>>, category: string, waId = "34600111222") =>
    quoteMessage(systemCtx(shop.luna.id), {
      numberId: shop.number.id,
      contact: { waId },
      category,
      at: new Date(minute(30)),
      windowOpen: false,
      freeEntryOpen: false,
    });

  test("says the price of the month's next message", async () => {
    const shop = await createTieredShop();
    const { record, status } = shop;
    await record([0, 1, 2].map((n) => status(`wamid.${n}`, "delivered", minute(n), utility)));
    expect(await ask(shop, "utility")).toMatchObject({ amountMicros: 100n });
    await record([status("wamid.3", "delivered", minute(3), utility)]);
    expect(await ask(shop, "utility")).toMatchObject({ amountMicros: 90n, isUpperBound: false });
  });

  test("says the international price for a code once Meta bills this account so, and not at home", async () => {
    const shop = await createTieredShop();
    expect(await ask(shop, "authentication")).toMatchObject({ amountMicros: 50n });
    const eligible = (basedIn: string, from: string) =>
      Promise.all([
        shop.tell(shop.number.accountId, {
          event: "BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE",
          country: basedIn,
        }),
        shop.tell(shop.number.accountId, {
          event: "AUTH_INTL_PRICE_ELIGIBILITY_UPDATE",
          auth_international_rate_eligibility: {
            start_time: Date.parse("2027-01-01T00:00:00Z") / 1000,
            exception_countries: [{ country_code: "ES", start_time: Date.parse(from) / 1000 }],
          },
        }),
      ]);
    await eligible("BE", "2026-12-01T00:00:00Z");
    expect(await ask(shop, "authentication")).toMatchObject({ amountMicros: 50n });
    await eligible("BE", "2026-11-01T00:00:00Z");
    expect(await ask(shop, "authentication")).toMatchObject({ amountMicros: 300n });
    await eligible("ES", "2026-11-01T00:00:00Z");
    expect(await ask(shop, "authentication")).toMatchObject({ amountMicros: 50n });
  });
});

const said = fc.record({
  message: fc.integer({ min: 0, max: 14 }),
  word: fc.constantFrom("sent" as const, "delivered" as const, "read" as const),
  minute: fc.integer({ min: 0, max: 20 }),
  pricing: fc.constantFrom(undefined, utility, utility, code, codeAbroad, marketing),
});

test("any order, splitting and repetition leaves the identical tiers, and every partition has the same sum", async () => {
  const run = fc
    .array(said, { minLength: 8, maxLength: 40 })
    .chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray(all, { minLength: all.length }),
        fc.array(fc.nat({ max: all.length - 1 }), { maxLength: 8 }),
        fc.integer({ min: 1, max: 7 }),
      ),
    );
  await fc.assert(
    fc.asyncProperty(run, async ([all, shuffled, repeats, size]) => {
      const once = await replay([all]);
      const again = [...shuffled, ...repeats.map((at) => all[at]!)];
      const batches = Array.from({ length: Math.ceil(again.length / size) }, (_, n) =>
        again.slice(n * size, (n + 1) * size),
      );
      const split = await replay(batches);
      expect(split).toEqual(once);
      expect(once.charges).toEqual(byHand(once.charges));
      for (const part of ["category", "tierFrom", "waMessageId"] as const) {
        const parts = [...new Set(once.charges.map((charge) => charge[part]))];
        const sums = parts.map((value) =>
          totalMicros(once.charges.filter((charge) => charge[part] === value)),
        );
        const total = sums.reduce((sum, of) => sum + of, 0n);
        expect(total).toBe(totalMicros(once.charges));
      }
    }),
    { numRuns: 25 },
  );

  async function replay(batches: (typeof said extends fc.Arbitrary<infer S> ? S[] : never)[]) {
    const { luna, record, ledger, status } = await createTieredShop();
    for (const batch of batches) {
      await record(
        batch.map((one) => status(`wamid.${one.message}`, one.word, minute(one.minute), one.pricing)),
      );
    }
    const charges = (await ledger()).map(
      ({ waMessageId, deliveredAt, category, tierFrom, listMicros, estimatedMicros }) => ({
        waMessageId,
        deliveredAt,
        category,
        tierFrom,
        listMicros,
        estimatedMicros,
      }),
    );
    const counts = await ownerDb().select().from(volumes).where(eq(volumes.workspaceId, luna.id));
    const edges = await ownerDb().select().from(volumeEdges).where(eq(volumeEdges.workspaceId, luna.id));
    const plain = (key: string) => (JSON.parse(key) as string[]).slice(1).join(" ");
    return {
      charges,
      counts: counts
        .filter(({ chargedCount }) => chargedCount > 0)
        .map(({ volumeKey, chargedCount }) => `${plain(volumeKey)} ${chargedCount}`)
        .sort(),
      edges: edges
        .map(({ volumeKey, tierFrom, waMessageId }) => `${plain(volumeKey)} ${tierFrom} ${waMessageId}`)
        .sort(),
    };
  }

  /** The same by counting from one. */
  function byHand(charges: Awaited<ReturnType<typeof replay>>["charges"]) {
    const inTime = [...charges].sort(
      (a, b) => a.deliveredAt.getTime() - b.deliveredAt.getTime() || (a.waMessageId < b.waMessageId ? -1 : 1),
    );
    const counted: Record<string, number> = {};
    const priced = new Map<string, [number, bigint]>();
    for (const { waMessageId, category } of inTime) {
      const volume = category.split("-")[0]!;
      counted[volume] = (counted[volume] ?? 0) + 1;
      const position = volume === "marketing" ? 1 : counted[volume]!;
      const of = bands[category.replace("-", "_") as keyof typeof bands];
      const band = [...of].reverse().find(([from]) => from <= position)!;
      priced.set(waMessageId, [band[0], band[2]]);
    }
    return charges.map((charge) => {
      const [tierFrom, micros] = priced.get(charge.waMessageId)!;
      return { ...charge, tierFrom, listMicros: micros, estimatedMicros: micros };
    });
  }
});
