import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { createConversation, createWorkspace, ownerDb } from "@/db/factories";
import { messages } from "@/db/schema/messaging";
import { systemCtx } from "../context";
import { hasUnheardSends } from "./has-unheard-sends";

const now = new Date("2026-11-20T12:00:00Z");
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

/** Whether Meta owes us a webhook, after a send and a webhook so many minutes ago. */
async function isSilentAfter(send: { minutes: number; isTaken?: boolean }, webhookMinutes?: number) {
  const { id: workspaceId } = await createWorkspace();
  const { id: conversationId, numberId } = await createConversation(workspaceId, {
    lastActivityAt: ago(send.minutes - 0.1),
  });
  await ownerDb()
    .insert(messages)
    .values({
      workspaceId,
      id: uuidv7(),
      conversationId,
      direction: "outbound",
      author: "member",
      type: "text",
      sealedContent: Buffer.alloc(40),
      writtenAt: ago(send.minutes),
      attemptedAt: ago(send.minutes),
      status: "sent",
      waMessageId: send.isTaken === false ? null : "wamid.1",
    });
  const lastWebhookAt = webhookMinutes === undefined ? null : ago(webhookMinutes);
  return hasUnheardSends(
    systemCtx(workspaceId, () => now),
    { numberId, lastWebhookAt },
  );
}

test("Meta is silent when it took a message a while ago and no webhook has come since", async () => {
  expect(await isSilentAfter({ minutes: 30 }, 60)).toBe(true);
  expect(await isSilentAfter({ minutes: 30 })).toBe(true);
});

test("it is not silent while its word may still come, when it came, or when nothing was sent", async () => {
  expect(await isSilentAfter({ minutes: 10 }, 60)).toBe(false);
  expect(await isSilentAfter({ minutes: 30 }, 29)).toBe(false);
  // The webhook of the send itself falls into the minute that was noted before it.
  expect(await isSilentAfter({ minutes: 30 }, 31)).toBe(false);
  expect(await isSilentAfter({ minutes: 30, isTaken: false }, 60)).toBe(false);
});
