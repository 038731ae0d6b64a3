import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { createNumber, createWorkspace, ownerDb } from "@/db/factories";
import { serviceAllowances } from "@/db/schema/billing";
import { whatsappAccounts } from "@/db/schema/channels";
import { systemCtx } from "@/server/context";
import { type QuoteInput, quoteMessage } from "./quote";

async function createShop() {
  const luna = await createWorkspace();
  const number = await createNumber(luna.id);
  const quote = (input: Partial<QuoteInput>) =>
    quoteMessage(systemCtx(luna.id), {
      numberId: number.id,
      contact: { waId: "34600111222" },
      category: "service",
      at: new Date("2026-11-22T12:00:00Z"),
      windowOpen: true,
      freeEntryOpen: false,
      ...input,
    });
  const deliver = (deliveredCount: number, month = "2026-11") =>
    ownerDb()
      .insert(serviceAllowances)
      .values({ workspaceId: luna.id, numberId: number.id, month, deliveredCount });
  return { luna, number, quote, deliver };
}

test("the thousandth answer of the month is free and the next one has a price", async () => {
  const { quote, deliver } = await createShop();
  await deliver(999);
  expect(await quote({})).toMatchObject({
    isFree: true,
    freeReason: "allowance",
    freeLeft: 1,
    amountMicros: 0n,
  });
  const other = await createShop();
  await other.deliver(1000);
  expect(await other.quote({})).toMatchObject({
    isFree: false,
    freeLeft: 0,
    freeTotal: 1000,
    amountMicros: 20_000n,
    freeReason: undefined,
  });
});

test("the month begins anew at midnight where the account is", async () => {
  const { quote, deliver } = await createShop();
  await deliver(1000);
  expect(await quote({ at: new Date("2026-11-30T22:59:59Z") })).toMatchObject({ isFree: false });
  expect(await quote({ at: new Date("2026-11-30T23:00:00Z") })).toMatchObject({
    isFree: true,
    freeLeft: 1000,
  });
});

test("utility in the window is free until September 2026 and not since", async () => {
  const { quote } = await createShop();
  const utility = { category: "utility", windowOpen: true };
  expect(await quote({ ...utility, at: new Date("2026-09-30T21:59:59Z") })).toMatchObject({
    freeReason: "window",
  });
  expect(await quote({ ...utility, at: new Date("2026-09-30T22:00:00Z") })).toMatchObject({
    isFree: false,
    amountMicros: 20_000n,
  });
});

test("after an ad everything is free, marketing too", async () => {
  const { quote } = await createShop();
  expect(await quote({ category: "marketing", freeEntryOpen: true, windowOpen: false })).toMatchObject({
    isFree: true,
    freeReason: "entryPoint",
    amountMicros: 0n,
  });
});

test("without a price list there is no amount, and it is not called free", async () => {
  const { number, quote } = await createShop();
  await ownerDb()
    .update(whatsappAccounts)
    .set({ currency: "EUR" })
    .where(eq(whatsappAccounts.id, number.accountId));
  expect(await quote({ category: "marketing" })).toMatchObject({
    isFree: false,
    amountMicros: null,
    currency: "EUR",
  });
});

test("the number of another workspace has no price", async () => {
  const { number } = await createShop();
  const nova = await createWorkspace({ name: "Nova" });
  const asked = quoteMessage(systemCtx(nova.id), {
    numberId: number.id,
    contact: {},
    category: "service",
    at: new Date(),
    windowOpen: true,
    freeEntryOpen: false,
  });
  await expect(asked).rejects.toMatchObject({ code: "NOT_FOUND" });
});
