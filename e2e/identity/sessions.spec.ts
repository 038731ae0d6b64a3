import type { Browser, Page } from "@playwright/test";
import { demoUser, expect, expectAccessible, signIn, test } from "../support/test";

const iphone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

/** The owner of the other workspace, whom no other journey signs in. */
const nova = 1;

/** She signs in on her phone as well. */
async function onHerPhone(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ userAgent: iphone });
  await signIn(context, "owner", nova);
  return context.newPage();
}

const sessionsOn = (page: Page) =>
  page.getByRole("list", { name: "Where you are signed in" }).getByRole("listitem");

test.describe.configure({ mode: "serial" });

test.beforeEach(async ({ page, context, mayComplain }) => {
  mayComplain(/401|ERR_FAILED|Failed to load resource/);
  await signIn(context, "owner", nova);
  await page.goto("/settings/account");
  const elsewhere = page.getByRole("button", { name: "Sign out everywhere else" });
  await expect(page.getByRole("heading", { name: "Where you are signed in" })).toBeVisible();
  if (await elsewhere.isVisible()) await elsewhere.click();
  await expect(page.getByText("You are signed in nowhere else.")).toBeVisible();
});

test("an owner sees two sessions, ends one, and it is over at its next click", async ({ page, browser }) => {
  const phone = await onHerPhone(browser);
  // Without its live connection the page learns of it by asking, and not by itself.
  await phone.route(/live\.follow/, (route) => route.abort());
  await phone.goto("/settings");

  await page.reload();
  await expect(sessionsOn(page)).toHaveCount(2);
  await expect(sessionsOn(page).first()).toContainText("This device");
  await expect(sessionsOn(page).last()).toContainText("Safari on iOS");
  await expect(sessionsOn(page).last()).toContainText("from 127.0.0.1");
  await expectAccessible(page);

  await page.getByRole("button", { name: "Sign out Safari on iOS" }).click();
  await expect(sessionsOn(page)).toHaveCount(1);
  await phone
    .getByRole("main")
    .getByRole("link", { name: /^Your account/ })
    .click();
  await expect(phone).toHaveURL(/\/sign-in/);
  await phone.context().close();
});

test("a screen that is only looked at ends by itself within seconds", async ({ page, browser }) => {
  const phone = await onHerPhone(browser);
  await phone.goto("/inbox");
  await expect(phone.getByRole("searchbox", { name: "Search customers" })).toBeVisible();

  await page.reload();
  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(page.getByText("You are signed out in one other place.")).toBeVisible();
  await expect(phone).toHaveURL(/\/sign-in\?callbackUrl=%2Finbox/, { timeout: 10_000 });
  await phone.context().close();
});

test("two tabs are one session: signing out in one ends the other", async ({ page, context }) => {
  const other = await context.newPage();
  await other.goto("/inbox");
  await page.reload();
  await expect(sessionsOn(page)).toHaveCount(1);

  await page.getByRole("button", { name: /your menu/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(other).toHaveURL(/\/sign-in/, { timeout: 10_000 });
});

test("a cookie that was kept from before signing out opens nothing", async ({ page, context, baseURL }) => {
  const kept = await context.cookies();
  await page.getByRole("button", { name: /your menu/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);

  await context.clearCookies();
  await context.addCookies(kept.map(({ name, value }) => ({ name, value, url: baseURL! })));
  expect((await context.request.get("/api/trpc/identity.me")).status()).toBe(401);
  await page.goto("/inbox");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("signing in again at the same desk puts an end to the session before", async ({ page, context }) => {
  const before = await context.cookies();
  await page.goto("about:blank");
  await signIn(context, "owner", nova);
  const token = (cookies: typeof before) => cookies.find(({ name }) => name.endsWith("session-token"))?.value;
  expect(token(await context.cookies())).not.toBe(token(before));
  await page.goto("/settings/account");
  await expect(sessionsOn(page)).toHaveCount(1);
});

test("a new password is weighed, and the present one asked for, beside the field", async ({ page }) => {
  const present = page.getByLabel("Present password");
  const wanted = page.getByLabel("New password");
  await present.fill("not the password");
  await wanted.fill("brood-kaas-fiets-maan");
  await page.getByRole("button", { name: "Change the password" }).click();
  await expect(present).toHaveAccessibleDescription("This is not your present password.");
  await expect(present).toBeFocused();
  await expect(wanted).toHaveValue("brood-kaas-fiets-maan");

  await present.fill(demoUser("owner", nova).password);
  await wanted.fill("password1234");
  await page.getByRole("button", { name: "Change the password" }).click();
  await expect(wanted).toHaveAccessibleDescription(/This password would soon be guessed/);
});

test("what she did is in the audit trail, which she takes out as a file", async ({ page }) => {
  await page.goto("/settings/audit");
  const entries = page.getByRole("list", { name: "Changes" }).getByRole("listitem");
  await expect(entries.filter({ hasText: "Nova Claes signed in" }).first()).toBeVisible();
  await expectAccessible(page);

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Export as CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^audit-[\d-]{10}\.csv$/);
  await page.reload();
  await expect(entries.first()).toContainText("exported the audit trail");

  await page.getByRole("combobox", { name: "What" }).click();
  await page.getByRole("option", { name: "exported the audit trail" }).click();
  await expect(entries.filter({ hasText: "signed in" })).toHaveCount(0);
});

test("whoever guesses too often is told how long to wait", async ({ page, context, mayComplain }) => {
  mayComplain(/429/);
  await context.clearCookies();
  const email = `nobody-${Date.now()}@luna.example`;
  const { csrfToken } = await (await context.request.get("/api/auth/csrf")).json();
  const guess = () =>
    context.request.post("/api/auth/callback/credentials", {
      form: { csrfToken, email, password: "a guess", json: "true" },
    });
  for (let count = 0; count < 10; count++) expect((await guess()).status()).toBe(401);
  const refused = await guess();
  expect(refused.status()).toBe(429);
  expect(Number(refused.headers()["retry-after"])).toBeGreaterThan(60);

  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("a guess");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByLabel("Password", { exact: true })).toHaveAccessibleDescription(
    /Too many attempts. Try again in 15 minutes./,
  );
});
