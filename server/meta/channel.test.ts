import { afterAll, beforeAll, expect, test } from "vitest";
import { belongsToAccount, exchangeCode, isSubscribed, readNumberNode, readToken } from "./channel";
import { startGraph } from "./testing";

let graph: Awaited<ReturnType<typeof startGraph>>;
beforeAll(async () => {
  graph = await startGraph();
});
afterAll(() => graph.close());

const token = "EAAtokenOfLuna";

test("what a token may do is asked as the app, and the first of its two ends counts", async () => {
  graph.says({
    data: {
      app_id: "1234567890",
      is_valid: true,
      expires_at: 1_800_000_000,
      data_access_expires_at: 1_790_000_000,
      scopes: ["whatsapp_business_messaging"],
      granular_scopes: [{ scope: "whatsapp_business_messaging", target_ids: ["700"] }],
    },
  });
  expect(await readToken(token)).toMatchObject({
    ok: true,
    value: {
      isValid: true,
      expiresAt: new Date(1_790_000_000_000),
      permissions: ["whatsapp_business_messaging"],
      limitedTo: [{ permission: "whatsapp_business_messaging", accountIds: ["700"] }],
    },
  });
  const [heard] = graph.heard;
  expect(heard!.url).toBe(`/v26.0/debug_token?input_token=${token}`);
  expect(heard!.headers.authorization).toBe("Bearer 1234567890|app-secret-of-the-tests");
});

test("a token that never ends has no end", async () => {
  graph.says({ data: { is_valid: true, expires_at: 0, data_access_expires_at: 0, scopes: [] } });
  expect(await readToken(token)).toMatchObject({ ok: true, value: { expiresAt: undefined } });
});

test("a refusal that repeats the token, the code or the app's secret is told without them", async () => {
  const repeat = (secret: string) =>
    graph.says(
      { error: { message: `Malformed ${secret}`, code: 190, error_data: { details: secret } } },
      400,
    );
  repeat(token);
  expect(JSON.stringify(await readToken(token))).not.toContain(token);
  repeat("code-of-the-window");
  expect(JSON.stringify(await exchangeCode("code-of-the-window"))).not.toContain("code-of-the-window");
});

test("a code is exchanged without any other token", async () => {
  graph.says({ access_token: "EAAfresh", token_type: "bearer" });
  expect(await exchangeCode("the-code")).toMatchObject({ ok: true, value: "EAAfresh" });
  const [heard] = graph.heard;
  expect(heard!.headers.authorization).toBeUndefined();
  expect(new URL(heard!.url, graph.url).searchParams.get("client_id")).toBe("1234567890");
});

test("a number is looked for on every page of its account", async () => {
  graph.answers(({ url }, response) => {
    const isSecond = url.includes("after=two");
    const body = isSecond
      ? { data: [{ id: "800" }], paging: { cursors: { after: "end" } } }
      : {
          data: [{ id: "799" }],
          paging: { cursors: { after: "two" }, next: "https://graph.facebook.com/more" },
        };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  const place = { wabaId: "700", token };
  expect(await belongsToAccount({ ...place, phoneNumberId: "800" })).toMatchObject({ ok: true, value: true });
  expect(await belongsToAccount({ ...place, phoneNumberId: "801" })).toMatchObject({
    ok: true,
    value: false,
  });
});

test("another app's subscription is not ours", async () => {
  graph.says({ data: [{ whatsapp_business_api_data: { id: "999" } }] });
  expect(await isSubscribed({ wabaId: "700", token })).toMatchObject({ ok: true, value: false });
  graph.says({ data: [{ whatsapp_business_api_data: { id: "1234567890" } }] });
  expect(await isSubscribed({ wabaId: "700", token })).toMatchObject({ ok: true, value: true });
});

test("a word of tomorrow in a field does not hide the number", async () => {
  graph.says({
    id: "800",
    display_phone_number: "+32 470 00 00 01",
    verified_name: "Luna",
    throughput: 7,
    quality_rating: { score: "GREEN" },
    health_status: {
      entities: [{ entity_type: "WABA", can_send_message: "BLOCKED", errors: [{ error_code: 141006 }] }],
    },
  });
  expect(await readNumberNode({ phoneNumberId: "800", token })).toMatchObject({
    ok: true,
    value: {
      id: "800",
      quality_rating: undefined,
      health_status: { entities: [{ errors: [{ error_code: 141006 }] }] },
    },
  });
});
