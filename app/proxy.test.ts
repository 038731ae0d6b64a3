import { randomBytes } from "node:crypto";
import { NextRequest } from "next/server";
import { encode } from "next-auth/jwt";
import { beforeAll, expect, test } from "vitest";

const secret = randomBytes(24).toString("hex");

beforeAll(() => {
  Object.assign(process.env, {
    DATABASE_URL: "postgres://guichet@127.0.0.1:1/guichet",
    GUICHET_URL: "http://127.0.0.1:3000",
    GUICHET_MASTER_KEY: randomBytes(32).toString("base64"),
    GUICHET_AUTH_SECRET: secret,
    META_APP_ID: "1234567890",
    META_APP_SECRET: randomBytes(16).toString("hex"),
    META_VERIFY_TOKEN: randomBytes(16).toString("hex"),
  });
});

async function visit(path: string, headers: Record<string, string> = {}) {
  const { proxy } = await import("@/proxy");
  return proxy(new NextRequest(`http://127.0.0.1:3000${path}`, { headers }));
}

const session = async (key: string) =>
  `next-auth.session-token=${await encode({ token: { memberId: "m", workspaceId: "w" }, secret: key })}`;

test("a visitor who asks for a page of the console signs in first and comes back to it", async () => {
  const answer = await visit("/inbox?view=mine");
  expect(answer.status).toBe(307);
  expect(answer.headers.get("location")).toMatch(
    /^http:\/\/[^/]+\/sign-in\?callbackUrl=%2Finbox%3Fview%3Dmine$/,
  );
});

test("a member passes, and a token signed with another secret does not", async () => {
  expect((await visit("/inbox", { cookie: await session(secret) })).headers.get("location")).toBeNull();
  expect((await visit("/inbox", { cookie: await session("another secret") })).status).toBe(307);
});

test("signing in and the API are open; a page that only begins like them is not", async () => {
  expect((await visit("/sign-in")).headers.get("location")).toBeNull();
  expect((await visit("/api/health/live")).headers.get("location")).toBeNull();
  expect((await visit("/sign-in-not")).status).toBe(307);
  expect((await visit("/apiary")).status).toBe(307);
});

test("every answer has a nonce of its own, also a redirect", async () => {
  const nonces = await Promise.all(
    ["/inbox", "/sign-in", "/sign-in"].map(async (path) => {
      const policy = (await visit(path)).headers.get("content-security-policy");
      return /script-src 'self' 'nonce-([^']+)'/.exec(policy ?? "")?.[1];
    }),
  );
  expect(new Set(nonces).size).toBe(3);
  expect(nonces).not.toContain(undefined);
});

test("a request keeps the id it came with, unless it is not one", async () => {
  expect((await visit("/sign-in", { "x-request-id": "0f1e2d3c-aaaa" })).headers.get("x-request-id")).toBe(
    "0f1e2d3c-aaaa",
  );
  const made = (await visit("/sign-in", { "x-request-id": "<script>" })).headers.get("x-request-id");
  expect(made).toMatch(/^[0-9a-f-]{36}$/);
});
