import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { createNumber, createWorkspace, ownerDb } from "@/db/factories";
import { conversations, messages } from "@/db/schema/messaging";
import { acceptDelivery } from "../webhooks/accept-delivery";
import { post, signed, writes } from "../webhooks/posts";
import { processDeliveries } from "./process-deliveries";

let luna: Awaited<ReturnType<typeof createWorkspace>>;
let number: Awaited<ReturnType<typeof createNumber>>;
beforeAll(async () => {
  luna = await createWorkspace();
  number = await createNumber(luna.id);
});

const at = new Date("2026-11-20T10:00:00Z");

export async function processAll() {
  while ((await processDeliveries()) > 0);
}

test("what a customer writes is in her conversation", async () => {
  const carmen = { waId: "34600111222" };
  const answer = await acceptDelivery(signed(post(number, writes({ from: carmen, id: "wamid.1", at }))));
  expect(answer.status).toBe(200);
  await processAll();
  const [conversation] = await ownerDb().select().from(conversations);
  expect(conversation).toMatchObject({ unreadCount: 1, lastCustomerMessageAt: at, lastActivityAt: at });
  const found = await ownerDb().select().from(messages).where(eq(messages.conversationId, conversation!.id));
  expect(found).toHaveLength(1);
});
