import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { as, createConversation, createMember, createWorkspace, ownerDb } from "@/db/factories";
import { jobs } from "@/db/schema/hall";
import { conversations, messages } from "@/db/schema/messaging";
import { reserveBudget } from "../billing/budgets/reserve-budget";
import { inTransaction, systemCtx } from "../context";
import { reply } from "../inbox/reply";
import { claimJobs, type JobRow } from "../queue";
import { applyStatuses } from "./apply-statuses";
import { deliverMessage, graceMs } from "./deliver-message";
import { markAccepted } from "./settle-attempt";
import { metaError, startGraph } from "./testing-graph";
import { createShop } from "./testing-shop";

const graph = await startGraph();
afterAll(graph.close);

test("a reply reaches Meta once, with our id in it, and is sent", async () => {
  const { say, work, find, contact, number } = await createShop();
  const before = graph.sent().length;
  const messageId = await say("Sí, desde las ocho.");
  expect(await work()).toBeUndefined();

  expect(graph.sent().slice(before)).toMatchObject([
    {
      path: `/${number.metaPhoneNumberId}/messages`,
      body: {
        to: `+${contact.waId}`,
        type: "text",
        text: { body: "Sí, desde las ocho." },
        biz_opaque_callback_data: messageId,
      },
    },
  ]);
  expect(await find(messageId)).toMatchObject({
    status: "sent",
    sendAttempts: 1,
    waMessageId: expect.stringMatching(/^wamid/),
  });
});

test("a customer without a number is written to by user id", async () => {
  const { say, work } = await createShop({ waId: null, userId: "ES.13491208655302741918" });
  await say("Hola");
  await work();
  expect(graph.sent().at(-1)?.body).toMatchObject({ recipient: "ES.13491208655302741918" });
});

test("what Meta refuses for good fails at once, with Meta's code and reason", async () => {
  const { say, work, find } = await createShop();
  const messageId = await say("Hola");
  graph.answerNext(metaError(131026, "Message undeliverable"));
  expect(await work()).toBeUndefined();
  expect(await find(messageId)).toMatchObject({
    status: "failed",
    failureCode: 131026,
    failureDetail: "Message undeliverable",
    waMessageId: null,
  });
});

test("trouble at Meta is tried again, and then it goes", async () => {
  const { say, work, find } = await createShop();
  const messageId = await say("Hola");
  graph.answerNext(metaError(131016));
  const later = await work();
  expect(later?.runAt.getTime()).toBeGreaterThan(Date.now());
  expect(await find(messageId)).toMatchObject({ status: "queued", sendAttempts: 1 });
  await work();
  expect(await find(messageId)).toMatchObject({ status: "sent", sendAttempts: 2 });
});

test("an answer that never came is waited for, never asked for again", async () => {
  const { say, work, find } = await createShop();
  const before = graph.sent().length;
  const messageId = await say("Hola");
  graph.answerNext({ isCutOff: true });
  const later = await work();
  expect(await find(messageId)).toMatchObject({ status: "sending", waMessageId: null });
  await work();
  await work(() => new Date(later!.runAt.getTime() - 1));
  expect(await find(messageId)).toMatchObject({ status: "sending" });

  await work(() => later!.runAt);
  expect(await find(messageId)).toMatchObject({
    status: "failed",
    failureCode: null,
    failureDetail: expect.stringContaining("could not tell"),
  });
  expect(graph.sent().length - before).toBe(1);
});

test("the status webhook settles a message whose answer was lost, even after we gave up", async () => {
  const { say, work, find, luna, number, conversation } = await createShop();
  const messageId = await say("Hola");
  graph.answerNext({ isCutOff: true });
  await work();
  await work(() => new Date(Date.now() + graceMs + 1000));
  expect(await find(messageId)).toMatchObject({ status: "failed" });

  await inTransaction(systemCtx(luna.id), (ctx) =>
    applyStatuses(ctx, [
      {
        kind: "message.status",
        wabaId: number.wabaId,
        phoneNumberId: number.metaPhoneNumberId,
        waMessageId: "wamid.late",
        status: "sent",
        at: new Date(),
        recipient: {},
        opaque: messageId,
        errors: [],
      },
    ]),
  );
  expect(await find(messageId)).toMatchObject({
    status: "sent",
    waMessageId: "wamid.late",
    failedAt: null,
    failureDetail: null,
    conversationId: conversation.id,
  });
});

test("a status that is faster than Meta's answer is not undone by it", async () => {
  const { say, find, luna, number, conversation } = await createShop();
  const messageId = await say("Hola");

  await inTransaction(systemCtx(luna.id), (ctx) =>
    applyStatuses(ctx, [
      {
        kind: "message.status",
        wabaId: number.wabaId,
        phoneNumberId: number.metaPhoneNumberId,
        waMessageId: "wamid.fast",
        status: "delivered",
        at: new Date(),
        recipient: {},
        opaque: messageId,
        errors: [],
      },
    ]),
  );
  await inTransaction(systemCtx(luna.id), (ctx) =>
    markAccepted(ctx, {
      messageId,
      conversationId: conversation.id,
      waMessageId: "wamid.fast",
      isHeld: false,
    }),
  );
  expect(await find(messageId)).toMatchObject({ status: "delivered", waMessageId: "wamid.fast" });
});

test("a reply that waited until its window closed is not sent", async () => {
  const { say, work, find } = await createShop();
  const before = graph.sent().length;
  const messageId = await say("Hola");
  await work(() => new Date(Date.now() + 24 * 3600_000));
  expect(await find(messageId)).toMatchObject({ status: "failed", failureCode: 131047 });
  expect(graph.sent().length).toBe(before);
});

test("the forty-sixth message at once to one customer waits, and does not count as an attempt", async () => {
  const { say, work, find, conversation } = await createShop();
  const now = new Date();
  await ownerDb()
    .update(conversations)
    .set({ pairSlotAt: new Date(now.getTime() + 45 * 6000) })
    .where(eq(conversations.id, conversation.id));
  const messageId = await say("Hola");
  const later = await work(() => now);
  expect(later).toEqual({ runAt: new Date(now.getTime() + 6000), countsAsAttempt: false });
  expect(await find(messageId)).toMatchObject({ status: "queued", sendAttempts: 0 });
});

test("two replies to one customer leave in the order they were written", async () => {
  const { say, luna } = await createShop();
  const first = await say("Uno");
  await say("Dos");
  const claimed = (await claimJobs(500)).filter((job: JobRow) => job.workspaceId === luna.id);
  expect(claimed.map(({ payload }) => payload)).toEqual([{ messageId: first }]);
});

test("a number whose account has no token fails with a sentence", async () => {
  const luna = await createWorkspace();
  const ana = await createMember(luna.id, "Ana");
  const { id: conversationId } = await createConversation(luna.id);
  const { messageId } = await reply(as(ana), {
    conversationId,
    clientId: crypto.randomUUID(),
    content: { type: "text", body: "Hola" },
  });
  const [job] = await ownerDb().select().from(jobs).where(eq(jobs.workspaceId, luna.id));
  await deliverMessage(systemCtx(luna.id), { messageId }, job!, reserveBudget);
  const [message] = await ownerDb().select().from(messages).where(eq(messages.id, messageId));
  expect(message).toMatchObject({
    status: "failed",
    failureDetail: expect.stringContaining("Connect it again"),
  });
});

test("a worker killed while it was sending leaves a message that no other sends again", async () => {
  const { say, work, find } = await createShop();
  const before = graph.sent().length;
  const messageId = await say("Hola");
  await ownerDb()
    .update(messages)
    .set({ status: "sending", attemptedAt: new Date(), sendAttempts: 1 })
    .where(eq(messages.id, messageId));
  expect(await work()).toMatchObject({ countsAsAttempt: false });
  expect(graph.sent().length).toBe(before);
  expect(await find(messageId)).toMatchObject({ status: "sending" });
});

test("two workers that both believe the job is theirs send once", async () => {
  const { luna, say, find } = await createShop();
  const before = graph.sent().length;
  const messageId = await say("Hola");
  const [job] = await ownerDb().select().from(jobs).where(eq(jobs.workspaceId, luna.id));
  await Promise.all(
    [1, 2, 3, 4].map(() => deliverMessage(systemCtx(luna.id), { messageId }, job!, reserveBudget)),
  );
  expect(graph.sent().length - before).toBe(1);
  expect(await find(messageId)).toMatchObject({ status: "sent", sendAttempts: 1 });
});

test("Meta's trouble does not last for ever: after its last attempt the message fails", async () => {
  const { say, work, find } = await createShop();
  const messageId = await say("Hola");
  graph.answerNext(...Array.from({ length: 12 }, () => metaError(131016, "Service unavailable")));
  for (let attempt = 1; attempt <= 7; attempt++) await work();
  expect(await find(messageId)).toMatchObject({ status: "failed", failureCode: 131016, sendAttempts: 7 });
  graph.forgetAnswers();
});

test("a message that we cannot even open fails with the last attempt, and is not queued for ever", async () => {
  const { luna, say, find } = await createShop();
  const messageId = await say("Hola");
  await ownerDb()
    .update(messages)
    .set({ sealedContent: Buffer.from("spoilt") })
    .where(eq(messages.id, messageId));
  const [job] = await ownerDb().select().from(jobs).where(eq(jobs.workspaceId, luna.id));
  const attempt = (attempts: number) =>
    deliverMessage(systemCtx(luna.id), { messageId }, { ...job!, attempts }, reserveBudget);
  await expect(attempt(29)).rejects.toThrow();
  expect(await find(messageId)).toMatchObject({ status: "queued" });
  await attempt(30);
  expect(await find(messageId)).toMatchObject({ status: "failed", failureCode: null });
});
