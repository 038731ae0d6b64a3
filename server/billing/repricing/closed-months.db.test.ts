import { expect, test } from "vitest";
import { as, createMember, ownerDb } from "@/db/factories";
import { charges } from "@/db/schema/billing";
import { closeMonth } from "../reconciliation/close-month";
import { reconcile } from "../reconciliation/reconcile";
import { createShop, service, totalMicros, utility } from "../testing";
import { previewRepricing, runRepricing } from "./run-repricing";

const october = { fromDay: "2026-10-01", toDay: "2026-10-31", reason: "Meta corrected the template" };
const bothMonths = { ...october, toDay: "2026-11-30" };

/** A shop whose October is over and signed, on 20 November. */
async function createBooks() {
  const shop = await createShop();
  const now = () => new Date("2026-11-20T12:00:00Z");
  const ctx = as(await createMember(shop.luna.id, "Fatima", ["finance"]), now);
  const { accountId } = shop.number;
  const ids = new Map<string, string>();
  const send = async (waMessageId: string, at: string, pricing = utility) => {
    const messageId = crypto.randomUUID();
    ids.set(waMessageId, messageId);
    await shop.record([{ ...shop.status(waMessageId, "delivered", at, pricing), messageId }]);
  };
  const to = (from: "utility" | "marketing" | "service", category: typeof from, ...names: string[]) => ({
    correction: { from, to: category, messageIds: names.map((name) => ids.get(name)!) },
  });
  const month = (name: string) => reconcile(ctx, { accountId, month: name });
  const close = () => closeMonth(ctx, { accountId, month: "2026-10" });
  return { ...shop, ctx, send, to, month, close };
}

test("a run after the close changes nothing in the closed month, and is an adjustment of the current one", async () => {
  const { ctx, send, to, month, close, ledger } = await createBooks();
  await send("wamid.1", "2026-10-05T10:00:00Z");
  await send("wamid.2", "2026-11-05T10:00:00Z");
  await close();
  const closed = (await ledger())[0];

  const run = { ...bothMonths, ...to("utility", "marketing", "wamid.1", "wamid.2") };
  const told = await previewRepricing(ctx, run);
  expect(told).toMatchObject({
    changedCount: 1,
    sums: [{ beforeMicros: 20_000n, afterMicros: 70_700n }],
    adjusted: {
      changedCount: 1,
      months: ["2026-10"],
      sums: [{ beforeMicros: 20_000n, afterMicros: 70_700n }],
    },
  });
  const { repricingId } = await runRepricing(ctx, run);

  const rows = await ledger();
  expect(rows[0]).toEqual(closed);
  expect(rows[1]).toMatchObject({ category: "marketing", estimatedMicros: 70_700n });
  expect(await month("2026-10")).toMatchObject({
    totals: { volume: 1, estimatedMicros: 20_000n },
    closing: {
      estimatedMicros: 20_000n,
      adjustment: { volume: 0, estimatedMicros: 0n },
      corrections: [{ repricingId, bookedMonth: "2026-11", messages: 1, differenceMicros: 50_700n }],
    },
    adjustments: [],
  });
  expect((await month("2026-11")).adjustments).toMatchObject([
    {
      repricingId,
      reason: "Meta corrected the template",
      runBy: "Fatima",
      closedMonth: "2026-10",
      messages: 1,
      differenceMicros: 50_700n,
    },
  ]);
});

test("a second run adjusts only what is still to adjust, and a correction taken back is taken back in money", async () => {
  const { ctx, send, to, month, close } = await createBooks();
  await send("wamid.1", "2026-10-05T10:00:00Z");
  await close();
  await runRepricing(ctx, { ...october, ...to("utility", "marketing", "wamid.1") });
  expect(await runRepricing(ctx, october)).toMatchObject({ adjusted: { changedCount: 0 } });
  await runRepricing(ctx, { ...october, ...to("marketing", "utility", "wamid.1") });
  const differences = (await month("2026-11")).adjustments.map(({ differenceMicros }) => differenceMicros);
  expect(differences).toEqual([50_700n, -50_700n]);
});

test("a free place that moves in a closed month is adjusted for both messages, and stays where it was signed", async () => {
  const { ctx, send, to, record, status, month, close, ledger } = await createBooks();
  await send("wamid.0000", "2026-10-02T08:00:00Z", service);
  await record(
    Array.from({ length: 1000 }, (_, n) =>
      status(
        `wamid.${String(n + 1).padStart(4, "0")}`,
        "delivered",
        Date.parse("2026-10-03T09:00:00Z") + n * 1000,
        service,
      ),
    ),
  );
  await close();
  const before = await ledger();
  await runRepricing(ctx, { ...october, ...to("service", "utility", "wamid.0000") });
  expect(await ledger()).toEqual(before);
  expect(totalMicros(before)).toBe(20_000n);
  expect((await month("2026-11")).adjustments).toMatchObject([{ messages: 2, differenceMicros: 0n }]);
});

test("another account's month stays open when one is closed", async () => {
  const { ctx, luna, openNumber, record, status, close, ledger } = await createBooks();
  const other = await openNumber();
  const delivered = (id: string, numberId?: string) =>
    status(id, "delivered", "2026-10-05T10:00:00Z", utility, undefined, numberId);
  await record([delivered("wamid.1"), delivered("wamid.2", other.id)]);
  await close();
  await ownerDb().update(charges).set({ estimatedMicros: 1n });
  await runRepricing(ctx, october);
  const rows = (await ledger()).filter(({ workspaceId }) => workspaceId === luna.id);
  expect(rows.map(({ estimatedMicros }) => estimatedMicros)).toEqual([1n, 20_000n]);
});
