import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeEach, expect, test } from "vitest";
import { createConversation, createMember, createWorkspace, ownerDb } from "@/db/factories";
import { channelTroubles, phoneNumbers } from "@/db/schema/channels";
import { workingHours } from "@/db/schema/identity";
import { responses } from "@/db/schema/inbox";
import { messages } from "@/db/schema/messaging";
import { systemCtx } from "../../context";
import { createProfile } from "../testing";
import { startMeta } from "../testing-meta";
import { getChecklist } from "./get-checklist";

const meta = await startMeta();
afterAll(meta.close);
beforeEach(() => meta.isWell());

const openIn = async (workspaceId: string) =>
  (await getChecklist(systemCtx(workspaceId))).points
    .filter(({ isDone }) => !isDone)
    .map(({ point }) => point);

test("a new workspace has all of it before it, whatever others have done", async () => {
  await createProfile(meta);
  const { id } = await createWorkspace();
  await createMember(id, "Ana", ["owner"]);
  const { points, done } = await getChecklist(systemCtx(id));
  expect({ done, open: points.length }).toEqual({ done: 0, open: 10 });
});

test("each point is ticked by what happened, and payment is open again when Meta refuses it", async () => {
  const { workspaceId, numberId, accountId, changeAtMeta, read } = await createProfile(meta);
  expect(await openIn(workspaceId)).toEqual([
    "webhook",
    "payment",
    "name",
    "profile",
    "picture",
    "hours",
    "message",
    "answer",
  ]);

  const now = new Date();
  await ownerDb()
    .update(phoneNumbers)
    .set({ lastWebhookAt: now, readAt: now, reading: { nameStatus: "APPROVED" } })
    .where(eq(phoneNumbers.id, numberId));
  await ownerDb()
    .insert(workingHours)
    .values({ workspaceId, id: uuidv7(), since: now, timeZone: "Europe/Brussels", week: [], holidays: [] });
  changeAtMeta({
    about: "Bread",
    description: "Bread and cake",
    address: "1 Rue Haute",
    email: "ana@luna.example",
    websites: ["https://luna.example"],
    vertical: "RESTAURANT",
  });
  await read();
  expect(await openIn(workspaceId)).toEqual(["picture", "message", "answer"]);

  const { id: conversationId } = await createConversation(workspaceId, { numberId });
  const messageId = uuidv7();
  await ownerDb()
    .insert(messages)
    .values({
      ...{ workspaceId, conversationId, id: messageId, direction: "inbound", author: "customer" },
      ...{ type: "text", sealedContent: Buffer.alloc(1), writtenAt: now, status: "received" },
    });
  await ownerDb()
    .insert(responses)
    .values({ workspaceId, id: messageId, conversationId, askedAt: now, answeredBy: "automatic" });
  expect(await openIn(workspaceId)).toEqual(["picture", "answer"]);
  await ownerDb().update(responses).set({ answeredBy: "person" }).where(eq(responses.id, messageId));
  expect(await openIn(workspaceId)).toEqual(["picture"]);

  const trouble = { kind: "paymentMissing", subjectId: accountId, accountId, source: "send" } as const;
  await ownerDb()
    .insert(channelTroubles)
    .values({ ...trouble, workspaceId, id: uuidv7(), since: now, seenAt: now });
  expect(await openIn(workspaceId)).toEqual(["payment", "picture"]);
});
