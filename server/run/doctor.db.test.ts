import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createNumber, createWorkspace, ownerDb } from "@/db/factories";
import { dataKeys } from "@/db/schema/identity";
import { storeAccessToken } from "../channels/access-token";
import { systemCtx } from "../context";
import { answerRequest } from "../webhooks/answer-request";
import { checks } from "./doctor-checks";

let rights: Record<string, unknown> = {};
const server = createServer((request, response) => {
  if (answerRequest(request, response)) return;
  const data = request.url?.includes("debug_token") ? { data: { app_id: "1234567890", ...rights } } : {};
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(data));
});
const look = (name: string) => checks.find((check) => check.name === name)!.look();

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  Object.assign(process.env, { GUICHET_URL: url, META_GRAPH_URL: url });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test("an installation that is well is told so", async () => {
  for (const name of ["settings", "database", "schema", "master key", "clock", "worker", "backup"])
    expect(await look(name), name).toMatchObject({ state: "well" });
});

test("the webhook's address is asked as Meta asks it", async () => {
  expect(await look("webhook")).toMatchObject({ state: "warning", says: expect.stringContaining("answers") });
});

test("a token is looked at with its rights and its end", async () => {
  expect(await look("tokens")).toMatchObject({
    state: "warning",
    advice: expect.stringContaining("Connect one"),
  });
  const { id } = await createWorkspace();
  const number = await createNumber(id);
  expect(await look("tokens")).toMatchObject({
    state: "ill",
    says: expect.stringContaining("no access token"),
  });
  await storeAccessToken(systemCtx(id), { accountId: number.accountId, token: "token-of-luna" });
  const both = ["whatsapp_business_messaging", "whatsapp_business_management"];
  const expiringIn = (days: number) => Math.floor(Date.now() / 1000) + days * 86_400;
  for (const [given, state, says] of [
    [{ is_valid: true, scopes: both, expires_at: 0 }, "well", "may send and manage"],
    [{ is_valid: true, scopes: both.slice(1), expires_at: 0 }, "ill", "lacks whatsapp_business_messaging"],
    [{ is_valid: true, scopes: both, expires_at: expiringIn(3) }, "warning", "ends on"],
    [{ is_valid: false, error: { code: 190, subcode: 463 } }, "ill", "not valid any more"],
  ] as const) {
    rights = given;
    expect(await look("tokens")).toMatchObject({ state, says: expect.stringContaining(says) });
  }
});

test("a master key that does not open what is sealed is found", async () => {
  await ownerDb()
    .insert(dataKeys)
    .values({
      scope: crypto.randomUUID(),
      version: 1,
      masterKeyId: "0123456789abcdef",
      wrapped: Buffer.alloc(60),
    });
  expect(await look("master key")).toMatchObject({
    state: "ill",
    says: expect.stringContaining("0123456789abcdef"),
  });
});
