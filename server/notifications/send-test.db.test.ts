import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeEach, expect, test } from "vitest";
import { createContact, createConversation, createNumber, createWorkspace, ownerDb } from "@/db/factories";
import { auditEntries } from "@/db/schema/identity";
import { templates } from "@/db/schema/notifications";
import { storeAccessToken } from "../channels/access-token";
import { listChannels } from "../channels/list-channels";
import { systemCtx } from "../context";
import { metaError, startGraph } from "../messaging/testing-graph";
import { quoteTest, sendTest } from "./send-test";

const graph = await startGraph();
afterAll(graph.close);
beforeEach(() => {
  graph.calls.splice(0);
});

const to = "34600111222";

/** A number with a greeting, and a template that needs a name. */
async function createShop() {
  const { id: workspaceId } = await createWorkspace();
  const ctx = systemCtx(workspaceId);
  const { id: numberId, accountId } = await createNumber(workspaceId);
  await storeAccessToken(ctx, { accountId, token: "EAAtoken" });
  const template = (name: string, text: string) => ({
    workspaceId,
    id: uuidv7(),
    accountId,
    metaTemplateId: name,
    name,
    language: "en",
    category: "UTILITY",
    status: "APPROVED",
    components: [{ type: "BODY", text }],
    syncedAt: new Date(),
  });
  const [early, greeting] = [template("a_notice", "We are open."), template("hello_world", "Welcome.")];
  await ownerDb()
    .insert(templates)
    .values([early, greeting, template("a_name", "Hello {{1}}")]);
  return { ctx, numberId, workspaceId, greeting };
}

test("what needs nothing filled in may be sent, Meta's own greeting first, and has a price", async () => {
  const { ctx, numberId, greeting } = await createShop();
  const asked = await quoteTest(ctx, { numberId, to, plainTemplateId: greeting.id });
  expect(asked.templates.map(({ name }) => name)).toEqual(["hello_world", "a_notice"]);
  expect(asked.quote).toMatchObject({ currency: "USD", isFree: false });
  expect(asked.quote.amountMicros).toBeGreaterThan(0n);
});

test("a template leaves at once, and who tried what is recorded", async () => {
  const { ctx, numberId, workspaceId, greeting } = await createShop();
  await sendTest(ctx, { numberId, to, plainTemplateId: greeting.id });
  expect(graph.sent()).toMatchObject([
    { body: { to: `+${to}`, type: "template", template: { name: "hello_world" } } },
  ]);
  const [entry] = await ownerDb()
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.workspaceId, workspaceId));
  expect(entry).toMatchObject({ action: "channel.test_sent", subjectId: numberId });
});

test("words of one's own reach only who wrote within 24 hours", async () => {
  const { ctx, numberId, workspaceId } = await createShop();
  const words = { numberId, to, text: "Does it work?" };
  await expect(sendTest(ctx, words)).rejects.toMatchObject({ key: "testWindowClosed" });
  const { id: contactId } = await createContact(workspaceId, { waId: to });
  await createConversation(workspaceId, { numberId, contactId });
  await sendTest(ctx, words);
  expect(graph.sent()).toMatchObject([{ body: { text: { body: "Does it work?" } } }]);
});

test("a refusal is said in words, and shows on the channel", async () => {
  const { ctx, numberId, greeting } = await createShop();
  graph.answerNext(metaError(131042));
  await expect(sendTest(ctx, { numberId, to, plainTemplateId: greeting.id })).rejects.toMatchObject({
    key: "paymentProblem",
  });
  expect(await listChannels(ctx)).toMatchObject([
    { state: "stopped", troubles: [{ kind: "paymentMissing" }] },
  ]);
});

test("nobody floods a phone with tests", async () => {
  const { ctx, numberId, greeting } = await createShop();
  const tries = await Promise.allSettled(
    Array.from({ length: 12 }, () => sendTest(ctx, { numberId, to, plainTemplateId: greeting.id })),
  );
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
});
