import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { as, createMember, ownerDb } from "@/db/factories";
import { auditEntries } from "@/db/schema/identity";
import { chargeRevisions, repricings } from "@/db/schema/repricing";
import type { Pricing } from "@/server/meta/delivery-event";
import { importRateCard } from "../rate-cards/import-rate-card";
import { bytesOf, listCsv } from "../rate-cards/testing";
import { createShop, marketing, service, totalMicros, utility } from "../testing";
import { listRepricings } from "./list-repricings";
import { previewRepricing, runRepricing } from "./run-repricing";

const november = { fromDay: "2026-11-01", toDay: "2026-11-30", reason: "Corrected list" };

async function createBooks() {
  const shop = await createShop();
  const ctx = as(await createMember(shop.luna.id, "Fatima", ["finance"]));
  const importList = (utilityPrice: string) =>
    importRateCard(ctx, {
      fileName: "list.csv",
      file: Buffer.from(bytesOf(listCsv([`Spain,USD,0.0707,${utilityPrice},0.02,,0.02`]))).toString("base64"),
      effectiveFrom: "2026-10-01",
    });
  const send = (name: string, at: string, pricing: Pricing, messageId = uuidv7()) =>
    shop.record([{ ...shop.status(name, "delivered", at, pricing), messageId }]).then(() => messageId);
  const revisions = () =>
    ownerDb().select().from(chargeRevisions).where(eq(chargeRevisions.workspaceId, shop.luna.id));
  return { ...shop, ctx, importList, send, revisions };
}

test("a preview tells the difference in money, and leaves every charge as it was", async () => {
  const { ctx, send, importList, ledger, revisions } = await createBooks();
  await send("wamid.1", "2026-11-05T10:00:00Z", utility);
  await send("wamid.2", "2026-11-06T10:00:00Z", marketing);
  await importList("0.03");
  const before = await ledger();
  expect(await previewRepricing(ctx, november)).toEqual({
    // Marketing costs the same by the new list, which is another list all the same.
    changedCount: 2,
    sums: [
      { currency: "USD", beforeMicros: 90_700n, afterMicros: 100_700n, unknownBefore: 0, unknownAfter: 0 },
    ],
    adjusted: { changedCount: 0, sums: [], months: [] },
  });
  expect(await ledger()).toEqual(before);
  expect([await revisions(), await listRepricings(ctx)]).toEqual([[], []]);
});

test("a run prices by the newest list, keeps what each charge was, and says who ran it and why", async () => {
  const { ctx, luna, send, importList, ledger, revisions } = await createBooks();
  await send("wamid.1", "2026-11-05T10:00:00Z", utility);
  const { rateCardId } = await importList("0.03");
  const { repricingId } = await runRepricing(ctx, november);
  expect(await ledger()).toMatchObject([
    { estimatedMicros: 30_000n, ownRateCardId: rateCardId, rateCardId: null },
  ]);
  expect(await revisions()).toMatchObject([
    {
      repricingId,
      beforeMicros: 20_000n,
      afterMicros: 30_000n,
      before: { ownRateCardId: null, category: "utility" },
      after: { ownRateCardId: rateCardId },
    },
  ]);
  expect(await listRepricings(ctx)).toMatchObject([
    { id: repricingId, reason: "Corrected list", changedCount: 1, runBy: "Fatima" },
  ]);
  const audited = await ownerDb().select().from(auditEntries).where(eq(auditEntries.workspaceId, luna.id));
  expect(audited.map(({ action }) => action)).toContain("charges.repriced");

  const again = await runRepricing(ctx, november);
  expect(again.changedCount).toBe(0);
});

test("only the days that are asked for are priced again, by the account's clock", async () => {
  const { ctx, send, importList, ledger } = await createBooks();
  await send("wamid.1", "2026-11-09T22:59:59Z", utility);
  await send("wamid.2", "2026-11-09T23:00:00Z", utility);
  await send("wamid.3", "2026-11-10T23:00:00Z", utility);
  await importList("0.03");
  await runRepricing(ctx, { ...november, fromDay: "2026-11-10", toDay: "2026-11-10" });
  expect((await ledger()).map(({ estimatedMicros }) => estimatedMicros)).toEqual([20_000n, 30_000n, 20_000n]);
});

test("Meta's new word on a category is the last one, whatever status comes late, and only for the messages meant", async () => {
  const { ctx, send, ledger, record, status, revisions } = await createBooks();
  const meant = await send("wamid.1", "2026-11-05T10:00:00Z", utility);
  await send("wamid.2", "2026-11-05T10:00:00Z", utility);
  const correction = { from: "utility" as const, to: "marketing" as const, messageIds: [meant] };
  const run = await runRepricing(ctx, { ...november, reason: "Meta corrected the template", correction });
  expect(run).toMatchObject({ changedCount: 1, sums: [{ beforeMicros: 20_000n, afterMicros: 70_700n }] });
  await record([status("wamid.1", "read", "2026-11-05T11:00:00Z", utility)]);
  expect((await ledger()).map(({ category, estimatedMicros }) => [category, estimatedMicros])).toEqual([
    ["marketing", 70_700n],
    ["utility", 20_000n],
  ]);
  expect(await revisions()).toMatchObject([
    { before: { category: "utility" }, after: { category: "marketing" } },
  ]);
});

test("a free place that a corrected message leaves goes to the next, and that is kept as well", async () => {
  const { ctx, send, record, status, ledger, revisions } = await createBooks();
  const first = await send("wamid.0000", "2026-11-02T08:00:00Z", service);
  await record(
    Array.from({ length: 1000 }, (_, n) =>
      status(
        `wamid.${String(n + 1).padStart(4, "0")}`,
        "delivered",
        Date.parse("2026-11-03T09:00:00Z") + n * 1000,
        service,
      ),
    ),
  );
  expect(totalMicros(await ledger())).toBe(20_000n);
  const correction = { from: "service" as const, to: "utility" as const, messageIds: [first] };
  await runRepricing(ctx, { ...november, fromDay: "2026-11-02", toDay: "2026-11-02", correction });
  const rows = await ledger();
  expect(totalMicros(rows)).toBe(20_000n);
  expect(rows[0]).toMatchObject({ category: "utility", estimatedMicros: 20_000n, allowanceMonth: null });
  expect(rows.at(-1)).toMatchObject({ estimatedMicros: 0n, allowancePosition: 1000, basis: "allowance" });
  expect(await revisions()).toHaveLength(2);
});

test("what a charge was cannot be altered, not even by the application", async () => {
  const [granted] = await ownerDb().execute<{ may: boolean }>(
    `select has_table_privilege('guichet_app', 'charge_revisions', 'update,delete')
       or has_table_privilege('guichet_app', 'repricings', 'update,delete') as may`,
  );
  expect(granted).toEqual({ may: false });
  expect(await ownerDb().select().from(repricings).limit(1)).toBeDefined();
});
