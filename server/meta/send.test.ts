import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AppError } from "@/server/errors";
import type { MessageContent } from "./content";
import { limits, markRead, sendBody, sendMessage } from "./send";
import { listTemplates } from "./templates";
import { startGraph } from "./testing";

let graph: Awaited<ReturnType<typeof startGraph>>;
beforeAll(async () => {
  graph = await startGraph();
});
afterAll(() => graph.close());

const access = { phoneNumberId: "309988776655443", token: "EAAtoken" };
const nora = { to: "32475550118" };
const body = (content: MessageContent) => sendBody(content, nora);
const text = (words: string): MessageContent => ({ type: "text", body: words });

describe("the JSON of a message", () => {
  test("has an address with a plus, what it answers and our own id", () => {
    const options = { to: "32475550118", contextWaMessageId: "wamid.1", opaque: "0199a3f0" };
    expect(sendBody({ ...text("Bonjour"), previewUrl: false } as MessageContent, options)).toEqual({
      messaging_product: "whatsapp",
      recipient_type: "individual",
      to: "+32475550118",
      context: { message_id: "wamid.1" },
      type: "text",
      text: { body: "Bonjour", preview_url: false },
      biz_opaque_callback_data: "0199a3f0",
    });
    expect(sendBody(text("Bonjour"), { to: "+32475550118" })).toMatchObject({ to: "+32475550118" });
  });

  test("goes to a user id where there is no number", () => {
    const sent = sendBody(text("Hola"), { recipient: "ES.1180736624519907" });
    expect(sent).toMatchObject({ recipient: "ES.1180736624519907" });
    expect(sent).not.toHaveProperty("to");
  });

  test.for<[MessageContent, object]>([
    [
      { type: "image", mediaId: "81", mimeType: "image/jpeg", caption: "A loaf" },
      { type: "image", image: { id: "81", caption: "A loaf" } },
    ],
    [
      { type: "document", mediaId: "82", mimeType: "application/pdf", fileName: "menu.pdf" },
      { type: "document", document: { id: "82", filename: "menu.pdf" } },
    ],
    [
      { type: "video", mediaId: "83", mimeType: "video/mp4" },
      { type: "video", video: { id: "83" } },
    ],
    [
      { type: "audio", mediaId: "84", mimeType: "audio/ogg", isVoice: true },
      { type: "audio", audio: { id: "84", voice: true } },
    ],
    [
      { type: "location", latitude: 50.84, longitude: 4.35, name: "Luna" },
      { type: "location", location: { latitude: 50.84, longitude: 4.35, name: "Luna" } },
    ],
    [
      { type: "reaction", waMessageId: "wamid.1", emoji: "👍" },
      { type: "reaction", reaction: { message_id: "wamid.1", emoji: "👍" } },
    ],
    [
      { type: "reaction", waMessageId: "wamid.1", emoji: null },
      { type: "reaction", reaction: { message_id: "wamid.1", emoji: "" } },
    ],
    [
      { type: "buttons", body: "For how many?", footer: "Luna", buttons: [{ id: "2", title: "Two" }] },
      {
        type: "interactive",
        interactive: {
          type: "button",
          body: { text: "For how many?" },
          footer: { text: "Luna" },
          action: { buttons: [{ type: "reply", reply: { id: "2", title: "Two" } }] },
        },
      },
    ],
    [
      { type: "list", body: "When?", button: "Choose", sections: [{ rows: [{ id: "11", title: "At 11" }] }] },
      {
        type: "interactive",
        interactive: {
          type: "list",
          body: { text: "When?" },
          action: { button: "Choose", sections: [{ rows: [{ id: "11", title: "At 11" }] }] },
        },
      },
    ],
    [
      {
        type: "template",
        name: "brunch_reminder",
        language: "fr",
        body: "À dimanche, Nora !",
        components: [{ type: "body", parameters: [{ type: "text", text: "Nora" }] }],
      },
      {
        type: "template",
        template: {
          name: "brunch_reminder",
          language: { code: "fr" },
          components: [{ type: "body", parameters: [{ type: "text", text: "Nora" }] }],
        },
      },
    ],
  ])("of %j", ([content, expected]) => {
    expect(body(content)).toEqual({
      messaging_product: "whatsapp",
      recipient_type: "individual",
      to: "+32475550118",
      ...expected,
    });
  });

  const button = (title: string) => ({ id: title, title });
  const rows = (count: number) =>
    Array.from({ length: count }, (_, row) => ({ id: `${row}`, title: `${row}` }));
  test.for<[string, MessageContent]>([
    ["an empty text", text("  \n")],
    ["a text that is too long", text("x".repeat(limits.text + 1))],
    ["a file without an id", { type: "image", mimeType: "image/png" }],
    [
      "a caption that is too long",
      { type: "image", mediaId: "1", mimeType: "image/png", caption: "x".repeat(1025) },
    ],
    ["no buttons", { type: "buttons", body: "?", buttons: [] }],
    ["four buttons", { type: "buttons", body: "?", buttons: ["1", "2", "3", "4"].map(button) }],
    ["a button that is too long", { type: "buttons", body: "?", buttons: [button("x".repeat(21))] }],
    [
      "eleven rows",
      { type: "list", body: "?", button: "b", sections: [{ rows: rows(6) }, { rows: rows(5) }] },
    ],
    ["what only customers send", { type: "requestWelcome" }],
  ])("is refused for %s", ([, content]) => {
    expect(() => body(content)).toThrow(AppError);
  });

  test("a text of exactly the limit is sent", () => {
    expect(body(text("x".repeat(limits.text)))).toHaveProperty("text");
  });

  test.for([
    {},
    { to: "" },
    { to: "nora" },
    { to: "+0123456" },
    { to: "+32 475 55 01 18" },
    { recipient: "" },
  ])("is refused for the address %j", (address) => {
    expect(() => sendBody(text("Bonjour"), address)).toThrow(AppError);
  });
});

describe("sending", () => {
  test("gives the id by which Meta will speak of the message", async () => {
    graph.says({
      messaging_product: "whatsapp",
      contacts: [{ input: "+32475550118", wa_id: "32475550118", user_id: "BE.44" }],
      messages: [{ id: "wamid.9", message_status: "accepted" }],
    });
    expect(await sendMessage(access, body(text("Bonjour")))).toMatchObject({
      ok: true,
      value: { waMessageId: "wamid.9", waId: "32475550118", userId: "BE.44", messageStatus: "accepted" },
    });
    expect(graph.heard[0]!.url).toBe("/v26.0/309988776655443/messages");
  });

  test("without an id in the answer, nobody knows", async () => {
    graph.says({ messaging_product: "whatsapp", contacts: [], messages: [] });
    expect(await sendMessage(access, body(text("Bonjour")))).toMatchObject({ error: { outcome: "unknown" } });
  });

  test("read and typing go in one call", async () => {
    graph.says({ success: true });
    expect(await markRead(access, { waMessageId: "wamid.1", withTyping: true })).toMatchObject({ ok: true });
    expect(JSON.parse(graph.heard[0]!.body.toString())).toEqual({
      messaging_product: "whatsapp",
      status: "read",
      message_id: "wamid.1",
      typing_indicator: { type: "text" },
    });
  });
});

describe("templates", () => {
  const template = (id: string) => ({
    id,
    name: `template_${id}`,
    language: "fr",
    status: "APPROVED",
    category: "UTILITY",
    components: [{ type: "BODY", text: "Bonjour {{1}}", example: { body_text: [["Nora"]] } }],
    quality_score: null,
  });

  test("all pages are read, and a stale cursor starts again without doubling any", async () => {
    let isStale = true;
    graph.answers(({ url }, response) => {
      const after = new URL(url, graph.url).searchParams.get("after");
      if (after === "B" && isStale) {
        isStale = false;
        response.writeHead(400).end(JSON.stringify({ error: { message: "stale", code: 131059 } }));
        return;
      }
      const [id, next] = after === null ? ["1", "A"] : after === "A" ? ["2", "B"] : ["3", "C"];
      const paging = { cursors: { after: next }, ...(next === "C" ? {} : { next: `${graph.url}/next` }) };
      response.end(JSON.stringify({ data: [template(id!)], paging }));
    });
    const result = await listTemplates({ wabaId: "204455667788990", token: "EAAtoken" });
    expect(result.ok && result.value.map((one) => one.id)).toEqual(["1", "2", "3"]);
  });

  test("a refusal on the second page is a refusal", async () => {
    graph.answers(({ url }, response) => {
      const isFirst = !url.includes("after=");
      const first = { data: [template("1")], paging: { cursors: { after: "A" }, next: "n" } };
      response
        .writeHead(isFirst ? 200 : 401)
        .end(JSON.stringify(isFirst ? first : { error: { message: "", code: 190 } }));
    });
    expect(await listTemplates({ wabaId: "204455667788990", token: "t" })).toMatchObject({
      ok: false,
      error: { code: 190 },
    });
  });
});
