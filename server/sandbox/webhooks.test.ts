import { expect, test } from "vitest";
import { camille, eventually, startDesk } from "./testing";

const write = (text: string) => ({ type: "text", text });

test("a webhook is signed over its raw bytes, which escape what is not ASCII", async () => {
  const desk = await startDesk();

  await desk.writes(camille.id, write("Où êtes-vous ? 🥖"));

  await eventually(() => expect(desk.business.deliveries).toHaveLength(1));
  const [delivery] = desk.business.deliveries;
  expect(delivery?.isSigned).toBe(true);
  expect(delivery?.raw).toContain("O\\u00f9 \\u00eates-vous ? \\ud83e\\udd56");
  expect(delivery?.body).toMatchObject({
    object: "whatsapp_business_account",
    entry: [
      {
        id: "102290129340398",
        changes: [
          {
            field: "messages",
            value: {
              metadata: { display_phone_number: "15550783881", phone_number_id: "106540352242922" },
              contacts: [
                {
                  profile: { name: "Camille Laurent" },
                  wa_id: camille.waId,
                  user_id: expect.stringMatching(/^FR\./),
                },
              ],
              messages: [{ from: camille.waId, type: "text", text: { body: "Où êtes-vous ? 🥖" } }],
            },
          },
        ],
      },
    ],
  });
});

test("a refused webhook comes again, later each time, until it is taken", async () => {
  const desk = await startDesk();
  desk.business.refuseNext(4);

  await desk.writes(camille.id, write("Bonjour"));

  await eventually(() => expect(desk.business.messages()).toHaveLength(1));
  const { deliveries } = desk.business;
  expect(deliveries.map(({ status }) => status)).toEqual([503, 503, 503, 503, 200]);
  expect(new Set(deliveries.map(({ raw }) => raw)).size).toBe(1);
  const { body } = await desk.control("log");
  expect(body.deliveries.map(({ retryInMs }: { retryInMs?: number }) => retryInMs)).toEqual([
    undefined,
    80,
    40,
    20,
    10,
  ]);
});

test("a webhook nobody took for seven days is given up", async () => {
  const desk = await startDesk();
  desk.business.refuseNext(1000);
  await desk.writes(camille.id, write("Bonjour"));
  await eventually(() => expect(desk.business.deliveries.length).toBeGreaterThan(1));

  desk.passHours(7 * 24 + 1);

  await eventually(async () => expect((await desk.control("log")).body.waiting).toBe(0));
});

test("what was not taken before a restart is sent after it, and the phone keeps its chat", async () => {
  const desk = await startDesk();
  await desk.control("controls", { paused: true });
  await desk.writes(camille.id, write("Avant"));
  await desk.writes("daan", write("Ook"));

  await desk.restart();

  await eventually(() => expect(desk.business.messages()).toHaveLength(2));
  expect(await desk.shows(camille.id)).toMatchObject([{ text: "Avant" }]);
});

test("a reply that a restart interrupted still reaches the phone", async () => {
  const desk = await startDesk();
  await desk.writes(camille.id, write("Bonjour"));
  const { body } = await desk.sendText(camille.waId, "Bonjour !");

  await desk.restart();

  const id = body.messages[0].id;
  await eventually(() => expect(desk.business.statusesOf(id).at(-1)).toMatchObject({ status: "delivered" }));
  await eventually(async () => expect(await desk.shows(camille.id)).toHaveLength(2));
});

test("updates of one customer keep their order", async () => {
  const desk = await startDesk();

  for (let n = 0; n < 20; n++) await desk.writes(camille.id, write(`${n}`));

  await eventually(() => expect(desk.business.messages()).toHaveLength(20));
  expect(desk.business.messages().map(({ text }) => Number((text as { body: string }).body))).toEqual(
    Array.from({ length: 20 }, (_, n) => n),
  );
});

test("out of order means out of order, and nothing is lost", async () => {
  const desk = await startDesk();
  await desk.control("controls", { reorder: true });

  for (let n = 0; n < 20; n++) await desk.writes(camille.id, write(`${n}`));

  await eventually(() => expect(desk.business.messages()).toHaveLength(20));
  const order = desk.business.messages().map(({ text }) => Number((text as { body: string }).body));
  expect(order).not.toEqual(order.toSorted((one, other) => one - other));
  expect(new Set(order).size).toBe(20);
});

test("batched updates share one POST", async () => {
  const desk = await startDesk();
  await desk.control("controls", { batch: 50, paused: true });
  for (let n = 0; n < 30; n++) await desk.writes(n % 2 ? camille.id : "daan", write(`${n}`));

  await desk.control("controls", { paused: false });

  await eventually(() => expect(desk.business.messages()).toHaveLength(30));
  expect(desk.business.deliveries).toHaveLength(1);
  expect(desk.business.deliveries[0]?.isSigned).toBe(true);
});

test("duplicates are copies of the same bytes", async () => {
  const desk = await startDesk();
  await desk.control("controls", { duplicate: 2 });

  await desk.writes(camille.id, write("Bonjour"));

  await eventually(() => expect(desk.business.deliveries).toHaveLength(3));
  expect(new Set(desk.business.deliveries.map(({ raw }) => raw)).size).toBe(1);
});

test("the handshake asks the webhook to prove itself", async () => {
  const desk = await startDesk();

  expect((await desk.control("handshake", {})).body).toEqual({ ok: true, status: 200 });
});

test("the customer sees one tick until the business has the message, then two", async () => {
  const desk = await startDesk();
  await desk.control("controls", { paused: true });
  const { status } = await desk.writes(camille.id, write("Bonjour"));
  expect(status).toBe("sent");

  await desk.control("controls", { paused: false });

  await eventually(async () => expect((await desk.shows(camille.id))[0]?.status).toBe("delivered"));
});
