import { expect, signIn, test } from "../support/test";

test("every page has a policy with a nonce of its own, and no script outside it", async ({ page }) => {
  const policies: string[] = [];
  for (const _ of [1, 2]) {
    const answer = await page.goto("/sign-in");
    const headers = answer!.headers();
    const policy = headers["content-security-policy"] ?? "";
    policies.push(policy);
    const scripts = policy.split("; ").find((one) => one.startsWith("script-src "));
    expect(scripts).toMatch(/'nonce-[\w+/=]{20,}'/);
    expect(scripts).not.toContain("unsafe");
    for (const rule of [
      "default-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ]) {
      expect(policy).toContain(rule);
    }
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "strict-origin-when-cross-origin",
      "cross-origin-opener-policy": "same-origin",
    });
    expect(headers).not.toHaveProperty("x-powered-by");
    // On plain http this header would be ignored, or lock a developer out of her own machine.
    expect(headers).not.toHaveProperty("strict-transport-security");
  }
  expect(policies[0]).not.toBe(policies[1]);
});

test("an answer of the API can be neither framed nor sniffed nor kept", async ({ page, context }) => {
  await signIn(context, "agent");
  const answer = await page.request.get("/api/trpc/identity.me");
  expect(answer.status()).toBe(200);
  expect(answer.headers()).toMatchObject({
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
  });
});

test("the session's cookie is out of reach of scripts and of other sites", async ({ context }) => {
  await signIn(context, "agent");
  const session = (await context.cookies()).find(({ name }) => name.endsWith("session-token"));
  expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax" });
});

test("a call without a session is refused, and one from another site too", async ({ page, context }) => {
  const input = encodeURIComponent('{"json":{"view":"all"}}');
  expect((await page.request.get(`/api/trpc/inbox.list?input=${input}`)).status()).toBe(401);

  await signIn(context, "agent");
  const foreign = await page.request.post("/api/trpc/inbox.close", {
    headers: { origin: "https://evil.example", "sec-fetch-site": "cross-site", "content-type": "text/plain" },
    data: JSON.stringify({ json: { conversationId: crypto.randomUUID() } }),
  });
  expect([403, 415]).toContain(foreign.status());
});

for (const path of [
  "/_next/static/../../../../etc/passwd",
  "/_next/static/..%2f..%2f..%2fpackage.json",
  "/emoji/..%2f..%2fpackage.json",
  "/api/media/..%2f..%2f..%2fetc%2fpasswd",
  "/api/media/%2e%2e%2f%2e%2e%2fdemo.json",
  "/.env",
  "/demo.json",
]) {
  test(`nothing outside is read through ${path}`, async ({ baseURL, context }) => {
    await signIn(context, "owner");
    const { request } = await import("node:http");
    const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
    const { hostname, port } = new URL(baseURL!);
    // A browser would tidy the path before it asks.
    const { status, body } = await new Promise<{ status: number; body: string }>((done, failed) =>
      request({ hostname, port, path, headers: { cookie } }, (answer) => {
        let body = "";
        answer.setEncoding("utf8").on("data", (part) => {
          body += part;
        });
        answer.on("end", () => done({ status: answer.statusCode ?? 0, body }));
      })
        .on("error", failed)
        .end(),
    );
    expect([307, 308, 400, 404]).toContain(status);
    expect(body).not.toMatch(/root:|"guichet"|databaseUrl/);
  });
}
