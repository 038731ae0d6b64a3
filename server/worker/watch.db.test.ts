import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import {
  createContact,
  createConversation,
  createMember,
  createNumber,
  createWorkspace,
  ownerDb,
} from "@/db/factories";
import { alerts } from "@/db/schema/alerts";
import { jobs } from "@/db/schema/hall";
import { assignments, responses } from "@/db/schema/inbox";
import { conversations, messages } from "@/db/schema/messaging";
import { watch } from "./watch";

const { signal } = new AbortController();
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);
const alertsOf = (workspaceId: string) =>
  ownerDb().select().from(alerts).where(eq(alerts.workspaceId, workspaceId)).orderBy(alerts.raisedAt);

/** A customer who has been waiting since, in a conversation that the member has. */
async function waiting(workspaceId: string, memberId: string, since: Date) {
  const contact = await createContact(workspaceId, { name: "Carmen" });
  const { id: conversationId } = await createConversation(workspaceId, {
    contactId: contact.id,
    lastCustomerMessageAt: since,
  });
  await ownerDb().insert(responses).values({ workspaceId, id: uuidv7(), conversationId, askedAt: since });
  await ownerDb()
    .insert(assignments)
    .values({ workspaceId, id: uuidv7(), conversationId, memberId, assignedAt: since });
  return conversationId;
}

test("whoever has a conversation is told in the last two hours of its window, once, and no longer when it is answered", async () => {
  const { id } = await createWorkspace();
  const beto = await createMember(id, "Beto");
  await waiting(id, beto.id, ago(21 * 60));
  const closing = await waiting(id, beto.id, ago(23 * 60));
  await waiting(id, beto.id, ago(25 * 60));
  await watch(signal);
  await watch(signal);
  expect(await alertsOf(id)).toMatchObject([
    { kind: "window_closing", subjectId: closing, memberId: beto.id, count: 1, resolvedAt: null },
  ]);
  await ownerDb()
    .update(responses)
    .set({ answeredAt: new Date() })
    .where(and(eq(responses.workspaceId, id), eq(responses.conversationId, closing)));
  await watch(signal);
  expect((await alertsOf(id))[0]?.resolvedAt).not.toBeNull();
});

async function sends(workspaceId: string, numberId: string, status: "sent" | "failed", minutes: number) {
  const { id: contactId } = await createContact(workspaceId);
  const { id: conversationId } = await createConversation(workspaceId, { numberId, contactId });
  await ownerDb()
    .insert(messages)
    .values({
      workspaceId,
      id: uuidv7(),
      conversationId,
      direction: "outbound",
      author: "member",
      type: "text",
      sealedContent: Buffer.alloc(0),
      writtenAt: ago(minutes),
      status,
    });
  return conversationId;
}

test("five failures in a row from a number are told, and one success ends it", async () => {
  const { id } = await createWorkspace();
  const [luna, sol] = [await createNumber(id, { verifiedName: "Luna" }), await createNumber(id)];
  await sends(id, luna.id, "sent", 30);
  for (let minute = 20; minute > 16; minute--) await sends(id, luna.id, "failed", minute);
  for (let minute = 20; minute > 10; minute--)
    await sends(id, sol.id, minute % 3 ? "failed" : "sent", minute);
  await watch(signal);
  expect(await alertsOf(id)).toEqual([]);

  const last = await sends(id, luna.id, "failed", 5);
  await watch(signal);
  expect(await alertsOf(id)).toMatchObject([
    {
      kind: "sending_failing",
      subjectId: luna.id,
      params: { numberName: "Luna", failures: 5, conversationId: last },
    },
  ]);
  await sends(id, luna.id, "sent", 1);
  await watch(signal);
  expect((await alertsOf(id))[0]?.resolvedAt).not.toBeNull();
});

test("five failures to one customer are that customer's trouble", async () => {
  const { id } = await createWorkspace();
  const number = await createNumber(id);
  const conversationId = await sends(id, number.id, "failed", 9);
  for (const minutes of [8, 7, 6, 5]) {
    const other = await sends(id, number.id, "failed", minutes);
    await ownerDb().update(messages).set({ conversationId }).where(eq(messages.conversationId, other));
    await ownerDb().delete(conversations).where(eq(conversations.id, other));
  }
  await watch(signal);
  expect(await alertsOf(id)).toEqual([]);
});

test("work that has been due for minutes is told, and what is given up or not due is not", async () => {
  const { id } = await createWorkspace();
  const job = (runAt: Date, failedAt?: Date) => ({
    workspaceId: id,
    id: uuidv7(),
    name: "tellRead",
    payload: {},
    runAt,
    failedAt,
  });
  await ownerDb()
    .insert(jobs)
    .values([job(ago(60), ago(50)), job(ago(-60)), job(ago(1))]);
  await watch(signal);
  expect(await alertsOf(id)).toEqual([]);
  const late = job(ago(12));
  await ownerDb().insert(jobs).values(late);
  await watch(signal);
  await watch(signal);
  expect(await alertsOf(id)).toMatchObject([{ kind: "queue_behind", params: { minutes: 10 }, count: 1 }]);
  await ownerDb().delete(jobs).where(eq(jobs.id, late.id));
  await watch(signal);
  expect((await alertsOf(id))[0]?.resolvedAt).not.toBeNull();
});
