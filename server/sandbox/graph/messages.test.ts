import { expect, test } from "vitest";
import { camille, eventually, startDesk } from "../testing";

test("an answer within the window is sent, delivered and priced once as a service message", async () => {
  const desk = await startDesk();
  await desk.writes(camille.id, { type: "text", text: "Avez-vous du pain au levain ?" });

  const answer = await desk.sendText(`+${camille.waId}`, "Oui, dès huit heures.", {
    biz_opaque_callback_data: "m-1",
  });
  const id = answer.body.messages[0].id;
  await eventually(() => expect(desk.business.statusesOf(id)).toHaveLength(2));

  const [sent, delivered] = desk.business.statusesOf(id);
  expect(answer.body.contacts[0]).toMatchObject({ input: "+33639980142", wa_id: "33639980142" });
  expect(sent).toMatchObject({
    status: "sent",
    biz_opaque_callback_data: "m-1",
    recipient_id: "33639980142",
  });
  expect(delivered).toMatchObject({ status: "delivered", biz_opaque_callback_data: "m-1" });
  for (const status of [sent, delivered]) {
    expect(status?.pricing).toEqual({
      billable: true,
      pricing_model: "PMP",
      type: "regular",
      category: "service",
    });
    expect(status?.conversation).toBeUndefined();
  }
  expect(await desk.shows(camille.id)).toMatchObject([
    { from: "customer", text: "Avez-vous du pain au levain ?" },
    { from: "business", text: "Oui, dès huit heures.", status: "delivered" },
  ]);
});

test("reading the chat is told without a second price", async () => {
  const desk = await startDesk();
  await desk.writes(camille.id, { type: "text", text: "Bonjour" });
  const { body } = await desk.sendText(camille.waId, "Bonjour !");
  const id = body.messages[0].id;
  await eventually(() => expect(desk.business.statusesOf(id)).toHaveLength(2));

  await desk.control(`phones/${camille.id}/read`, {});

  await eventually(() => expect(desk.business.statusesOf(id)).toHaveLength(3));
  const read = desk.business.statusesOf(id).find(({ status }) => status === "read");
  expect(read).toBeDefined();
  expect(read).not.toHaveProperty("pricing");
});

test("into an open chat only the reading is told, with the price", async () => {
  const desk = await startDesk();
  await desk.writes(camille.id, { type: "text", text: "Bonjour" });
  await desk.control(`phones/${camille.id}/open`, {});

  const { body } = await desk.sendText(camille.waId, "Bonjour !");
  const id = body.messages[0].id;

  await eventually(() => expect(desk.business.statusesOf(id)).toHaveLength(2));
  expect(desk.business.statusesOf(id).map(({ status }) => status)).toEqual(["sent", "read"]);
  expect(desk.business.statusesOf(id)[1]?.pricing?.category).toBe("service");
});

test("after 24 hours an answer is accepted and then fails with 131047, and a template arrives", async () => {
  const desk = await startDesk();
  await desk.writes(camille.id, { type: "text", text: "Bonjour", ageSeconds: 23.9 * 3600 });
  desk.passHours(0.2);

  const late = await desk.sendText(camille.waId, "Désolés pour l’attente.");
  const template = await desk.send({
    to: camille.waId,
    type: "template",
    template: {
      name: "continue_conversation",
      language: { code: "fr" },
      components: [{ type: "body", parameters: [{ type: "text", text: "Camille" }] }],
    },
  });

  expect(late.status).toBe(200);
  const [lateId, templateId] = [late.body.messages[0].id, template.body.messages[0].id];
  await eventually(() => expect(desk.business.statusesOf(templateId)).toHaveLength(2));
  expect(desk.business.statusesOf(lateId)).toMatchObject([{ status: "failed", errors: [{ code: 131047 }] }]);
  expect(desk.business.statusesOf(lateId)[0]).not.toHaveProperty("pricing");
  expect(desk.business.statusesOf(templateId)[1]).toMatchObject({
    pricing: { category: "utility", type: "regular" },
  });
  const [, shown] = await desk.shows(camille.id);
  expect(shown?.text).toBe(
    "Bonjour Camille, nous avons une réponse à votre question. Souhaitez-vous continuer ?",
  );
  expect(shown?.choices?.map(({ title }) => title)).toEqual(["Continuer", "Pas maintenant"]);
});

test("an answer to a customer from an ad is free, and its conversation says until when", async () => {
  const desk = await startDesk();
  await desk.writes(camille.id, { type: "text", text: "Bonjour", referral: true });
  const [message] = await eventually(() => {
    expect(desk.business.messages()).toHaveLength(1);
    return desk.business.messages();
  });
  expect(message?.referral).toMatchObject({ source_type: "ad", ctwa_clid: expect.stringMatching(/^Aff-/) });

  const { body } = await desk.sendText(camille.waId, "Bienvenue !");
  const id = body.messages[0].id;

  await eventually(() => expect(desk.business.statusesOf(id)).toHaveLength(2));
  const [sent, delivered] = desk.business.statusesOf(id);
  expect(sent?.pricing).toMatchObject({ billable: false, type: "free_entry_point" });
  const hours = (Number(sent?.conversation?.expiration_timestamp) - Number(sent?.timestamp)) / 3600;
  expect(hours).toBeCloseTo(72, 1);
  expect(delivered?.conversation).toEqual({
    id: sent?.conversation?.id,
    origin: { type: "referral_conversion" },
  });
});

test.for([
  ["a customer who blocked the business", "block", camille.waId],
  ["a number that is not on WhatsApp", "unblock", "33639989999"],
] as const)("%s cannot be reached: 131026 in a failed status", async ([, action, to]) => {
  const desk = await startDesk();
  await desk.writes(camille.id, { type: "text", text: "Bonjour" });
  await desk.control(`phones/${camille.id}/${action}`, {});

  const { status, body } = await desk.sendText(to, "Bonjour !");

  expect(status).toBe(200);
  const id = body.messages[0].id;
  await eventually(() =>
    expect(desk.business.statusesOf(id)).toMatchObject([
      { status: "failed", recipient_id: to, errors: [{ code: 131026 }] },
    ]),
  );
});

test("a customer who hides the number is reached by the business-scoped id", async () => {
  const desk = await startDesk();
  await desk.writes("noor", { type: "text", text: "Dag" });
  const [message] = await eventually(() => {
    expect(desk.business.messages()).toHaveLength(1);
    return desk.business.messages();
  });
  expect(message).not.toHaveProperty("from");

  const { body } = await desk.send({
    recipient: message?.from_user_id,
    type: "text",
    text: { body: "Dag Noor" },
  });

  const id = body.messages[0].id;
  await eventually(() => expect(desk.business.statusesOf(id)).toHaveLength(2));
  expect(desk.business.statusesOf(id)[0]).toMatchObject({ recipient_user_id: message?.from_user_id });
  expect(desk.business.statusesOf(id)[0]).not.toHaveProperty("recipient_id");
});

test("while the phone is offline a message is sent, and delivered on its return", async () => {
  const desk = await startDesk();
  await desk.writes(camille.id, { type: "text", text: "Bonjour" });
  await desk.control(`phones/${camille.id}/offline`, {});
  const { body } = await desk.sendText(camille.waId, "Bonjour !");
  const id = body.messages[0].id;
  await eventually(() => expect(desk.business.statusesOf(id)).toMatchObject([{ status: "sent" }]));
  expect(await desk.shows(camille.id)).toHaveLength(1);

  await desk.control(`phones/${camille.id}/online`, {});

  await eventually(() => expect(desk.business.statusesOf(id)[1]).toMatchObject({ status: "delivered" }));
});

test("one customer may be sent 45 messages at once and then one in six seconds", async () => {
  const desk = await startDesk();
  desk.holdTheClock();
  const answers = [];
  for (let n = 0; n < 46; n++) answers.push(await desk.sendText(camille.waId, `Message ${n}`));

  expect(answers.slice(0, 45).every(({ status }) => status === 200)).toBe(true);
  expect(answers[45]?.body.error).toMatchObject({
    code: 131056,
    error_data: { messaging_product: "whatsapp" },
  });
  desk.passHours(6 / 3600);
  expect((await desk.sendText(camille.waId, "Later")).status).toBe(200);
});

test("a number sends at most 80 messages a second", async () => {
  const desk = await startDesk();
  desk.holdTheClock();
  const send = (n: number) => desk.sendText(`3363998${String(n).padStart(4, "0")}`, "Bonjour");
  const answers = await Promise.all(Array.from({ length: 120 }, (_, n) => send(n)));

  const refused = answers.filter(({ body }) => body.error?.code === 130429);
  expect(refused).toHaveLength(40);
  desk.passHours(1 / 3600);
  expect((await send(0)).status).toBe(200);
});

test.for([
  ["a text that is too long", { type: "text", text: { body: "a".repeat(4097) } }, 131009],
  ["a text without body", { type: "text", text: {} }, 131008],
  ["a type that does not exist", { type: "carrier_pigeon" }, 131009],
  ["an image that was never uploaded", { type: "image", image: { id: "123" } }, 131009],
  ["four reply buttons", { type: "interactive", interactive: buttons(4) }, 131009],
  [
    "a template that does not exist",
    { type: "template", template: { name: "nope", language: { code: "en" } } },
    132001,
  ],
  [
    "too few variables",
    { type: "template", template: { name: "order_ready", language: { code: "en" } } },
    132000,
  ],
  [
    "a paused template",
    { type: "template", template: { name: "flash_sale", language: { code: "en" } } },
    132015,
  ],
  ["no recipient", { to: undefined, type: "text", text: { body: "Bonjour" } }, 131008],
] as const)("%s is refused", async ([, message, code]) => {
  const desk = await startDesk();

  const { status, body } = await desk.send({ to: camille.waId, ...message });

  expect(status).toBeGreaterThanOrEqual(400);
  expect(body.error).toMatchObject({ code, type: "OAuthException", fbtrace_id: expect.any(String) });
});

function buttons(count: number) {
  const one = (_: unknown, n: number) => ({ type: "reply", reply: { id: `b${n}`, title: `Button ${n}` } });
  return {
    type: "button",
    body: { text: "Choose" },
    action: { buttons: Array.from({ length: count }, one) },
  };
}

test("tapping a button answers the message it belongs to", async () => {
  const desk = await startDesk();
  await desk.writes(camille.id, { type: "text", text: "Bonjour" });
  const { body } = await desk.send({ to: camille.waId, type: "interactive", interactive: buttons(2) });
  const id = body.messages[0].id;
  await eventually(() => expect(desk.business.statusesOf(id)).toHaveLength(2));

  await desk.writes(camille.id, { type: "tap", messageId: id, choice: "b1" });

  await eventually(() => expect(desk.business.messages()).toHaveLength(2));
  expect(desk.business.messages()[1]).toMatchObject({
    type: "interactive",
    context: { from: "15550783881", id },
    interactive: { type: "button_reply", button_reply: { id: "b1", title: "Button 1" } },
  });
});

test("marking as read gives the customer blue ticks, and the typing bubble ends with the answer", async () => {
  const desk = await startDesk();
  await desk.writes(camille.id, { type: "text", text: "Bonjour" });
  const { id } = await desk.writes(camille.id, { type: "text", text: "Vous êtes là ?" });

  const { body } = await desk.send({ status: "read", message_id: id, typing_indicator: { type: "text" } });

  expect(body).toEqual({ success: true });
  expect((await desk.shows(camille.id)).map(({ status }) => status)).toEqual(["read", "read"]);
  expect((await desk.control(`phones/${camille.id}`)).body.isBusinessTyping).toBe(true);
  await desk.sendText(camille.waId, "Oui !");
  expect((await desk.control(`phones/${camille.id}`)).body.isBusinessTyping).toBe(false);
});

test("failures chosen on the desk come in the answer or in a status, as Meta would tell them", async () => {
  const desk = await startDesk();
  await desk.writes(camille.id, { type: "text", text: "Bonjour" });

  await desk.control("controls", { failNext: { count: 1, code: 131016 } });
  expect((await desk.sendText(camille.waId, "Un")).body.error.code).toBe(131016);

  await desk.control("controls", { failNext: { count: 1, code: 131049 } });
  const { body } = await desk.sendText(camille.waId, "Deux");
  await eventually(() =>
    expect(desk.business.statusesOf(body.messages[0].id)).toMatchObject([
      { status: "failed", errors: [{ code: 131049 }] },
    ]),
  );
  expect((await desk.sendText(camille.waId, "Trois")).status).toBe(200);
});

test("a lost answer leaves one accepted send that names our id", async () => {
  const desk = await startDesk();
  await desk.writes(camille.id, { type: "text", text: "Bonjour" });
  await desk.control("controls", { loseAnswers: 1 });

  await expect(
    desk.sendText(camille.waId, "Bonjour !", { biz_opaque_callback_data: "m-7" }),
  ).rejects.toThrow();

  const { body } = await desk.control("sends");
  expect(body).toMatchObject([{ opaque: "m-7", text: "Bonjour !" }]);
});
