import { readdirSync, readFileSync } from "node:fs";
import { get } from "node:http";
import { join, relative } from "node:path";
import { stack } from "../support/stack";
import { expect, signIn, test } from "../support/test";

/** Asks for a path as it is written; a browser would tidy it first. */
const askPlainly = (path: string, headers: Record<string, string> = {}) =>
  new Promise<{ status: number; location?: string; body: string }>((done, failed) => {
    const { hostname, port } = new URL(stack().url);
    get({ hostname, port, path, headers }, (answer) => {
      let body = "";
      answer.setEncoding("utf8").on("data", (part) => {
        body += part;
      });
      answer.on("end", () => {
        const { statusCode = 0, headers } = answer;
        done({ status: statusCode, location: headers.location, body });
      });
    }).on("error", failed);
  });

const app = join(import.meta.dirname, "../../app");

/** The paths of all pages or route handlers, with an id where the path has a place for one. */
function pathsOf(file: "page.tsx" | "route.ts", below = "") {
  return readdirSync(join(app, below), { recursive: true, encoding: "utf8" })
    .filter((path) => path.split("/").at(-1) === file)
    .map((path) => join(app, below, path))
    .map((source) => ({
      source,
      path: `/${relative(app, source)}`
        .replace(`/${file}`, "")
        .replace(/\/\([^)]+\)/g, "")
        .replace("[trpc]", "identity.me")
        .replace("[...nextauth]", "anything")
        .replace("[[...path]]", "me")
        .replace("[report]", "billed-messages")
        .replace("[format]", "pdf")
        .replace("[id]", "0199a6f0-0000-7000-8000-000000000001"),
    }));
}

/** What each door says to somebody who brings nothing; one that is not named here has to say 401 to everything. */
const answers: Record<string, Record<string, number>> = {
  "/api/auth/anything": { GET: 400, POST: 400 },
  "/api/health/live": { GET: 200 },
  "/api/health/ready": { GET: 200 },
  // A demo, which only this machine reaches, shows its figures to whoever asks.
  "/api/metrics": { GET: 200 },
  "/api/trpc/identity.me": { POST: 405 },
  "/api/v1/me": { POST: 405, PUT: 405, PATCH: 405, DELETE: 405 },
  "/api/webhooks/meta": { GET: 400, POST: 401 },
};

for (const { path, source } of pathsOf("route.ts", "api")) {
  test(`nobody without a session or a key gets anything from ${path}`, async ({ request }) => {
    expect(path).not.toContain("[");
    const exported = readFileSync(source, "utf8").matchAll(/\b(GET|POST|PUT|PATCH|DELETE)\b/g);
    const methods = new Set([...exported].map(([method]) => method));
    expect(methods.size).toBeGreaterThan(0);
    for (const method of methods) {
      const answer = await request.fetch(path, {
        method,
        headers: { "content-type": "application/json", origin: new URL(stack().url).origin },
        data: method === "GET" ? undefined : "{}",
      });
      expect([method, answer.status()]).toEqual([method, answers[path]?.[method] ?? 401]);
      expect(answer.headers()).not.toHaveProperty("access-control-allow-origin");
      expect(answer.headers()).not.toHaveProperty("x-powered-by");
    }
  });
}

const consolePages = pathsOf("page.tsx", "(console)").map(({ path }) => path);

for (const path of consolePages) {
  test(`nobody without a session sees ${path}, by whatever way in`, async ({ request }) => {
    for (const headers of [
      {},
      { rsc: "1" },
      { rsc: "1", "next-router-prefetch": "1" },
      { "x-middleware-subrequest": Array.from({ length: 6 }, () => "proxy").join(":") },
      { "x-middleware-subrequest": Array.from({ length: 6 }, () => "middleware").join(":") },
      { "x-middleware-next": "1" },
      { "x-matched-path": path, "x-invoke-path": path },
      { "x-original-url": "/sign-in", "x-rewrite-url": "/sign-in" },
      { "next-action": "0".repeat(40) },
    ]) {
      const answer = await request.get(path || "/", {
        headers: headers as Record<string, string>,
        maxRedirects: 0,
      });
      expect([headers, answer.status()]).toEqual([headers, 307]);
      expect(answer.headers().location).toMatch(/^\/sign-in\?callbackUrl=/);
      expect(await answer.text()).not.toContain("conversation");
    }
  });
}

test("a path that only looks like a file's or a door's is a page like any other", async () => {
  for (const path of [
    "/inbox/",
    "//inbox",
    "/INBOX",
    "/inbox%2f",
    "/./inbox",
    "/%69nbox",
    "/_next/static/../../inbox",
    "/_next/image/../inbox",
    "/api/../inbox",
    "/api/webhooks/meta/../../../inbox",
    "/inbox;.ico",
    "/inbox/favicon.ico",
    "/inbox?x=/_next/static/",
  ]) {
    const { status, body } = await askPlainly(path);
    expect([path, [307, 308, 400, 404].includes(status)]).toEqual([path, true]);
    expect(body).not.toContain("Conversations");
  }
});

test("no picture service makes public what only members may see", async ({ agent, browser, customer }) => {
  await customer.sends({ type: "image", caption: "Alleen voor ons" });
  await agent.goto(`/inbox?q=${encodeURIComponent(customer.name)}`);
  await agent.getByRole("list", { name: "Conversations" }).getByRole("link", { name: customer.name }).click();
  const address = await agent.getByRole("img", { name: "Alleen voor ons" }).getAttribute("src");
  const stranger = await browser.newContext();
  for (const url of [
    address ?? "",
    "http://127.0.0.1/",
    "//169.254.169.254/x.png",
    "https://evil.example/x.png",
  ]) {
    const path = `/_next/image?url=${encodeURIComponent(url)}&w=640&q=75`;
    expect((await agent.request.get(path)).status()).toBe(404);
    expect((await stranger.request.get(path)).status()).toBe(404);
  }
  await stranger.close();
});

test("the name in the Host header leads nobody anywhere", async () => {
  const { host } = new URL(stack().url);
  const poisoned: Record<string, string>[] = [
    { host: "evil.example" },
    { host: host, "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" },
    { host: host, forwarded: "host=evil.example" },
  ];
  for (const headers of poisoned) {
    for (const path of [
      "/inbox",
      "/sign-in",
      "/inbox/",
      "/api/auth/signin",
      "/api/auth/signout",
      "/api/auth/providers",
      "/api/auth/error?error=x",
    ]) {
      const { location = "", body } = await askPlainly(path, headers);
      expect([path, headers, location]).toEqual([path, headers, expect.not.stringContaining("evil.example")]);
      expect(body).not.toContain("evil.example");
    }
  }
});

const away = [
  "https://evil.example/",
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/%5Cevil.example",
  "/%2F/evil.example",
  "https:evil.example",
  "http://127.0.0.1@evil.example/",
  "/\t/evil.example",
  "/\n/evil.example",
  "%2F%2Fevil.example",
  "javascript:alert(1)",
  "data:text/html,x",
  "@evil.example",
  ".evil.example",
];

test("neither signing in nor signing out leads to another site", async ({ context, baseURL }) => {
  const ours = new URL(baseURL!).origin;
  const { email, password } = await signIn(context, "owner");
  for (const callbackUrl of away) {
    const { csrfToken } = await (await context.request.get("/api/auth/csrf")).json();
    for (const [path, form] of [
      ["/api/auth/callback/credentials", { email, password }],
      ["/api/auth/signout", {}],
    ] as const) {
      for (const json of ["true", "false"]) {
        const answer = await context.request.post(path, {
          form: { csrfToken, callbackUrl, json, ...form },
          maxRedirects: 0,
        });
        const { location } = answer.headers();
        const url = location ?? ((await answer.json()) as { url: string }).url;
        expect([path, callbackUrl, new URL(url, ours).origin]).toEqual([path, callbackUrl, ours]);
      }
    }
    for (const path of ["/sign-in", "/api/auth/signin"]) {
      const answer = await context.request.get(`${path}?callbackUrl=${encodeURIComponent(callbackUrl)}`, {
        maxRedirects: 0,
      });
      const { location = "/" } = answer.headers();
      expect([path, callbackUrl, new URL(location, ours).origin]).toEqual([path, callbackUrl, ours]);
    }
  }
});
