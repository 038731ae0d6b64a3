import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { as, createMember, ownerDb } from "@/db/factories";
import { charges } from "@/db/schema/billing";
import { auditEntries } from "@/db/schema/identity";
import { ownRateCards } from "@/db/schema/price-lists";
import { inTransaction, systemCtx } from "@/server/context";
import { priceBook } from "../price-book";
import { bandsOf, cardOn } from "../rate-card";
import { createShop, totalMicros, utility } from "../testing";
import { importRateCard } from "./import-rate-card";
import { getRateCard, listRateCards } from "./list-rate-cards";
import { previewRateCard } from "./preview-rate-card";
import { bytesOf, listCsv, tierCsv } from "./testing";

const encoded = (text: string) => Buffer.from(bytesOf(text)).toString("base64");
const list = (utilityPrice: string, effectiveFrom = "2027-01-01", currency = "USD") => ({
  fileName: "list.csv",
  file: encoded(
    listCsv([`Spain,${currency},0.0707,${utilityPrice},0.02,,0.02`, `Utopia,${currency},0.5,0.1,,,`]),
  ),
  effectiveFrom,
});
const tiers = (effectiveFrom = "2027-01-01") => ({
  fileName: "tiers.csv",
  file: encoded(tierCsv(["Spain,USD,0,2,LIST,0.02,,,,,,,,,,,", ",,3,,TIER,0.01,,,,,,,,,,,"])),
  effectiveFrom,
});

async function createBooks() {
  const shop = await createShop();
  const fatima = await createMember(shop.luna.id, "Fatima", ["finance"]);
  const ctx = as(fatima);
  const utilityOn = (day: string, currency = "USD") =>
    inTransaction(systemCtx(shop.luna.id), async (ctx) =>
      bandsOf(cardOn((await priceBook(ctx)).cards, currency, day), "Spain", "utility"),
    );
  return { ...shop, ctx, fatima, utilityOn };
}

test("a preview says what is new, what changes and what is missing, and changes nothing", async () => {
  const { ctx, luna } = await createBooks();
  const preview = await previewRateCard(ctx, list("0.03"));
  expect(preview).toMatchObject({ kind: "list", currency: "USD", comparedWith: "2026-10-01" });
  expect(preview.added.map(({ market, category }) => `${market} ${category}`)).toEqual([
    "Utopia marketing",
    "Utopia utility",
  ]);
  expect(preview.changed).toMatchObject([
    {
      market: "Spain",
      category: "utility",
      before: [{ amountMicros: 20_000n }],
      after: [{ amountMicros: 30_000n }],
    },
  ]);
  expect(preview.sameCount).toBe(3);
  expect(preview.removed.some(({ market }) => market === "France")).toBe(true);
  expect(await ownerDb().select().from(ownRateCards).where(eq(ownRateCards.workspaceId, luna.id))).toEqual(
    [],
  );
});

test("an imported list prices from its day on, in this workspace and no other, and who imported it is recorded", async () => {
  const { ctx, luna, utilityOn } = await createBooks();
  const other = await createBooks();
  const { rateCardId } = await importRateCard(ctx, list("0.03"));
  expect(await utilityOn("2026-12-31")).toMatchObject([{ amountMicros: 20_000n }]);
  expect(await utilityOn("2027-01-01")).toMatchObject([{ amountMicros: 30_000n }]);
  expect(await other.utilityOn("2027-01-01")).toMatchObject([{ amountMicros: 20_000n }]);
  await expect(getRateCard(other.ctx, { rateCardId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect((await listRateCards(ctx))[0]).toMatchObject({
    id: rateCardId,
    isOwn: true,
    source: "list.csv",
    importedBy: "Fatima",
    marketCount: 2,
    isReplaced: false,
  });
  expect(
    await ownerDb().select().from(auditEntries).where(eq(auditEntries.workspaceId, luna.id)),
  ).toMatchObject([
    { action: "rate_card.imported", subjectId: rateCardId, after: { version: 1, currency: "USD" } },
  ]);
});

test("a correction is another version: the one before stays as it was and prices nothing any more", async () => {
  const { ctx, utilityOn } = await createBooks();
  await importRateCard(ctx, list("0.03"));
  await importRateCard(ctx, list("0.04"));
  expect(await utilityOn("2027-01-01")).toMatchObject([{ amountMicros: 40_000n }]);
  const own = (await listRateCards(ctx)).filter(({ isOwn }) => isOwn);
  expect(own.map(({ version, isReplaced }) => [version, isReplaced])).toEqual([
    [2, false],
    [1, true],
  ]);
  const first = await getRateCard(ctx, { rateCardId: own[1]!.id });
  expect(first.lines.find(({ market }) => market === "Spain")?.prices.utility).toMatchObject([
    { amountMicros: 30_000n },
  ]);
});

test("the same file again is refused, and two at once become two versions", async () => {
  const { ctx } = await createBooks();
  await importRateCard(ctx, list("0.03"));
  await expect(importRateCard(ctx, list("0.03"))).rejects.toMatchObject({ key: "rateFileAlreadyThere" });
  await Promise.all([importRateCard(ctx, list("0.04")), importRateCard(ctx, list("0.05"))]);
  const own = (await listRateCards(ctx)).filter(({ isOwn }) => isOwn);
  expect(own.map(({ version }) => version)).toEqual([3, 2, 1]);
});

test("volume tiers join the list rates of their day, and stay when the list comes again with the same price", async () => {
  const { ctx, utilityOn } = await createBooks();
  await expect(importRateCard(ctx, tiers())).rejects.toMatchObject({ key: "rateFileNeedsList" });
  await importRateCard(ctx, list("0.02"));
  await importRateCard(ctx, tiers());
  const banded = [
    { tierFrom: 0, tierTo: 2, amountMicros: 20_000n, edgesKnown: true },
    { tierFrom: 3, tierTo: null, amountMicros: 10_000n, edgesKnown: true },
  ];
  expect(await utilityOn("2027-01-01")).toEqual(banded);
  await importRateCard(ctx, list("0.0200"));
  expect(await utilityOn("2027-01-01")).toEqual(banded);
  expect(await previewRateCard(ctx, list("0.03"))).toMatchObject({ losesBands: true });
});

test("a list in another currency prices that currency and no other", async () => {
  const { ctx, utilityOn } = await createBooks();
  await importRateCard(ctx, list("0.0172", "2026-10-01", "EUR"));
  expect(await utilityOn("2026-11-01", "EUR")).toMatchObject([{ amountMicros: 17_200n }]);
  expect(await utilityOn("2026-11-01")).toMatchObject([{ amountMicros: 20_000n }]);
});

test("what was charged keeps the list that priced it, whatever is imported and heard afterwards", async () => {
  const { ctx, record, ledger, status } = await createBooks();
  await record([status("wamid.1", "delivered", "2026-11-22T10:00:00Z", utility)]);
  await importRateCard(ctx, list("0.03", "2026-10-01"));
  await record([
    status("wamid.1", "read", "2026-11-22T10:00:00Z", utility, { userId: "ES.99" }),
    status("wamid.2", "delivered", "2026-11-22T10:00:00Z", utility),
  ]);
  const rows = await ledger();
  expect(rows.map(({ estimatedMicros }) => estimatedMicros)).toEqual([20_000n, 30_000n]);
  expect(rows[0]).toMatchObject({ userId: "ES.99", ownRateCardId: null });
  expect(totalMicros(rows)).toBe(50_000n);
});

test("an imported list and what it says cannot be edited, not even by the application", async () => {
  const { ctx, luna } = await createBooks();
  await importRateCard(ctx, list("0.03"));
  const edit = inTransaction(systemCtx(luna.id), (ctx) => ctx.db.update(ownRateCards).set({ version: 9 }));
  await expect(edit).rejects.toMatchObject({ cause: { code: "42501" } });
  expect(await ownerDb().select().from(charges).where(eq(charges.workspaceId, luna.id))).toEqual([]);
});
