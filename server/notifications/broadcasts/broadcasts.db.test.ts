import { and, eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { ownerDb } from "@/db/factories";
import { openConversations } from "@/db/schema/inbox";
import { contacts, conversations, messages } from "@/db/schema/messaging";
import { startGraph } from "../../messaging/testing-graph";
import { broadcastResults } from "./broadcast-results";
import { checkBroadcast } from "./check-broadcast";
import { sendOff } from "./send-off";
import { createBakery, hoursAgo } from "./testing";

const graph = await startGraph();
afterAll(graph.close);
beforeEach(() => {
  graph.forgetAnswers();
});

const bodies = () =>
  graph.sent().map(({ body }) => body as { to: string; template: { components: unknown } });

test("everybody who wrote gets it once, under her own name", async () => {
  const { customer, draft, send, sendAll, find, sentMessages, recipients } = await createBakery();
  const [carmen, nameless] = [await customer({ name: "Carmen" }), await customer({ name: null })];
  const before = graph.sent().length;
  const broadcastId = await draft();
  await send(broadcastId);
  expect(await sendAll(broadcastId)).toBe("done");

  const sent = bodies().slice(before);
  expect(sent.map(({ to }) => to).sort()).toEqual(
    [carmen, nameless].map(({ contact }) => `+${contact.waId}`).sort(),
  );
  const nameOf = (waId: string | null) =>
    JSON.stringify(sent.find(({ to }) => to === `+${waId}`)?.template.components);
  expect(nameOf(carmen.contact.waId)).toContain("Carmen");
  expect(nameOf(nameless.contact.waId)).toContain("there");
  expect(await sentMessages()).toMatchObject([
    { author: "automation", memberId: null, broadcastId, status: "sent" },
    { author: "automation", memberId: null, broadcastId, status: "sent" },
  ]);
  expect((await recipients(broadcastId)).map(({ state }) => state)).toEqual(["queued", "queued"]);
  expect(await find(broadcastId)).toMatchObject({ state: "done", endedAt: expect.any(Date) });
});

test("whoever stopped marketing is left out, also between the check and the sending, and so are numbers of the United States", async () => {
  const { customer, draft, send, sendAll, ctx, recipients, sentMessages } = await createBakery();
  await customer();
  await customer({ marketingStoppedAt: new Date() });
  await customer({ waId: "12125550100", country: "US" });
  const late = await customer();
  const broadcastId = await draft();
  expect(await checkBroadcast(ctx(), { broadcastId })).toMatchObject({
    people: 2,
    leftOut: expect.arrayContaining([
      { reason: "stoppedMarketing", people: 1 },
      { reason: "usMarketing", people: 1 },
    ]),
  });
  await send(broadcastId);
  await ownerDb()
    .update(contacts)
    .set({ marketingStoppedAt: new Date() })
    .where(eq(contacts.id, late.contact.id));
  await sendAll(broadcastId);
  expect(await sentMessages()).toHaveLength(1);
  expect((await recipients(broadcastId)).map(({ reason }) => reason ?? "got it").sort()).toEqual([
    "got it",
    "stoppedMarketing",
    "stoppedMarketing",
    "usMarketing",
  ]);
});

test("the people of a list get it with the words of their line, and those who are new are not put before the agents", async () => {
  const { luna, list, send, sendAll, sentMessages } = await createBakery();
  const before = graph.sent().length;
  const broadcastId = await list(
    "Name,Phone,Treat\nInès,+34 611 000 001,pear tart\nBram,+31612345678,\nTwice,34611000001,bun\nBad,12,bun\n",
    { words: { header: [], body: [{ kind: "column", column: "Treat", otherwise: "bread" }], buttons: [] } },
  );
  await send(broadcastId);
  expect(await sendAll(broadcastId)).toBe("done");
  const sent = bodies().slice(before);
  expect(sent.map(({ to }) => to).sort()).toEqual(["+31612345678", "+34611000001"]);
  expect(JSON.stringify(sent.find(({ to }) => to === "+34611000001"))).toContain("pear tart");
  expect(JSON.stringify(sent.find(({ to }) => to === "+31612345678"))).toContain("bread");
  expect(await sentMessages()).toHaveLength(2);
  const open = await ownerDb()
    .select()
    .from(openConversations)
    .where(eq(openConversations.workspaceId, luna.id));
  expect(open).toEqual([]);
  const [quiet] = await ownerDb().select().from(conversations).where(eq(conversations.workspaceId, luna.id));
  await ownerDb()
    .update(conversations)
    .set({ lastCustomerMessageAt: new Date() })
    .where(eq(conversations.id, quiet!.id));
  expect(
    await ownerDb().select().from(openConversations).where(eq(openConversations.workspaceId, luna.id)),
  ).toMatchObject([{ conversationId: quiet!.id }]);
});

test("more people or more money than the person saw is refused, and nothing is sent", async () => {
  const { customer, draft, ctx, find } = await createBakery();
  await customer();
  const broadcastId = await draft();
  const { version, people, cost } = await checkBroadcast(ctx(), { broadcastId });
  expect(cost.micros).toBeGreaterThan(0n);
  await customer();
  const seen = { broadcastId, version, people, micros: String(cost.micros), sendAt: null };
  await expect(sendOff(ctx(), seen)).rejects.toMatchObject({
    key: "broadcastFiguresChanged",
    params: { people: 2 },
  });
  await expect(sendOff(ctx(), { ...seen, people: 2 })).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(sendOff(ctx(), { ...seen, version: 1 })).rejects.toMatchObject({ key: "broadcastChanged" });
  expect((await find(broadcastId)).state).toBe("draft");
});

test("what is sent later costs what it costs then, when windows have closed and a month has begun", async () => {
  const { customer, draft, ctx, send, find } = await createBakery();
  await customer();
  await customer({}, hoursAgo(1));
  const broadcastId = await draft();
  const now = await checkBroadcast(ctx(), { broadcastId });
  const later = await checkBroadcast(ctx(), { broadcastId, sendAt: "2099-11-24T09:00" });
  expect([now.people, later.people]).toEqual([2, 2]);
  expect([now.limit.counting, later.limit.counting]).toEqual([1, 2]);
  expect(await checkBroadcast(ctx(), { broadcastId, sendAt: "2020-01-01T09:00" })).toEqual(now);
  await send(broadcastId, "2099-11-24T09:00");
  expect((await find(broadcastId)).quotedMicros).toBe(later.cost.micros);
});

test("a time that has passed is refused, and before its time nobody gets anything", async () => {
  const { customer, draft, send, turn, find, setNow, sentMessages } = await createBakery();
  await customer();
  const broadcastId = await draft();
  await expect(send(broadcastId, "2020-01-01T09:00")).rejects.toMatchObject({ key: "broadcastTimePassed" });
  await send(broadcastId, "2099-11-24T09:00");
  // Nine in Madrid.
  expect((await find(broadcastId)).sendAt).toEqual(new Date("2099-11-24T08:00:00Z"));
  expect(await turn(broadcastId)).toMatchObject({ runAt: new Date("2099-11-24T08:00:00Z") });
  expect(await sentMessages()).toEqual([]);
  setNow(() => new Date("2099-11-24T08:00:01Z"));
  await turn(broadcastId);
  expect(await sentMessages()).toHaveLength(1);
});

test("a broadcast neither opens nor answers anything, and the customer's answer counts as one to it", async () => {
  const { luna, customer, draft, send, sendAll, ctx } = await createBakery();
  const { conversation } = await customer();
  const broadcastId = await draft();
  await send(broadcastId);
  await sendAll(broadcastId);
  const [after] = await ownerDb().select().from(conversations).where(eq(conversations.id, conversation.id));
  expect(after).toMatchObject({ lastActivityAt: conversation.lastActivityAt, lastMessageId: null });
  const [{ id: messageId, sealedContent }] = (await ownerDb()
    .select()
    .from(messages)
    .where(and(eq(messages.workspaceId, luna.id), eq(messages.conversationId, conversation.id)))) as [
    typeof messages.$inferSelect,
  ];
  await ownerDb()
    .update(messages)
    .set({ status: "read", writtenAt: hoursAgo(3) })
    .where(eq(messages.id, messageId));
  await ownerDb()
    .insert(messages)
    .values({
      ...{ workspaceId: luna.id, id: crypto.randomUUID(), conversationId: conversation.id },
      ...{ direction: "inbound", author: "customer", type: "text", sealedContent, status: "received" },
      writtenAt: hoursAgo(1),
    });
  const figures = async () => (await broadcastResults(ctx(), { sentBroadcastId: broadcastId })).figures;
  expect(await figures()).toMatchObject({
    ...{ people: 1, sent: 1, delivered: 1, read: 1, replied: 1, failed: 0, waiting: 0 },
  });

  // Phones tell whole seconds, so an answer at once may seem to come before what it answers.
  const answeredAt = new Date("2026-11-23T20:15:07.000Z");
  const at = (writtenAt: Date, direction: "inbound" | "outbound") =>
    ownerDb()
      .update(messages)
      .set({ writtenAt })
      .where(and(eq(messages.conversationId, conversation.id), eq(messages.direction, direction)));
  await at(answeredAt, "inbound");
  await at(new Date("2026-11-23T20:15:07.400Z"), "outbound");
  expect(await figures()).toMatchObject({ replied: 1 });
  await at(new Date("2026-11-23T20:15:08.000Z"), "outbound");
  expect(await figures()).toMatchObject({ replied: 0 });
});
