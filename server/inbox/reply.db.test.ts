import { and, eq, isNull } from "drizzle-orm";
import { expect, test } from "vitest";
import {
  as,
  createContact,
  createConversation,
  createMember,
  createNumber,
  createWorkspace,
  ownerDb,
} from "@/db/factories";
import { jobs } from "@/db/schema/hall";
import { assignments, closures, responses } from "@/db/schema/inbox";
import { media, messages } from "@/db/schema/messaging";
import { templates } from "@/db/schema/notifications";

import { inTransaction, systemCtx } from "../context";
import { workspaceVault } from "../crypto";
import { openContent } from "../messaging/sealed-content";
import { uploadMedia } from "../messaging/upload-media";
import { listSendableTemplates } from "./list-sendable-templates";
import { quoteReply } from "./quote-reply";
import { reply } from "./reply";
import { replyWithTemplate } from "./reply-with-template";
import { retryMessage } from "./retry-message";
import { customerSays } from "./testing";

const wrote = new Date("2026-11-21T10:00:00.000Z");
const anHourLater = () => new Date("2026-11-21T11:00:00.000Z");
const id = () => crypto.randomUUID();
const text = (body: string) => ({ type: "text" as const, body });

async function createInbox() {
  const luna = await createWorkspace();
  const [ana, beto] = [await createMember(luna.id, "Ana"), await createMember(luna.id, "Beto")];
  const number = await createNumber(luna.id);
  const contact = await createContact(luna.id);
  const conversation = await createConversation(luna.id, {
    numberId: number.id,
    contactId: contact.id,
    lastCustomerMessageAt: wrote,
    lastActivityAt: wrote,
  });
  const conversationId = conversation.id;
  const say = (member: typeof ana, body: string, now = anHourLater, clientId = id()) =>
    reply(as(member, now), { conversationId, clientId, content: text(body) });
  const said = () =>
    ownerDb().select().from(messages).where(eq(messages.conversationId, conversationId)).orderBy(messages.id);
  return { luna, ana, beto, number, contact, conversation, conversationId, say, said };
}

test("a reply is stored with its price and handed to the worker, in the conversation's lane", async () => {
  const { luna, ana, say, said, conversationId } = await createInbox();
  const { messageId } = await say(ana, "Sí, desde las ocho.");
  expect(await said()).toMatchObject([
    {
      id: messageId,
      status: "queued",
      author: "member",
      memberId: ana.id,
      quotedMicros: 0n,
      quotedCurrency: "USD",
    },
  ]);
  const work = await ownerDb().select().from(jobs).where(eq(jobs.workspaceId, luna.id));
  expect(work).toMatchObject([{ name: "deliverMessage", payload: { messageId }, lane: conversationId }]);
});

test("what is written is sealed in the database", async () => {
  const { ana, say, said } = await createInbox();
  await say(ana, "Su código es 1234");
  expect((await said())[0]?.sealedContent.toString("latin1")).not.toContain("1234");
});

test("pressing Send twice, or twice at once, sends once", async () => {
  const { ana, say, said } = await createInbox();
  const clientId = id();
  const answers = await Promise.all([1, 2, 3].map(() => say(ana, "Sí", anHourLater, clientId)));
  expect(new Set(answers.map(({ messageId }) => messageId)).size).toBe(1);
  expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1);
  expect(await said()).toHaveLength(1);
});

test("a repeat after the window closed still answers with the first message", async () => {
  const { ana, say } = await createInbox();
  const clientId = id();
  const first = await say(ana, "Sí", anHourLater, clientId);
  const late = () => new Date("2026-11-25T10:00:00Z");
  expect(await say(ana, "Sí", late, clientId)).toMatchObject({ messageId: first.messageId, isNew: false });
});

test("the window is open at 23:59:59.999 and closed at 24:00:00", async () => {
  const { ana, say, said } = await createInbox();
  const closes = new Date("2026-11-22T10:00:00.000Z");
  await say(ana, "Todavía", () => new Date(closes.getTime() - 1));
  await expect(say(ana, "Tarde", () => closes)).rejects.toMatchObject({
    code: "INVALID",
    key: "windowClosed",
    message: "The 24-hour window is closed. Send a template instead.",
  });
  expect(await said()).toHaveLength(1);
});

test("who answers an unassigned conversation has it, and of two at once only one does", async () => {
  const { luna, ana, beto, say, said } = await createInbox();
  const answers = await Promise.allSettled([say(ana, "Hola"), say(beto, "Buenas")]);
  expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const open = await ownerDb()
    .select()
    .from(assignments)
    .where(and(eq(assignments.workspaceId, luna.id), isNull(assignments.endedAt)));
  expect(open).toHaveLength(1);
  expect(await said()).toMatchObject([{ memberId: open[0]?.memberId }]);
});

test("a colleague's conversation is not answered over her head", async () => {
  const { ana, beto, say } = await createInbox();
  await say(ana, "Hola");
  await expect(say(beto, "Buenas")).rejects.toMatchObject({
    code: "CONFLICT",
    key: "takenByColleague",
    params: { name: "Ana" },
  });
});

test("the customer's wait ends with the first answer, and says how long it was", async () => {
  const { luna, ana, say, conversationId } = await createInbox();
  await ownerDb()
    .insert(responses)
    .values({ workspaceId: luna.id, id: id(), conversationId, askedAt: wrote });
  const { messageId } = await say(ana, "Sí");
  await say(ana, "Y hasta las dos");
  expect(await ownerDb().select().from(responses).where(eq(responses.workspaceId, luna.id))).toMatchObject([
    { answerMessageId: messageId, memberId: ana.id, waitSeconds: 3600, wasWindowOpen: "open" },
  ]);
});

test("answering a closed conversation opens it again", async () => {
  const { luna, ana, say, conversationId } = await createInbox();
  await ownerDb()
    .insert(closures)
    .values({ workspaceId: luna.id, id: id(), conversationId, memberId: ana.id, closedAt: wrote });
  await say(ana, "Una cosa más");
  expect(await ownerDb().select().from(closures).where(eq(closures.workspaceId, luna.id))).toMatchObject([
    { reopenedAt: anHourLater() },
  ]);
});

test("a conversation of another workspace does not exist", async () => {
  const { conversationId } = await createInbox();
  const nova = await createWorkspace({ name: "Nova" });
  const jules = await createMember(nova.id, "Jules");
  const input = { conversationId, clientId: id(), content: text("Hola") };
  await expect(reply(as(jules), input)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(quoteReply(as(jules), { conversationId })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a reaction does not end the customer's wait", async () => {
  const { luna, ana, conversation, conversationId, said } = await createInbox();
  const question = await customerSays(conversation, "¿Abren hoy?");
  await ownerDb()
    .insert(responses)
    .values({ workspaceId: luna.id, id: id(), conversationId, askedAt: wrote });
  await reply(as(ana, anHourLater), {
    conversationId,
    clientId: id(),
    content: { type: "reaction", messageId: question.id, emoji: "👍" },
  });
  expect((await said()).find(({ direction }) => direction === "outbound")).toMatchObject({
    type: "reaction",
    targetWaMessageId: question.waMessageId,
  });
  expect(await ownerDb().select().from(responses).where(eq(responses.workspaceId, luna.id))).toMatchObject([
    { answeredAt: null },
  ]);
});

test("a picture is sent once, by the member who uploaded it", async () => {
  const { luna, ana, beto, conversationId } = await createInbox();
  const png = Buffer.from("89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de", "hex");
  const { mediaId } = await uploadMedia(as(ana), { bytes: stream(png), fileName: "pan.png" });
  const content = { type: "image" as const, mediaId, caption: "Recién hecho" };
  await expect(
    reply(as(beto, anHourLater), { conversationId, clientId: id(), content }),
  ).rejects.toMatchObject({ code: "NOT_FOUND" });
  const { messageId } = await reply(as(ana, anHourLater), { conversationId, clientId: id(), content });
  await expect(
    reply(as(ana, anHourLater), { conversationId, clientId: id(), content }),
  ).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await ownerDb().select().from(media).where(eq(media.workspaceId, luna.id))).toMatchObject([
    { messageId },
  ]);
});

async function* stream(bytes: Buffer) {
  yield bytes;
}

test("a failed message is sent again as a new one, once", async () => {
  const { ana, say, said } = await createInbox();
  const { messageId } = await say(ana, "Hola");
  await expect(retryMessage(as(ana, anHourLater), { messageId, clientId: id() })).rejects.toMatchObject({
    key: "didNotFail",
  });
  await ownerDb().update(messages).set({ status: "failed" }).where(eq(messages.id, messageId));
  const again = await Promise.all(
    [1, 2].map(() => retryMessage(as(ana, anHourLater), { messageId, clientId: id() })),
  );
  expect(new Set(again.map((one) => one.messageId)).size).toBe(1);
  expect(await said()).toMatchObject([
    { id: messageId, status: "failed" },
    { retryOf: messageId, status: "queued" },
  ]);
});

async function addTemplate(workspaceId: string, accountId: string) {
  const templateId = id();
  await ownerDb()
    .insert(templates)
    .values({
      workspaceId,
      id: templateId,
      accountId,
      metaTemplateId: "594425479261596",
      name: "order_ready",
      language: "es",
      category: "UTILITY",
      status: "APPROVED",
      components: [
        { type: "BODY", text: "Hola {{1}}, tu pedido {{2}} está listo." },
        { type: "FOOTER", text: "Boulangerie Luna" },
      ],
      syncedAt: new Date(),
    });
  return templateId;
}

test("outside the window a template goes, filled in and at its own price", async () => {
  const { luna, ana, number, conversationId, said } = await createInbox();
  const templateId = await addTemplate(luna.id, number.accountId);
  const late = () => new Date("2026-11-25T10:00:00Z");
  expect(await quoteReply(as(ana, late), { conversationId, templateId })).toMatchObject({
    amountMicros: 20_000n,
    isFree: false,
    isWindowOpen: false,
    market: "Spain",
  });
  const values = { header: [], body: ["Carmen", "1042"], buttons: [] };
  await replyWithTemplate(as(ana, late), { conversationId, clientId: id(), templateId, values });
  const [message] = await said();
  expect(message).toMatchObject({ type: "template", quotedMicros: 20_000n });
  const opened = await inTransaction(systemCtx(luna.id), async (ctx) =>
    openContent(await workspaceVault(ctx), message!),
  );
  expect(opened.content).toMatchObject({ body: "Hola Carmen, tu pedido 1042 está listo." });
});

test("a template with a value too few is refused, and a template of another account is not there", async () => {
  const { luna, ana, number, conversationId } = await createInbox();
  const templateId = await addTemplate(luna.id, number.accountId);
  const values = { header: [], body: ["Carmen"], buttons: [] };
  await expect(
    replyWithTemplate(as(ana), { conversationId, clientId: id(), templateId, values }),
  ).rejects.toMatchObject({ key: "templateValuesMissing", params: { wanted: 2, given: 1 } });

  const other = await createNumber(luna.id);
  const foreign = await addTemplate(luna.id, other.accountId);
  await expect(
    replyWithTemplate(as(ana), { conversationId, clientId: id(), templateId: foreign, values }),
  ).rejects.toMatchObject({ code: "NOT_FOUND" });
  const { templates: sendable } = await listSendableTemplates(as(ana), { conversationId });
  expect(sendable.map((template) => template.templateId)).toEqual([templateId]);
});

test("the quote says how many free messages are left this month, and when the window closes", async () => {
  const { ana, conversationId } = await createInbox();
  expect(await quoteReply(as(ana, anHourLater), { conversationId })).toMatchObject({
    amountMicros: 0n,
    isFree: true,
    freeReason: "allowance",
    freeLeft: 1000,
    freeTotal: 1000,
    windowClosesAt: new Date("2026-11-22T10:00:00.000Z"),
    isWindowOpen: true,
    validUntil: new Date("2026-11-30T23:00:00.000Z"),
  });
});
