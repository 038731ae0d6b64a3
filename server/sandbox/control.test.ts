import { request } from "node:http";
import { expect, test } from "vitest";
import { camille, eventually, startDesk } from "./testing";

const json = { "content-type": "application/json" };

/** fetch does not let a caller choose the Host header. */
function callWithHost(url: string, host: string) {
  return new Promise<number | undefined>((done, failed) => {
    request(url, { headers: { host } }, (answer) => done(answer.resume().statusCode))
      .on("error", failed)
      .end();
  });
}

test("a name that is not loopback's is refused everywhere", async () => {
  const desk = await startDesk();

  for (const path of ["/", "/control/phones", "/v26.0/102290129340398"]) {
    expect(await callWithHost(`${desk.url()}${path}`, "desk.example:3001")).toBe(421);
  }
  expect(await callWithHost(`${desk.url()}/control/phones`, "localhost:3001")).toBe(200);
});

test("an address that cannot be read is refused, and the desk goes on", async () => {
  const desk = await startDesk();
  const { hostname, port } = new URL(desk.url());

  const status = await new Promise((done) => {
    request({ hostname, port, path: "http://[" }, (answer) => done(answer.resume().statusCode)).end();
  });

  expect(status).toBe(400);
  expect((await desk.control("phones/%E0%A4%A")).status).toBe(400);
  expect((await desk.control("phones")).status).toBe(200);
});

test.for([
  ["a form", { "content-type": "text/plain" }, 415],
  ["a page of another site", { ...json, origin: "https://elsewhere.example" }, 403],
  ["another site's request", { ...json, "sec-fetch-site": "cross-site" }, 403],
] as const)("%s cannot write as a customer", async ([, headers, status]) => {
  const desk = await startDesk();

  const answer = await desk.request(`/control/phones/${camille.id}/messages`, {
    method: "POST",
    headers,
    body: JSON.stringify({ type: "text", text: "Bonjour" }),
  });

  expect(answer.status).toBe(status);
  expect(await desk.shows(camille.id)).toEqual([]);
});

test.for([
  ["an unknown phone", "phones/nobody/messages", { type: "text", text: "Bonjour" }, 404],
  ["an unknown message type", `phones/${camille.id}/messages`, { type: "carrier_pigeon" }, 400],
  ["an unknown action", `phones/${camille.id}/juggle`, {}, 404],
  ["a control that does not exist", "controls", { gravity: 0 }, 400],
  [
    "a button that is not there",
    `phones/${camille.id}/messages`,
    { type: "tap", messageId: "x", choice: "y" },
    404,
  ],
  ["a number that is taken", "phones", { name: "Camille", waId: camille.waId }, 409],
] as const)("%s is refused with a sentence", async ([, path, body, status]) => {
  const desk = await startDesk();

  const answer = await desk.control(path, body);

  expect(answer.status).toBe(status);
  expect(answer.body.error).toEqual(expect.any(String));
});

test("a new customer writes and is answered", async () => {
  const desk = await startDesk();
  const { body: zoe } = await desk.control("phones", {
    name: "Zoë Peeters",
    waId: "32470123456",
    country: "BE",
  });
  await desk.writes(zoe.id, { type: "text", text: "Dag" });

  await desk.sendText("+32470123456", "Dag Zoë");

  await eventually(async () =>
    expect((await desk.shows(zoe.id)).map(({ text }) => text)).toEqual(["Dag", "Dag Zoë"]),
  );
});

test.for([
  [{ type: "document" }, { document: { mime_type: "application/pdf", filename: "order-1042.pdf" } }],
  [{ type: "audio" }, { audio: { voice: true, mime_type: "audio/ogg; codecs=opus" } }],
  [{ type: "location" }, { location: { name: "Grand-Place", latitude: 50.8467 } }],
  [
    { type: "contacts", name: "Inès Martin", phone: "+33639980177" },
    { contacts: [{ name: { first_name: "Inès" } }] },
  ],
  [{ type: "unsupported" }, { errors: [{ code: 131051 }], unsupported: { type: "poll" } }],
] as const)("%j reaches the business in Meta's shape", async ([message, expected]) => {
  const desk = await startDesk();

  await desk.writes(camille.id, message);

  await eventually(() =>
    expect(desk.business.messages()[0]).toMatchObject({ type: message.type, ...expected }),
  );
});

test("a reaction is told with its emoji, and taken back without one", async () => {
  const desk = await startDesk();
  const { id } = await desk.writes(camille.id, { type: "text", text: "Bonjour" });
  const react = (emoji?: string) => desk.writes(camille.id, { type: "reaction", messageId: id, emoji });

  await react("👍");
  expect((await desk.shows(camille.id))[0]?.reactions).toEqual({ customer: "👍" });
  await react();

  await eventually(() => expect(desk.business.messages()).toHaveLength(3));
  expect(desk.business.messages().slice(1)).toMatchObject([
    { type: "reaction", reaction: { message_id: id, emoji: "👍" } },
    { type: "reaction", reaction: { message_id: id } },
  ]);
  expect(desk.business.messages()[2]?.reaction).not.toHaveProperty("emoji");
});

test("what is written without a connection leaves when it is back", async () => {
  const desk = await startDesk();
  await desk.control(`phones/${camille.id}/offline`, {});
  const { status } = await desk.writes(camille.id, { type: "text", text: "Bonjour" });
  expect(status).toBe("queued");

  await desk.control(`phones/${camille.id}/online`, {});

  await eventually(() => expect(desk.business.messages()).toMatchObject([{ text: { body: "Bonjour" } }]));
});

test("a customer who takes another number is announced without contacts", async () => {
  const desk = await startDesk();

  await desk.control(`phones/${camille.id}/number`, { waId: "33639980199" });

  await eventually(() => expect(desk.business.messages()).toHaveLength(1));
  const [message] = desk.business.messages();
  expect(message).toMatchObject({ type: "system", from: camille.waId, system: { wa_id: "33639980199" } });
  expect(desk.business.deliveries[0]?.body.entry[0]?.changes[0]?.value).not.toHaveProperty("contacts");
});

test("a busy morning brings every message once, from customers who are not on the desk", async () => {
  const desk = await startDesk();

  const { body } = await desk.control("flood", { count: 300, ratePerSecond: 2000, customers: 30 });

  expect(body.phones).toHaveLength(30);
  await eventually(() => expect(desk.business.messages()).toHaveLength(300));
  expect(new Set(desk.business.messages().map(({ id }) => id)).size).toBe(300);
});

test("who wants no more offers gets none, and the business is told", async () => {
  const desk = await startDesk();
  await desk.writes(camille.id, { type: "image" });
  const image = await receivedMedia(desk, "image");
  await desk.control(`phones/${camille.id}/stop`, {});

  const { body } = await desk.send({ to: camille.waId, type: "template", template: menu(image) });

  const id = body.messages[0].id;
  await eventually(() =>
    expect(desk.business.statusesOf(id)).toMatchObject([{ status: "failed", errors: [{ code: 131050 }] }]),
  );
  const [change] = desk.business.deliveries[1]?.body.entry[0]?.changes ?? [];
  expect(change).toMatchObject({
    field: "user_preferences",
    value: { user_preferences: [{ wa_id: camille.waId, category: "marketing_messages", value: "stop" }] },
  });
});

function receivedMedia({ business }: Awaited<ReturnType<typeof startDesk>>, type: string) {
  return eventually(() => {
    const [message] = business.messages();
    expect(message?.type).toBe(type);
    return (message![type] as { id: string }).id;
  });
}

function menu(image: string) {
  const components = [
    { type: "header", parameters: [{ type: "image", image: { id: image } }] },
    { type: "body", parameters: [{ type: "text", text: "Camille" }] },
  ];
  return { name: "autumn_menu", language: { code: "fr" }, components };
}

test("a voice message is told as played, once", async () => {
  const desk = await startDesk();
  await desk.writes(camille.id, { type: "audio" });
  const audio = await receivedMedia(desk, "audio");
  const { body } = await desk.send({ to: camille.waId, type: "audio", audio: { id: audio } });
  const id = body.messages[0].id;
  await eventually(() => expect(desk.business.statusesOf(id)).toHaveLength(2));

  for (let twice = 0; twice < 2; twice++) await desk.control(`phones/${camille.id}/play`, { messageId: id });
  await desk.control(`phones/${camille.id}/read`, {});

  await eventually(() => expect(desk.business.statusesOf(id).at(-1)?.status).toBe("read"));
  expect(desk.business.statusesOf(id).map(({ status }) => status)).toEqual([
    "sent",
    "delivered",
    "played",
    "read",
  ]);
});

test("an event of another field is posted as it stands", async () => {
  const desk = await startDesk();
  const value = {
    event: "PAUSED",
    message_template_id: "1",
    message_template_name: "flash_sale",
    reason: "NONE",
  };

  await desk.control("event", { field: "message_template_status_update", value });

  await eventually(() =>
    expect(desk.business.deliveries[0]?.body.entry[0]?.changes).toEqual([
      { field: "message_template_status_update", value },
    ]),
  );
});
