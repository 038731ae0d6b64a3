import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { createConversation, createNumber, createWorkspace, ownerDb } from "@/db/factories";
import { conversations, sendSlots } from "@/db/schema/messaging";
import { inTransaction, systemCtx } from "../context";
import { passSendGate, shortWaitMs } from "./send-gate";

const now = new Date("2026-11-22T12:00:00.000Z");

async function createSender() {
  const luna = await createWorkspace();
  const { id: numberId } = await createNumber(luna.id);
  const { id: conversationId } = await createConversation(luna.id, { numberId });
  const pass = (at = now, conversation = conversationId, throughputPerSecond = 80) =>
    inTransaction(
      systemCtx(luna.id, () => at),
      (ctx) => passSendGate(ctx, { numberId, conversationId: conversation, throughputPerSecond }),
    );
  return { luna, numberId, conversationId, pass };
}

test("of a hundred messages at once to one customer, 45 may go and the rest take no place", async () => {
  const { conversationId, pass } = await createSender();
  const passed = await Promise.all(Array.from({ length: 100 }, () => pass(now, conversationId, 1000)));
  const taken = passed.filter(({ isTaken }) => isTaken);
  expect(taken).toHaveLength(45);
  const [conversation] = await ownerDb()
    .select()
    .from(conversations)
    .where(eq(conversations.id, conversationId));
  expect(conversation?.pairSlotAt).toEqual(new Date(now.getTime() + 45 * 6000));
});

test("many workers sending to many customers stay within the number's throughput", async () => {
  const { luna, numberId, pass } = await createSender();
  const customers = await Promise.all(
    Array.from({ length: 12 }, () => createConversation(luna.id, { numberId })),
  );
  const passed = await Promise.all(
    Array.from({ length: 120 }, (_, n) => pass(now, customers[n % 12]?.id, 80)),
  );
  const times = passed.filter(({ isTaken }) => isTaken).map(({ goAt }) => goAt.getTime() - now.getTime());
  expect(Math.max(...times)).toBeLessThanOrEqual(shortWaitMs);
  expect(times.length).toBeLessThanOrEqual(80);
  // Half a second of the stream, and the burst.
  expect(times.length).toBeGreaterThanOrEqual(36);
  expect(
    passed
      .filter(({ isTaken }) => !isTaken)
      .every(({ goAt }) => goAt.getTime() - now.getTime() > shortWaitMs),
  ).toBe(true);
});

test("a message that has to wait for its customer takes no place in the number's stream", async () => {
  const { numberId, conversationId, pass } = await createSender();
  await ownerDb()
    .update(conversations)
    .set({ pairSlotAt: new Date(now.getTime() + 46 * 6000) })
    .where(eq(conversations.id, conversationId));
  expect(await pass()).toEqual({ goAt: new Date(now.getTime() + 12_000), isTaken: false });
  const [slot] = await ownerDb().select().from(sendSlots).where(eq(sendSlots.numberId, numberId));
  expect(slot?.nextAt).toEqual(now);
});
