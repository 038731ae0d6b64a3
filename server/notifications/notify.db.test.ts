import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { ownerDb } from "@/db/factories";
import { openConversations } from "@/db/schema/inbox";
import { contacts, messages } from "@/db/schema/messaging";
import { templates } from "@/db/schema/notifications";
import { setBudget } from "../billing/budgets/testing";
import { systemCtx } from "../context";
import { startGraph } from "../messaging/testing-graph";
import { createBakery } from "./broadcasts/testing";
import { notify } from "./notify";
import { notifyInput } from "./notify-schemas";
import { quoteNotification } from "./quote-notification";

const graph = await startGraph();
afterAll(graph.close);

async function open() {
  const bakery = await createBakery();
  const { luna, number, offer } = bakery;
  const ctx = systemCtx(luna.id);
  const [template] = await ownerDb().select().from(templates).where(eq(templates.id, offer));
  const { name, language } = template!;
  const asked = (values: object = {}) =>
    notifyInput.parse({
      ...{ numberId: number.id, to: "+34 611 000 021", template: { name, language } },
      ...{ values: { body: ["Inès"] }, idempotencyKey: "order 1042" },
      ...values,
    });
  const stored = () => ownerDb().select().from(messages).where(eq(messages.workspaceId, luna.id));
  return { ...bakery, ctx, asked, stored };
}

test("a notification is sent once, however often it is asked for under its key, and changes nothing in the inbox", async () => {
  const { luna, ctx, asked, stored, deliver } = await open();
  const before = graph.sent().length;
  const first = await notify(ctx, asked());
  expect(first).toMatchObject({ isNew: true, status: "queued" });
  expect(await notify(ctx, asked())).toEqual({ ...first, isNew: false, quote: expect.anything() });
  await deliver();
  expect(await notify(ctx, asked())).toMatchObject({ messageId: first.messageId, status: "sent" });
  expect(await stored()).toHaveLength(1);
  expect(graph.sent().slice(before)).toMatchObject([{ body: { to: "+34611000021" } }]);
  expect(
    await ownerDb().select().from(openConversations).where(eq(openConversations.workspaceId, luna.id)),
  ).toEqual([]);
});

test("the same key for something else is refused, and another key is another message", async () => {
  const { ctx, asked, stored } = await open();
  await notify(ctx, asked());
  await expect(notify(ctx, asked({ values: { body: ["Bram"] } }))).rejects.toMatchObject({
    key: "idempotencyKeyUsed",
  });
  await notify(ctx, asked({ idempotencyKey: "order 1043" }));
  expect(await stored()).toHaveLength(2);
});

test("what was sent is told again after its template was paused", async () => {
  const { ctx, offer, asked } = await open();
  const { messageId } = await notify(ctx, asked());
  await ownerDb().update(templates).set({ status: "PAUSED" }).where(eq(templates.id, offer));
  expect(await notify(ctx, asked())).toMatchObject({ messageId, isNew: false });
  await expect(notify(ctx, asked({ idempotencyKey: "b" }))).rejects.toMatchObject({
    key: "templateNotFound",
  });
});

test("of many who ask under one key at once, one is sent", async () => {
  const { ctx, asked, stored } = await open();
  const answers = await Promise.allSettled(Array.from({ length: 6 }, () => notify(ctx, asked())));
  expect(answers.some(({ status }) => status === "fulfilled")).toBe(true);
  expect(await stored()).toHaveLength(1);
});

test("it costs what its quote said, and a budget refuses it before it is sent", async () => {
  const { luna, ctx, asked, stored } = await open();
  const { values: _, idempotencyKey: __, ...question } = asked();
  const quote = await quoteNotification(ctx, question);
  expect(quote.amountMicros).toBeGreaterThan(0n);
  expect((await notify(ctx, asked())).quote.amountMicros).toBe(quote.amountMicros);
  await setBudget(luna.id, { amountMicros: 1n });
  expect(await quoteNotification(ctx, question)).toMatchObject({ budget: "budgetUsedUp" });
  await expect(notify(ctx, asked({ idempotencyKey: "another" }))).rejects.toMatchObject({
    key: "budgetUsedUp",
  });
  expect(await stored()).toHaveLength(1);
});

test("marketing goes to nobody who stopped it, nor to the United States", async () => {
  const { luna, ctx, asked, stored } = await open();
  await notify(ctx, asked());
  await ownerDb()
    .update(contacts)
    .set({ marketingStoppedAt: new Date() })
    .where(eq(contacts.workspaceId, luna.id));
  await expect(notify(ctx, asked({ idempotencyKey: "b" }))).rejects.toMatchObject({
    key: "customerStoppedMarketing",
  });
  await expect(notify(ctx, asked({ idempotencyKey: "c", to: "+1 212 555 0123" }))).rejects.toMatchObject({
    key: "marketingNotDelivered",
  });
  expect(await stored()).toHaveLength(1);
});
