import { describe, expect, test } from "vitest";
import { z } from "zod";
import { as, createMember, createWorkspace, ownerDb } from "@/db/factories";
import { allowances } from "@/db/schema/hall";
import { conflict } from "../../errors";
import { createApiKey } from "../../identity/api-keys/create-api-key";
import { answerApi } from "./answer";
import { keyPolicy } from "./rate-limit";
import { defineRoute, type Route } from "./route";
import { routes } from "./routes";

const origin = "http://127.0.0.1:3000";

const ask = (path: string, init: RequestInit = {}, table: Route[] = routes) =>
  answerApi(new Request(`${origin}/api/v1${path}`, init), table);

const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

async function lunasKey() {
  const luna = await createWorkspace();
  const ana = await createMember(luna.id, "Ana", ["owner"]);
  const { key } = await createApiKey(as(ana), { name: "Warehouse", scopes: ["me:read"] });
  return { luna, key };
}

/** A path as later ones will be: a field in the path, others in the body. */
const rename = defineRoute({
  method: "PATCH",
  path: "/shelves/{shelfId}",
  scope: "me:read",
  name: "renameShelf",
  summary: "Another name for a shelf",
  input: z.object({ shelfId: z.uuid(), name: z.string().max(20), tags: z.array(z.string()).optional() }),
  output: z.object({ shelfId: z.uuid(), name: z.string() }),
  handle: async (_ctx, { shelfId, name }) => {
    if (name === "Taken") throw conflict("There is such a shelf already.", { field: "name" });
    if (name === "Broken") throw new Error("column secret_sauce does not exist");
    return { shelfId, name, inner: "stays inside" };
  },
});
const shelf = "/shelves/0199f0aa-0000-7000-8000-000000000001";

async function patch(key: string, body: BodyInit, headers: Record<string, string> = {}, path = shelf) {
  const response = await ask(
    path,
    { method: "PATCH", body, headers: { "content-type": "application/json", ...bearer(key), ...headers } },
    [rename],
  );
  return { status: response.status, body: await response.json() };
}

test("a key is told its workspace, its name and its scopes", async () => {
  const { luna, key } = await lunasKey();
  const response = await ask("/me", { headers: bearer(key) });
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("application/json");
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(await response.json()).toEqual({
    workspace: { id: luna.id, name: "Luna", timeZone: "Europe/Madrid", currency: "USD" },
    apiKey: { id: expect.any(String), name: "Warehouse", scopes: ["me:read"], expiresAt: null },
  });
});

describe("who is not let in", () => {
  test("is told by problem details with the id of the request, and how to send a key", async () => {
    const response = await ask("/me", { headers: { "x-request-id": "a-request-of-ours" } });
    expect(response.status).toBe(401);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(response.headers.get("www-authenticate")).toBe('Bearer realm="guichet"');
    expect(response.headers.get("x-request-id")).toBe("a-request-of-ours");
    expect(await response.json()).toEqual({
      type: "http://127.0.0.1:3000/api/v1/reference#unauthenticated",
      title: "The key does not open this door",
      status: 401,
      detail: "Send your key in the header Authorization: Bearer guichet_…",
      instance: "/api/v1/me",
      requestId: "a-request-of-ours",
    });
  });

  test("gets no further with a cookie, with the key in the address, or as Basic", async () => {
    const { key } = await lunasKey();
    const others: RequestInit[] = [
      { headers: { cookie: `next-auth.session-token=${key}; authorization=Bearer ${key}` } },
      { headers: { authorization: `Basic ${btoa(`${key}:`)}` } },
    ];
    for (const init of others) {
      expect((await ask("/me", init)).status).toBe(401);
    }
    expect((await ask(`/me?access_token=${key}`)).status).toBe(401);
  });

  test("is slowed down when keys fail often, while the right key of a neighbour goes on", async () => {
    const { key } = await lunasKey();
    const answers: Response[] = [];
    for (let attempt = 0; attempt < 25; attempt += 1) {
      answers.push(await ask("/me", { headers: bearer(`guichet_wrong${attempt}`) }));
    }
    const last = answers.at(-1)!;
    expect(last.status).toBe(429);
    expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await last.json()).toMatchObject({
      status: 429,
      type: expect.stringContaining("#too-many-requests"),
    });
    expect((await ask("/me", { headers: bearer(key) })).status).toBe(200);
  });
});

test("each answer says how much of the allowance is left, and beyond it when to come back", async () => {
  const { key } = await lunasKey();
  const first = await ask("/me", { headers: bearer(key) });
  expect(first.headers.get("ratelimit-policy")).toBe('"key";q=600;w=60');
  expect(first.headers.get("ratelimit")).toMatch(/^"key";r=599;t=(60|59)$/);

  await ownerDb().update(allowances).set({ taken: keyPolicy.limit });
  const beyond = await ask("/me", { headers: bearer(key) });
  expect(beyond.status).toBe(429);
  expect(beyond.headers.get("ratelimit")).toMatch(/^"key";r=0;t=\d+$/);
  expect(beyond.headers.get("retry-after")).toMatch(/^\d+$/);
});

describe("methods", () => {
  test("HEAD is GET without its body, OPTIONS names what there is, and nothing invites other origins", async () => {
    const { key } = await lunasKey();
    const head = await ask("/me", { method: "HEAD", headers: bearer(key) });
    expect([head.status, await head.text()]).toEqual([200, ""]);
    expect(head.headers.get("content-type")).toBe("application/json");

    const options = await ask("/me", {
      method: "OPTIONS",
      headers: { origin: "https://elsewhere.example", "access-control-request-method": "GET" },
    });
    expect([options.status, options.headers.get("allow")]).toEqual([204, "GET, HEAD, OPTIONS"]);
    for (const response of [head, options]) {
      expect([...response.headers.keys()].filter((name) => name.startsWith("access-control-"))).toEqual([]);
      expect(response.headers.get("set-cookie")).toBeNull();
    }
  });

  test("another method is refused with those that exist", async () => {
    const response = await ask("/me", { method: "DELETE" });
    expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
    expect(await response.json()).toMatchObject({ detail: "Use GET, HEAD, OPTIONS." });
  });

  test("what does not exist is not found, also when its address makes no sense", async () => {
    for (const path of ["", "/", "/nothing", "/me/more", "/%zz", "/__proto__"]) {
      expect([path, (await ask(path)).status]).toEqual([path, 404]);
    }
  });
});

describe("input", () => {
  test("what a route needs comes from path and body, and only what it promises goes out", async () => {
    const { key } = await lunasKey();
    expect(await patch(key, JSON.stringify({ name: "Cheese" }))).toEqual({
      status: 200,
      body: { shelfId: shelf.slice("/shelves/".length), name: "Cheese" },
    });
  });

  test("every field that is wrong is named where it is", async () => {
    const { key } = await lunasKey();
    const { status, body } = await patch(
      key,
      JSON.stringify({ name: "far too long a name for a shelf", tags: ["a", 7], workspaceId: "another" }),
      {},
      "/shelves/first",
    );
    expect(status).toBe(400);
    expect(body.detail).toBe("4 fields are not valid.");
    expect(
      body.errors.map(({ pointer, parameter }: Record<string, string>) => pointer ?? parameter).sort(),
    ).toEqual(["#/name", "#/tags/1", "#/workspaceId", "shelfId"]);
  });

  test("a field that the path has said cannot be said otherwise in the body", async () => {
    const { key } = await lunasKey();
    const other = { shelfId: "0199f0aa-0000-7000-8000-000000000002", name: "Cheese" };
    expect(await patch(key, JSON.stringify(other))).toMatchObject({
      status: 400,
      body: { errors: [{ parameter: "shelfId" }] },
    });
  });

  test("fields of the query that nobody knows are refused", async () => {
    const { key } = await lunasKey();
    const response = await ask("/me?workspaceId=another", { headers: bearer(key) });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ parameter: "workspaceId" }] });
  });

  test.each([
    ["that is no JSON", "{", 400],
    ["that is not UTF-8", Buffer.from([0x7b, 0xff, 0x7d]), 400],
    ["that is a list", "[]", 400],
    ["that changes what all objects are", '{"__proto__": {"name": "Cheese"}}', 400],
    ["nested deeply", `{"name": ${"[".repeat(100_000)}`, 400],
    [
      "nested deeply behind a bracket in a text",
      `{"a": "}}}}", "name": ${'{"a":'.repeat(25)}1${"}".repeat(26)}`,
      400,
    ],
    ["that is too large", JSON.stringify({ name: "x".repeat(300_000) }), 413],
  ])("a body %s is refused", async (_what, body, status) => {
    const { key } = await lunasKey();
    const answer = await patch(key, body);
    expect(answer.status).toBe(status);
  });

  test("a body that grows beyond its announced length is cut off while it comes", async () => {
    const { key } = await lunasKey();
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        controller.enqueue(new Uint8Array(64 * 1024).fill(0x20));
      },
    });
    const request = new Request(`${origin}/api/v1${shelf}`, {
      method: "PATCH",
      body: endless,
      headers: { "content-type": "application/json", ...bearer(key) },
      duplex: "half",
    } as RequestInit);
    expect((await answerApi(request, [rename])).status).toBe(413);
    expect(sent).toBeLessThan(10);
  });

  test.each([
    ["a form, which any page may send", { "content-type": "application/x-www-form-urlencoded" }],
    ["plain text, which any page may send", { "content-type": "text/plain" }],
    ["compressed", { "content-encoding": "gzip" }],
  ])("a body as %s is refused", async (_what, headers) => {
    const { key } = await lunasKey();
    expect(await patch(key, JSON.stringify({ name: "Cheese" }), headers)).toMatchObject({ status: 415 });
  });
});

describe("what goes wrong inside", () => {
  test("is told in a room's own words, beside the field", async () => {
    const { key } = await lunasKey();
    expect(await patch(key, JSON.stringify({ name: "Taken" }))).toMatchObject({
      status: 409,
      body: { detail: "There is such a shelf already.", errors: [{ pointer: "#/name" }] },
    });
  });

  test("is not told at all when nobody expected it", async () => {
    const { key } = await lunasKey();
    const { status, body } = await patch(key, JSON.stringify({ name: "Broken" }));
    expect(status).toBe(500);
    expect(JSON.stringify(body)).not.toContain("secret_sauce");
  });
});
