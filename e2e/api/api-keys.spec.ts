import type { APIRequestContext, Page } from "@playwright/test";
import { call, expect, expectAccessible, signIn, test } from "../support/test";

const me = (request: APIRequestContext, key: string) =>
  request.get("/api/v1/me", { headers: { authorization: `Bearer ${key}` } });

async function makeKey(page: Page, name: string): Promise<string> {
  await page.goto("/settings/api-keys");
  await page.getByRole("button", { name: "New key" }).click();
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Make the key" }).click();
  return copyKey(page);
}

async function copyKey(page: Page): Promise<string> {
  await expect(page.getByRole("heading", { name: "Copy the key now" })).toBeVisible();
  const key = await page.getByLabel("Key", { exact: true }).inputValue();
  await page.getByRole("button", { name: "Done" }).click();
  return key;
}

const row = (page: Page, name: string) =>
  page.getByRole("list", { name: "API keys" }).getByRole("listitem").filter({ hasText: name });

async function choose(page: Page, name: string, action: string) {
  await page.getByRole("button", { name: `Change ${name}` }).click();
  await page.getByRole("menuitem", { name: action }).click();
}

test("an owner makes a key for a program, gives it a new secret, and takes it back", async ({
  page,
  context,
  playwright,
  baseURL,
}) => {
  await signIn(context, "owner");
  const program = await playwright.request.newContext({ baseURL });
  const first = await makeKey(page, "Data warehouse");

  const welcome = await me(program, first);
  expect(welcome.status()).toBe(200);
  expect(await welcome.json()).toMatchObject({
    apiKey: { name: "Data warehouse", scopes: ["me:read"] },
  });
  expect(welcome.headers()["ratelimit-policy"]).toBe('"key";q=600;w=60');
  expect(welcome.headers()["x-request-id"]).toMatch(/^[\w-]{8,64}$/);
  expect(welcome.headers()).not.toHaveProperty("access-control-allow-origin");
  expect(welcome.headers()).not.toHaveProperty("set-cookie");

  await page.reload();
  await expect(row(page, "Data warehouse")).toContainText("Last used:");
  await expect(page.getByText(first)).toHaveCount(0);

  await choose(page, "Data warehouse", "New secret…");
  await page.getByRole("button", { name: "Make a new secret" }).click();
  const second = await copyKey(page);
  await expect(row(page, "Data warehouse")).toContainText("The former secret stops tomorrow");
  expect([(await me(program, first)).status(), (await me(program, second)).status()]).toEqual([200, 200]);

  await choose(page, "Data warehouse", "Revoke…");
  await page.getByRole("button", { name: "Revoke the key" }).click();
  await expect(row(page, "Data warehouse")).toContainText("Revoked");

  for (const key of [first, second]) {
    const refused = await me(program, key);
    expect(refused.status()).toBe(401);
    expect(refused.headers()["content-type"]).toBe("application/problem+json");
    expect(await refused.json()).toMatchObject({
      title: "The key does not open this door",
      detail: "This key was revoked.",
      instance: "/api/v1/me",
      requestId: refused.headers()["x-request-id"],
    });
  }
  await program.dispose();
});

test("a form without a name says so beside the field, and keeps what was chosen", async ({
  page,
  context,
}) => {
  await signIn(context, "owner");
  await page.goto("/settings/api-keys");
  await page.getByRole("button", { name: "New key" }).click();
  await page.getByRole("combobox", { name: "It stops" }).click();
  await page.getByRole("option", { name: "In 30 days" }).click();
  await page.getByRole("checkbox", { name: "me:read" }).uncheck();
  await page.getByRole("button", { name: "Make the key" }).click();
  await expect(page.getByText("Give the key a name.")).toBeVisible();
  await expect(page.getByText("Choose at least one.")).toBeVisible();
  await expect(page.getByRole("combobox", { name: "It stops" })).toHaveText("In 30 days");
  await expectAccessible(page);
});

test("keys are the owner's alone, and being signed in opens nothing at the API", async ({
  agent,
  mayComplain,
}) => {
  mayComplain(/40[13]/);
  await agent.goto("/settings/api-keys");
  await expect(agent).toHaveURL(/\/settings$/);
  await expect(agent.getByRole("link", { name: "API keys" })).toHaveCount(0);
  const made = await call(agent, "apiKeys.create", { name: "Mine", scopes: ["me:read"] });
  expect(made.status).toBe(403);

  // Her browser sends its cookies along; they count for nothing.
  const asked = await agent.request.get("/api/v1/me");
  expect(asked.status()).toBe(401);
});

test("through the real server, what does not exist is refused in the same words", async ({ request }) => {
  const options = await request.fetch("/api/v1/me", { method: "OPTIONS" });
  expect([options.status(), options.headers().allow]).toEqual([204, "GET, HEAD, OPTIONS"]);

  const answers = [
    { answer: await request.delete("/api/v1/me"), status: 405 },
    { answer: await request.post("/api/v1/me", { data: { name: "x".repeat(300_000) } }), status: 405 },
    { answer: await request.get("/api/v1"), status: 404 },
    { answer: await request.get("/api/v1/reference/more"), status: 404 },
  ];
  for (const { answer, status } of answers) {
    expect(answer.status()).toBe(status);
    expect(answer.headers()["content-type"]).toBe("application/problem+json");
    expect(await answer.json()).toMatchObject({ status, requestId: answer.headers()["x-request-id"] });
  }
});

test("a stranger reads the reference and its document, without a key", async ({ page, request }) => {
  const document = await (await request.get("/api/v1/openapi.json")).json();
  expect(document).toMatchObject({ openapi: "3.1.1", paths: { "/me": { get: { operationId: "getMe" } } } });

  const asked: string[] = [];
  page.on("request", (one) => asked.push(new URL(one.url()).origin));
  await page.goto("/api/v1/reference#unauthenticated");
  await expect(page.getByRole("heading", { name: "API reference" })).toBeVisible();
  await expect(page.getByText("workspace.timeZone")).toBeVisible();
  await expect(page.getByText("The key does not open this door")).toBeInViewport();
  await expectAccessible(page);
  expect([...new Set(asked)]).toEqual([new URL(page.url()).origin]);
});

for (const width of [390, 1440]) {
  test(`the keys fit a screen of ${width} pixels, in light and in dark`, async ({ page, context }) => {
    await signIn(context, "owner");
    await page.setViewportSize({ width, height: 900 });
    await makeKey(page, `Shop of ${width}`);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
}
