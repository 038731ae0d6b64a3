import { expect, test } from "vitest";
import { camille, eventually, startDesk } from "./testing";

const second = { account: "102290129340399", number: "106540352242923" };
const third = { account: "102290129340400", number: "106540352242924" };

/** A running desk, and a token of its own to play with. */
async function startBusinessDesk(asked: Record<string, unknown> = {}) {
  const desk = await startDesk();
  const { body: token } = await desk.control("business/tokens", asked);
  const as = (path: string, body?: unknown) =>
    desk.request(`/v26.0/${path}`, {
      method: body ? "POST" : "GET",
      headers: { authorization: `Bearer ${token.id}`, "content-type": "application/json" },
      body: body ? JSON.stringify(body) : undefined,
    });
  const debug = async () =>
    (
      await desk.request(`/v26.0/debug_token?input_token=${token.id}`, {
        headers: { authorization: `Bearer ${desk.settings.META_APP_ID}|${desk.settings.META_APP_SECRET}` },
      })
    ).body.data;
  return { ...desk, tokenId: token.id, as, debug };
}

const code = (answer: { body: { error?: { code: number; error_subcode?: number } } }) => [
  answer.body.error?.code,
  answer.body.error?.error_subcode,
];

test("a revoked token is refused everywhere, and only that one", async () => {
  const { as, debug, graph, control, tokenId } = await startBusinessDesk();
  expect(await as(second.number)).toMatchObject({ status: 200 });
  await control("business/token", { id: tokenId, isRevoked: true });
  expect(code(await as(second.number))).toEqual([190, 460]);
  expect(await debug()).toMatchObject({ is_valid: false, error: { code: 190 } });
  expect(await graph(second.number)).toMatchObject({ status: 200 });
});

test("a token ends when its time is over", async () => {
  const { as, debug, passHours } = await startBusinessDesk({ expiresInDays: 1 });
  expect(await debug()).toMatchObject({ is_valid: true, expires_at: expect.any(Number) });
  passHours(25);
  expect(code(await as(second.number))).toEqual([190, 463]);
  expect(await debug()).toMatchObject({ is_valid: false });
});

test("what a token was not given is refused and named", async () => {
  const { as, debug, sendText } = await startBusinessDesk({ permissions: ["whatsapp_business_management"] });
  expect(await debug()).toMatchObject({ scopes: ["whatsapp_business_management"] });
  expect(await as(second.account)).toMatchObject({ status: 200 });
  expect(await as(`${second.number}/messages`, { to: camille.waId })).toMatchObject({
    status: 403,
    body: { error: { code: 10, message: expect.stringContaining("whatsapp_business_messaging") } },
  });
  expect(await sendText(camille.waId, "Bonjour")).toMatchObject({ status: 200 });
});

test("only the app itself hears about a token, or gets one for a code", async () => {
  const { as, request, settings, tokenId } = await startBusinessDesk();
  expect(code(await as(`debug_token?input_token=${tokenId}`))).toEqual([190, undefined]);
  const exchange = (secret: string) =>
    request(`/v26.0/oauth/access_token?client_id=${settings.META_APP_ID}&client_secret=${secret}&code=abc`);
  expect(await exchange("wrong")).toMatchObject({ status: 500 });
  expect(await exchange(settings.META_APP_SECRET)).toMatchObject({
    body: { access_token: expect.stringMatching(/^EAA/) },
  });
});

test("a number that is not registered sends nothing until it is, with the PIN it keeps", async () => {
  const { as } = await startBusinessDesk();
  const send = () =>
    as(`${third.number}/messages`, {
      messaging_product: "whatsapp",
      to: camille.waId,
      type: "template",
      template: { name: "hello_world", language: { code: "en_US" } },
    });
  const register = (pin: string) => as(`${third.number}/register`, { messaging_product: "whatsapp", pin });
  expect((await as(`${third.number}?fields=status`)).body.status).toBe("DISCONNECTED");
  expect(code(await send())).toEqual([133010, undefined]);
  expect((await register("123456")).body).toEqual({ success: true });
  expect(code(await register("654321"))).toEqual([133005, undefined]);
  expect((await as(`${third.number}?fields=status`)).body.status).toBe("CONNECTED");
  expect(await send()).toMatchObject({ status: 200 });
});

test("where nobody pays, Meta takes the message and says in a status that it failed", async () => {
  const { as, control, business } = await startBusinessDesk();
  await control("business/account", { id: second.account, isPaid: false });
  const { body } = await as(`${second.number}?fields=health_status`);
  expect(body.health_status).toMatchObject({ can_send_message: "BLOCKED" });
  expect(JSON.stringify(body)).toContain("141006");
  const template = { name: "hello_world", language: { code: "en_US" } };
  await as(`${second.number}/messages`, {
    messaging_product: "whatsapp",
    to: camille.waId,
    type: "template",
    template,
  });
  await eventually(() =>
    expect(business.statuses()).toMatchObject([{ status: "failed", errors: [{ code: 131042 }] }]),
  );
});

test("webhooks name the account and the number they are about", async () => {
  const { as, control, business } = await startBusinessDesk();
  const template = { name: "hello_world", language: { code: "en_US" } };
  await as(`${second.number}/messages`, {
    messaging_product: "whatsapp",
    to: camille.waId,
    type: "template",
    template,
  });
  await control("business/number", { id: third.number, nameStatus: "DECLINED" });
  await eventually(() => expect(business.deliveries.length).toBeGreaterThanOrEqual(2));
  const heard = business.deliveries.flatMap(({ body }) =>
    body.entry.map(({ id, changes }) => [id, changes[0]?.field, changes[0]?.value]),
  );
  expect(heard).toContainEqual([
    second.account,
    "messages",
    expect.objectContaining({ metadata: expect.objectContaining({ phone_number_id: second.number }) }),
  ]);
  expect(heard).toContainEqual([
    third.account,
    "phone_number_name_update",
    expect.objectContaining({ decision: "REJECTED" }),
  ]);
});

test("a restart forgets neither tokens nor how things are", async () => {
  const { as, control, restart } = await startBusinessDesk();
  await control("business/number", { id: second.number, quality: "RED" });
  await restart();
  expect((await as(`${second.number}?fields=quality_rating`)).body.quality_rating).toBe("RED");
});
