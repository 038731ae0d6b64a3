import { expect, test } from "vitest";
import { as, createConversation, createMember, createWorkspace } from "@/db/factories";
import { claimConversation } from "./claim-conversation";
import { closeConversation } from "./close-conversation";
import { getConversation, getPerson } from "./get-conversation";
import { getMessages } from "./get-messages";
import { getThread, threadPageSize } from "./get-thread";
import { markRead } from "./mark-read";
import { releaseConversation } from "./release-conversation";
import { reopenConversation } from "./reopen-conversation";
import type { Cursor } from "./schemas";
import { agentSays, customerSays } from "./testing";

const noon = Date.parse("2026-11-22T12:00:00.000Z");
const at = (minutes: number) => ({ writtenAt: new Date(noon + minutes * 60_000) });

async function counter() {
  const luna = await createWorkspace();
  const ana = await createMember(luna.id, "Ana");
  const conversation = await createConversation(luna.id);
  return { luna, ana, conversation, conversationId: conversation.id };
}

test("a thread reads from the oldest to the newest and tells who answered", async () => {
  const { ana, conversation, conversationId } = await counter();
  await customerSays(conversation, "¿Tienen pan?", at(0));
  await agentSays(conversation, "Sí, desde las ocho.", { ...at(1), memberId: ana.id });

  const { messages, nextCursor } = await getThread(as(ana), { conversationId });

  expect(messages.map(({ content, member }) => [content, member?.name])).toEqual([
    [{ type: "text", body: "¿Tienen pan?" }, undefined],
    [{ type: "text", body: "Sí, desde las ocho." }, "Ana"],
  ]);
  expect(nextCursor).toBeNull();
});

test("scrolling up shows every message once, also those of one moment", async () => {
  const { ana, conversation, conversationId } = await counter();
  const count = threadPageSize * 2 + 5;
  for (let n = 0; n < count; n++) await customerSays(conversation, `${n}`, at(Math.floor(n / 7)));

  const bodies: string[] = [];
  let cursor: Cursor | null = null;
  do {
    const page: Awaited<ReturnType<typeof getThread>> = await getThread(as(ana), { conversationId, cursor });
    bodies.unshift(...page.messages.map(({ content }) => (content.type === "text" ? content.body : "")));
    cursor = page.nextCursor;
  } while (cursor);

  expect(bodies).toEqual(Array.from({ length: count }, (_, n) => `${n}`));
});

test("the latest reaction of each side lies on its message, and one that was taken back does not", async () => {
  const { ana, conversation, conversationId } = await counter();
  const asked = await customerSays(conversation, "¿Tienen pan?", at(0));
  const answered = await agentSays(conversation, "Sí", at(1));
  const react = (target: typeof asked, emoji: string | null, minutes: number) =>
    customerSays(
      conversation,
      { type: "reaction", waMessageId: target.waMessageId!, emoji },
      { ...at(minutes), targetWaMessageId: target.waMessageId },
    );
  await react(answered, "👍", 2);
  await react(answered, "❤️", 3);
  await react(asked, "😀", 4);
  await react(asked, null, 5);

  const { messages } = await getThread(as(ana), { conversationId });

  expect(messages.map(({ reactions }) => reactions)).toEqual([[], [{ direction: "inbound", emoji: "❤️" }]]);
});

test("an edit shows what it says now and keeps what it said", async () => {
  const { ana, conversation, conversationId } = await counter();
  const { waMessageId } = await customerSays(conversation, "A las ocho", at(0));
  for (const [minutes, body] of [
    [1, "A las nueve"],
    [2, "A las diez"],
  ] as const) {
    await customerSays(
      conversation,
      { type: "edit", waMessageId: waMessageId!, content: { type: "text", body } },
      { ...at(minutes), targetWaMessageId: waMessageId },
    );
  }

  const { messages } = await getThread(as(ana), { conversationId });

  expect(messages).toHaveLength(1);
  expect(messages[0]).toMatchObject({
    content: { body: "A las diez" },
    edited: { before: { body: "A las ocho" } },
  });
});

test("a customer can take back what she wrote and not what the business wrote", async () => {
  const { ana, conversation, conversationId } = await counter();
  const hers = await customerSays(conversation, "Perdón", at(0));
  const ours = await agentSays(conversation, "€ 20", at(1));
  for (const { waMessageId } of [hers, ours]) {
    await customerSays(
      conversation,
      { type: "revoke", waMessageId: waMessageId! },
      { ...at(2), targetWaMessageId: waMessageId },
    );
  }

  const { messages } = await getThread(as(ana), { conversationId });

  expect(messages.map(({ revokedAt }) => revokedAt !== null)).toEqual([true, false]);
  expect(messages[0]!.content).toEqual({ type: "text", body: "Perdón" });
});

test("a reaction to a message that we never received is shown on its own", async () => {
  const { ana, conversation, conversationId } = await counter();
  await customerSays(
    conversation,
    { type: "reaction", waMessageId: "wamid.unknown", emoji: "👍" },
    { targetWaMessageId: "wamid.unknown" },
  );
  const { messages } = await getThread(as(ana), { conversationId });
  expect(messages).toMatchObject([{ content: { type: "reaction", emoji: "👍" }, quote: "missing" }]);
});

test("an answer shows what it answers", async () => {
  const { ana, conversation, conversationId } = await counter();
  const asked = await customerSays(conversation, "¿Tienen pan?", at(0));
  await agentSays(conversation, "Sí", { ...at(1), targetWaMessageId: asked.waMessageId });
  const { messages } = await getThread(as(ana), { conversationId });
  expect(messages[1]!.quote).toMatchObject({ id: asked.id, preview: { type: "text", text: "¿Tienen pan?" } });
});

test("the ad that brought the customer stays with her first message", async () => {
  const { ana, conversation, conversationId } = await counter();
  await customerSays(conversation, "Hola", {
    notes: { referral: { sourceId: "120", headline: "Pan de ayer" } },
  });
  const { messages } = await getThread(as(ana), { conversationId });
  expect(messages[0]!.notes.referral).toEqual({ sourceId: "120", headline: "Pan de ayer" });
});

test("who took, closed and reopened it stands between the messages, each once", async () => {
  const { ana, conversationId } = await counter();
  const minutes = (count: number) => as(ana, () => at(count).writtenAt);
  await claimConversation(minutes(1), { conversationId });
  await releaseConversation(minutes(2), { conversationId });
  await claimConversation(minutes(3), { conversationId });
  await closeConversation(minutes(4), { conversationId });
  await reopenConversation(minutes(5), { conversationId });
  const { events } = await getThread(as(ana), { conversationId });
  expect(events.map(({ kind, name }) => [kind, name])).toEqual(
    ["taken", "released", "taken", "closed", "reopened"].map((kind) => [kind, "Ana"]),
  );
});

test("a conversation of another workspace does not exist", async () => {
  const { conversationId } = await counter();
  const { ana: stranger } = await counter();
  const ctx = as(stranger);
  const attempts = [
    () => getConversation(ctx, { conversationId }),
    () => getPerson(ctx, { conversationId }),
    () => getThread(ctx, { conversationId }),
    () => claimConversation(ctx, { conversationId }),
    () => releaseConversation(ctx, { conversationId }),
    () => closeConversation(ctx, { conversationId }),
    () => reopenConversation(ctx, { conversationId }),
    () => markRead(ctx, { conversationId, readTo: new Date() }),
  ];
  for (const attempt of attempts) {
    await expect(attempt()).rejects.toMatchObject({ code: "NOT_FOUND", key: "conversationNotFound" });
  }
});

test("messages asked for by id are as the thread shows them; a reaction is the message it lies on", async () => {
  const { ana, conversation, conversationId } = await counter();
  const asked = await customerSays(conversation, "¿Tienen pan?", at(0));
  await customerSays(conversation, "¿Y café?", at(1));
  const liked = await customerSays(
    conversation,
    { type: "reaction", waMessageId: asked.waMessageId!, emoji: "🥖" },
    { ...at(2), targetWaMessageId: asked.waMessageId },
  );

  const thread = await getThread(as(ana), { conversationId });
  const fresh = await getMessages(as(ana), { conversationId, messageIds: [liked.id] });

  expect(fresh.messages).toEqual(thread.messages.filter(({ id }) => id === asked.id));
  expect(fresh.messages[0]?.reactions).toEqual([{ direction: "inbound", emoji: "🥖" }]);
  expect(fresh.readTo).toEqual(thread.readTo);
});
