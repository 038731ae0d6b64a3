import { expect, test } from "vitest";
import { as, createMember, createNumber, createWorkspace } from "@/db/factories";
import { enterInvoice } from "../billing/reconciliation/enter-invoice";
import { withdrawInvoice } from "../billing/reconciliation/withdraw-invoice";
import { billed } from "./billed";
import type { BilledInput } from "./schemas";

async function createBusiness() {
  const { id } = await createWorkspace();
  const { accountId } = await createNumber(id);
  const finance = as(await createMember(id, "Noor", ["finance"]));
  const enter = (month: string, amountMicros: bigint) =>
    enterInvoice(finance, { accountId, month, reference: month, amountMicros });
  const invoiced = async (from: string, to: string, more: Partial<BilledInput> = {}) => {
    const asked: BilledInput = {
      period: { from, to },
      filters: {},
      comparison: "none",
      groupBy: "month",
      ...more,
    };
    return (await billed(finance, asked)).invoiced;
  };
  return { finance, enter, invoiced };
}

test("invoices are a figure of their months, beside what is expected and reported", async () => {
  const { finance, enter, invoiced } = await createBusiness();
  await enter("2026-09", 10_000_000n);
  await enter("2026-10", 20_000_000n);
  const { invoiceId } = await enter("2026-10", 500_000n);
  expect(await invoiced("2026-09-01", "2026-10-31")).toEqual([
    { month: "2026-09-01", currency: "USD", micros: 10_000_000n },
    { month: "2026-10-01", currency: "USD", micros: 20_500_000n },
  ]);
  await withdrawInvoice(finance, { invoiceId });
  expect(await invoiced("2026-10-01", "2026-10-31")).toMatchObject([{ micros: 20_000_000n }]);
  expect(await invoiced("2026-08-01", "2026-08-31")).toEqual([]);
  expect(await (await createBusiness()).invoiced("2026-10-01", "2026-10-31")).toEqual([]);
});

test("of part of a month, or with a filter, nobody can say what was invoiced", async () => {
  const { enter, invoiced } = await createBusiness();
  await enter("2026-10", 20_000_000n);
  expect(await invoiced("2026-10-01", "2026-10-30")).toBeNull();
  expect(await invoiced("2026-10-02", "2026-10-31")).toBeNull();
  expect(await invoiced("2026-10-01", "2026-10-31", { filters: { countries: ["ES"] } })).toBeNull();
});
