import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { as, ownerDb } from "@/db/factories";
import { media } from "@/db/schema/messaging";
import { reply } from "../inbox/reply";
import { metaError, startGraph } from "./testing-graph";
import { createShop } from "./testing-shop";
import { uploadMedia } from "./upload-media";

const graph = await startGraph();
afterAll(graph.close);

const png = Buffer.from("89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de", "hex");
async function* stream(bytes: Buffer) {
  yield bytes;
}

test("a picture is given to Meta first, and only once however often sending is tried", async () => {
  const { ana, conversation, number, work, find } = await createShop();
  const { mediaId } = await uploadMedia(as(ana), { bytes: stream(png), fileName: "pan.png" });
  const { messageId } = await reply(as(ana), {
    conversationId: conversation.id,
    clientId: crypto.randomUUID(),
    content: { type: "image", mediaId, caption: "Recién hecho" },
  });
  const before = graph.calls.length;
  graph.answerNext(metaError(131016));
  expect(await work()).toMatchObject({ countsAsAttempt: true });
  graph.answerNext({ json: { id: "2026000077" } }, metaError(131016));
  await work();
  await work();

  const calls = graph.calls.slice(before);
  expect(calls.map(({ path }) => path.split("/").at(-1))).toEqual(["media", "media", "messages", "messages"]);
  expect(calls[1]?.body.form).toContain(png.toString("latin1"));
  expect(calls[3]).toMatchObject({
    path: `/${number.metaPhoneNumberId}/messages`,
    body: { type: "image", image: { id: "2026000077", caption: "Recién hecho" } },
  });
  expect(await find(messageId)).toMatchObject({ status: "sent" });
});

test.each([
  [28, ["media", "messages", "messages"]],
  [29, ["media", "messages", "media", "messages"]],
])(
  "a file that Meta got %i days ago is given to it again before its id ends, and no earlier",
  async (days, asked) => {
    const { ana, conversation, work, find } = await createShop();
    const { mediaId } = await uploadMedia(as(ana), { bytes: stream(png), fileName: "pan.png" });
    const { messageId } = await reply(as(ana), {
      conversationId: conversation.id,
      clientId: crypto.randomUUID(),
      content: { type: "image", mediaId },
    });
    const before = graph.calls.length;
    graph.answerNext({ json: { id: "2026000077" } }, metaError(131016));
    await work();
    const at = new Date(Date.now() - days * 24 * 60 * 60_000);
    const file = eq(media.id, mediaId);
    await ownerDb()
      .update(media)
      .set({ createdAt: new Date(at.getTime() - 1000), givenToMetaAt: at })
      .where(file);
    await work();
    const calls = graph.calls.slice(before);
    expect(calls.map(({ path }) => path.split("/").at(-1))).toEqual(asked);
    expect(await find(messageId)).toMatchObject({ status: "sent" });
    const [given] = await ownerDb().select().from(media).where(file);
    expect(calls.at(-1)).toMatchObject({ body: { image: { id: given?.metaMediaId } } });
  },
);

test("an upload whose answer was lost is repeated: it reached no customer", async () => {
  const { ana, conversation, work, find } = await createShop();
  const { mediaId } = await uploadMedia(as(ana), { bytes: stream(png), fileName: "pan.png" });
  const { messageId } = await reply(as(ana), {
    conversationId: conversation.id,
    clientId: crypto.randomUUID(),
    content: { type: "image", mediaId },
  });
  graph.answerNext({ isCutOff: true });
  await work();
  expect(await find(messageId)).toMatchObject({ status: "queued" });
  await work();
  expect(await find(messageId)).toMatchObject({ status: "sent" });
});

test("a file that Meta never takes does not keep its customer waiting for ever", async () => {
  const { ana, conversation, work, find } = await createShop();
  const { mediaId } = await uploadMedia(as(ana), { bytes: stream(png), fileName: "pan.png" });
  const { messageId } = await reply(as(ana), {
    conversationId: conversation.id,
    clientId: crypto.randomUUID(),
    content: { type: "image", mediaId },
  });
  graph.answerNext(...Array.from({ length: 12 }, () => metaError(131016, "Service unavailable")));
  for (let attempt = 1; attempt <= 7; attempt++) await work();
  graph.forgetAnswers();
  expect(await find(messageId)).toMatchObject({ status: "failed", failureCode: 131016, sendAttempts: 0 });
});
