import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { describe, expect, test } from "vitest";
import {
  as,
  createContact,
  createConversation,
  createMember,
  createNumber,
  createWorkspace,
  ownerDb,
} from "@/db/factories";
import { auditEntries } from "@/db/schema/identity";
import { inTransaction, systemCtx } from "@/server/context";
import { outcomeTouches } from "../touch-views";
import { correctOutcome } from "./correct-outcome";
import { exportOutcomes } from "./export-outcomes";
import { listOutcomes } from "./list-outcomes";
import { markOutcome } from "./mark-outcome";
import { correctOutcomeInput, markOutcomeInput } from "./schemas";
import { openShop, taps } from "./testing";
import { withdrawOutcome } from "./withdraw-outcome";

type Shop = Awaited<ReturnType<typeof openShop>>;

const euros = (amount: bigint) => ({ amountMicros: amount * 1_000_000n, currency: "EUR" });
const order = (conversationId: string, more: object = {}) => ({
  ...{ conversationId, kind: "order" as const, requestKey: uuidv7() },
  ...euros(80n),
  ...more,
});

const attributed = ({ workspace }: Shop) =>
  inTransaction(systemCtx(workspace.id), (ctx) => ctx.db.select().from(outcomeTouches));

test("an order that is marked twice, by one hand or two at once, is one order", async () => {
  const shop = await openShop();
  const wish = order(shop.conversation.id, { reference: "1042" });
  const twice = await Promise.all([1, 2].map(() => markOutcome(as(shop.agent), wish)));
  const beto = await createMember(shop.workspace.id, "Beto");
  const clash = markOutcome(as(beto), order(shop.conversation.id, { reference: "1042" }));
  await expect(clash).rejects.toMatchObject({
    code: "CONFLICT",
    key: "orderMarkedBefore",
    field: "reference",
  });
  expect(new Set(twice.map(({ outcomeId }) => outcomeId)).size).toBe(1);
  const { outcomes } = await listOutcomes(as(shop.agent), { conversationId: shop.conversation.id });
  expect(outcomes).toMatchObject([{ kind: "order", reference: "1042", ...euros(80n) }]);
});

test("a customer is a lead once for each ad that brings her", async () => {
  const shop = await openShop();
  const { id: conversationId } = shop.conversation;
  const lead = () => markOutcome(as(shop.agent), { conversationId, kind: "lead", requestKey: uuidv7() });
  await taps(shop.conversation);
  const clicks = await Promise.allSettled([lead(), lead()]);
  expect(clicks.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(clicks.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { key: "stageMarkedBefore" },
  });
  await taps(shop.conversation, { at: new Date() });
  await expect(lead()).resolves.toBeDefined();
});

test("what is corrected and withdrawn keeps its history, and each change stands in the audit trail", async () => {
  const shop = await openShop();
  const { id: conversationId } = shop.conversation;
  const { outcomeId } = await markOutcome(as(shop.agent), order(conversationId, { reference: "7" }));
  await correctOutcome(as(shop.owner), { outcomeId, ...euros(95n), reference: "8" });
  await withdrawOutcome(as(shop.agent), { outcomeId });
  const { outcomes } = await listOutcomes(as(shop.agent), { conversationId });
  expect(outcomes[0]).toMatchObject({ withdrawnAt: expect.any(Date), reference: "8" });
  expect(
    outcomes[0]!.history.map(({ change, memberName, amountMicros }) => [change, memberName, amountMicros]),
  ).toEqual([
    ["marked", "Ana", 80_000_000n],
    ["corrected", "Olga", 95_000_000n],
    ["withdrawn", "Ana", 95_000_000n],
  ]);
  const trail = await ownerDb().select().from(auditEntries).where(eq(auditEntries.subjectId, outcomeId));
  expect(trail.map(({ action }) => action).sort()).toEqual([
    "outcome.corrected",
    "outcome.marked",
    "outcome.withdrawn",
  ]);
  await expect(withdrawOutcome(as(shop.agent), { outcomeId })).rejects.toMatchObject({
    key: "outcomeWithdrawn",
  });
  expect(await attributed(shop)).toEqual([]);
});

test("once withdrawn, an order can be marked anew under its reference", async () => {
  const shop = await openShop();
  const wish = () => order(shop.conversation.id, { reference: "1042" });
  const { outcomeId } = await markOutcome(as(shop.agent), wish());
  await withdrawOutcome(as(shop.agent), { outcomeId });
  await expect(markOutcome(as(shop.agent), wish())).resolves.not.toEqual({ outcomeId });
});

test("an order is owed to the customer's first ad and to her last one before it, whichever number she wrote to", async () => {
  const shop = await openShop();
  const { workspace, conversation } = shop;
  const other = await createConversation(workspace.id, {
    contactId: conversation.contactId,
    numberId: (await createNumber(workspace.id)).id,
  });
  const at = (minutes: number) => new Date(Date.now() + minutes * 60_000);
  await taps(conversation, { at: at(-60), adId: "second" });
  await taps(other, { at: at(-600), adId: "first" });
  await markOutcome(as(shop.agent), order(conversation.id));
  await taps(conversation, { at: at(30), adId: "after" });
  expect(await attributed(shop)).toMatchObject([{ firstAdId: "first", lastAdId: "second", ...euros(80n) }]);
});

test("a tap of which Meta names no ad takes nothing from the ads that are known", async () => {
  const shop = await openShop();
  const at = (minutes: number) => new Date(Date.now() + minutes * 60_000);
  await taps(shop.conversation, { at: at(-600), adId: null });
  await taps(shop.conversation, { at: at(-60), adId: "known" });
  await taps(shop.conversation, { at: at(-30), adId: null });
  await markOutcome(as(shop.agent), order(shop.conversation.id));
  expect(await attributed(shop)).toMatchObject([{ firstAdId: "known", lastAdId: "known" }]);
});

describe("amounts", () => {
  const ask = (amountMicros: unknown) => ({
    ...{ kind: "order", conversationId: uuidv7(), clientId: uuidv7(), currency: "EUR" },
    amountMicros,
  });
  test.each([
    "-80",
    "0",
    "0.0000001",
    "1e9",
    "NaN",
    "80,50",
    "=1+1",
    "1000000000.01",
    "9".repeat(30),
    "",
    "٨٠",
  ])("%s is none", (typed) => {
    expect(markOutcomeInput.safeParse(ask(typed)).success).toBe(false);
    const correction = { outcomeId: uuidv7(), amountMicros: typed, currency: "EUR" };
    expect(correctOutcomeInput.safeParse(correction).success).toBe(false);
  });
  test.each([
    ["80.50", 80_500_000n],
    ["0.000001", 1n],
    ["1000000000", 1_000_000_000_000_000n],
  ])("%s is %i millionths", (typed, amountMicros) => {
    expect(markOutcomeInput.parse(ask(typed))).toMatchObject({ amountMicros });
  });
  test("a currency that does not exist is none", () => {
    expect(markOutcomeInput.safeParse({ ...ask("80"), currency: "BTC" }).success).toBe(false);
  });
});

test("a conversation and an outcome of another workspace do not exist", async () => {
  const luna = await openShop();
  const nova = await createMember((await createWorkspace({ name: "Nova" })).id, "Noor", ["owner"]);
  const { outcomeId } = await markOutcome(as(luna.agent), order(luna.conversation.id));
  const { id: conversationId } = luna.conversation;
  const attempts = [
    markOutcome(as(nova), order(conversationId)),
    listOutcomes(as(nova), { conversationId }),
    withdrawOutcome(as(nova), { outcomeId }),
    correctOutcome(as(nova), { outcomeId, ...euros(1n) }),
  ];
  for (const attempt of await Promise.allSettled(attempts)) {
    expect(attempt).toMatchObject({ status: "rejected", reason: { code: "NOT_FOUND" } });
  }
});

test("what an ad or an agent wrote becomes no formula in the export", async () => {
  const shop = await openShop();
  await taps(shop.conversation, { adId: "=1+1", headline: '@SUM(A1)"\n=2' });
  await markOutcome(as(shop.agent), order(shop.conversation.id, { reference: "+cmd|' /C calc'!A0" }));
  const today = new Date().toISOString().slice(0, 10);
  const file = await exportOutcomes(as(shop.owner), {
    from: "2026-01-01",
    to: `${Number(today.slice(0, 4)) + 1}-01-01`,
  });
  expect(file).toContain(`"'+cmd|' /C calc'!A0"`);
  expect(file).toContain(`"'=1+1"`);
  expect(file).toContain(`"'@SUM(A1)""\n=2"`);
  expect(file).toContain(",80,EUR,");
  expect(file).not.toMatch(/,"?[=+@-]/);
});

test("two people of one name: a withdrawal by one leaves the other's order", async () => {
  const shop = await openShop();
  const other = await createConversation(shop.workspace.id, {
    numberId: shop.number.id,
    contactId: (await createContact(shop.workspace.id)).id,
  });
  const [one, two] = [
    await markOutcome(as(shop.agent), order(shop.conversation.id)),
    await markOutcome(as(shop.agent), order(other.id)),
  ];
  await withdrawOutcome(as(shop.agent), one);
  expect((await attributed(shop)).map(({ outcomeId }) => outcomeId)).toEqual([two.outcomeId]);
});
