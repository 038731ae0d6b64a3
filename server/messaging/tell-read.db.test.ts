import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { as, createConversation, createMember, createNumber, createWorkspace, ownerDb } from "@/db/factories";
import { jobs } from "@/db/schema/hall";
import { conversations } from "@/db/schema/messaging";
import { storeAccessToken } from "../channels/access-token";
import { systemCtx } from "../context";
import { showTyping as askFor } from "../inbox/show-typing";
import { agentSays, customerSays } from "../inbox/testing";
import { showTyping, showTypingJob } from "./show-typing";
import { tellRead } from "./tell-read";
import { metaError, startGraph } from "./testing-graph";

const graph = await startGraph();
afterAll(graph.close);

async function createChat() {
  const luna = await createWorkspace();
  const ana = await createMember(luna.id, "Ana");
  const number = await createNumber(luna.id);
  await storeAccessToken(systemCtx(luna.id), { accountId: number.accountId, token: "token-of-luna" });
  const conversation = await createConversation(luna.id, { numberId: number.id });
  const conversationId = conversation.id;
  const heard = graph.calls.length;
  return {
    ana,
    conversation,
    conversationId,
    tell: () => tellRead(systemCtx(luna.id), { conversationId }),
    type: (askedAt: Date) =>
      showTyping(systemCtx(luna.id), { conversationId, askedAt: askedAt.toISOString() }),
    calls: () => graph.calls.slice(heard).map(({ body }) => body),
    asked: async () =>
      (await ownerDb().select().from(jobs).where(eq(jobs.workspaceId, luna.id))).filter(
        ({ name }) => name === showTypingJob.name,
      ),
  };
}

test("the customer is told once that their last message was read", async () => {
  const { conversation, tell, calls } = await createChat();
  await customerSays(conversation, "¿Abren hoy?", { writtenAt: new Date(Date.now() - 60_000) });
  const last = await customerSays(conversation, "¿Y mañana?");
  await tell();
  await tell();
  expect(calls()).toEqual([{ messaging_product: "whatsapp", status: "read", message_id: last.waMessageId }]);
});

test("what came after the reading is not called read", async () => {
  const { conversation, conversationId, tell, calls } = await createChat();
  await customerSays(conversation, "¿Abren hoy?");
  await ownerDb().update(conversations).set({ unreadCount: 1 }).where(eq(conversations.id, conversationId));
  await tell();
  expect(calls()).toEqual([]);
});

test("a receipt that Meta could not take now is tried again, one it refuses is let go", async () => {
  const { conversation, tell, calls } = await createChat();
  await customerSays(conversation, "¿Abren hoy?");
  graph.answerNext(metaError(131016));
  await expect(tell()).rejects.toThrow();
  graph.answerNext(metaError(100));
  await tell();
  expect(calls()).toHaveLength(2);
});

test("a message of two months ago gets no receipt", async () => {
  const { conversation, tell, calls } = await createChat();
  await customerSays(conversation, "Hola", { writtenAt: new Date(Date.now() - 60 * 24 * 3600_000) });
  await tell();
  expect(calls()).toEqual([]);
});

test("typing is asked for no more often than WhatsApp shows it", async () => {
  const { ana, conversationId, asked } = await createChat();
  const start = Date.now();
  for (const second of [0, 1, 5, 19, 20.5, 22]) {
    await askFor(
      as(ana, () => new Date(start + second * 1000)),
      { conversationId },
    );
  }
  expect(await asked()).toHaveLength(2);
});

test("nobody types where nothing can be sent", async () => {
  const { ana, conversationId, asked } = await createChat();
  await askFor(
    as(ana, () => new Date(Date.now() + 25 * 3600_000)),
    { conversationId },
  );
  expect(await asked()).toEqual([]);
});

test("typing is shown at once or not at all", async () => {
  const { conversation, type, calls } = await createChat();
  const last = await customerSays(conversation, "¿Abren hoy?");
  await type(new Date(Date.now() - 6000));
  expect(calls()).toEqual([]);
  await type(new Date());
  expect(calls()).toMatchObject([{ message_id: last.waMessageId, typing_indicator: { type: "text" } }]);
});

test("nobody seems to type after the answer was sent", async () => {
  const { conversation, type, calls } = await createChat();
  await customerSays(conversation, "¿Abren hoy?");
  const askedAt = new Date(Date.now() - 1000);
  await agentSays(conversation, "Sí");
  await type(askedAt);
  expect(calls()).toEqual([]);
});
