import type { Page } from "@playwright/test";
import { approve, changeNumberAtMeta, refuse } from "../support/business";
import { expect, expectAccessible, signIn, test } from "../support/test";

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const section = (page: Page, name: string) => page.getByRole("region", { name });
const nameOf = (page: Page) => section(page, "Display name");

async function open(page: Page) {
  await page.goto("/profile");
  await expect(page).toHaveURL(/\/profile\/[0-9a-f-]{36}$/);
  await page
    .getByRole("navigation", { name: "Pages of this number" })
    .getByRole("link", { name: "Name and health" })
    .click();
  await expect(nameOf(page)).toBeVisible();
}

/** What became of the latest request; earlier ones are folded away below it. */
const state = (page: Page, word: string) => nameOf(page).getByText(word, { exact: true }).first();

async function asksFor(page: Page, name: string) {
  await page.getByLabel("New name").fill(name);
  await button(page, "Ask Meta for this name").click();
}

test("an owner asks for a name, reads why Meta refuses it, asks again, and sees the approved one live", async ({
  page,
  context,
}) => {
  await signIn(context, "owner");
  await open(page);
  await expectAccessible(page);

  await asksFor(page, "L");
  await expect(page.getByText("A display name has 2 to 75 characters.")).toBeVisible();
  await expect(page.getByLabel("New name")).toHaveAttribute("aria-invalid", "true");

  await asksFor(page, "Luna on WhatsApp");
  await expect(state(page, "Not taken")).toBeVisible();
  await expect(page.getByLabel("New name")).toHaveValue("Luna on WhatsApp");
  await expect(
    page.getByRole("alert").filter({ hasText: "must not contain the word WhatsApp" }),
  ).toBeVisible();
  await expect(button(page, "Copy Meta’s trace")).toBeVisible();
  await expectAccessible(page);

  await asksFor(page, "BOULANGERIE LUNA IXELLES");
  await expect(state(page, "In review")).toBeVisible();
  await expect(page.getByLabel("New name")).toHaveCount(0);
  await refuse("name", "NAME_FORMAT_UNACCEPTABLE");
  await expect(state(page, "Refused by Meta")).toBeVisible();
  await expect(page.getByRole("alert").filter({ hasText: "Leave out capitals only" })).toBeVisible();
  await expect(page.getByLabel("New name")).toHaveValue("BOULANGERIE LUNA IXELLES");
  await expectAccessible(page);

  await asksFor(page, "Boulangerie Luna Ixelles");
  await expect(state(page, "In review")).toBeVisible();
  await approve("name");
  await expect(page.getByRole("heading", { level: 1, name: "Boulangerie Luna Ixelles" })).toBeVisible();
  await expect(state(page, "Approved")).toBeVisible();

  await asksFor(page, "Boulangerie Luna");
  await expect(state(page, "In review")).toBeVisible();
  await approve("name");
  await expect(page.getByRole("heading", { level: 1, name: "Boulangerie Luna", exact: true })).toBeVisible();
});

test("an owner applies for an Official Business Account, and a refusal says why and until when", async ({
  page,
  context,
}) => {
  await signIn(context, "owner");
  await open(page);
  const official = section(page, "Official Business Account");
  await expect(official.getByText("Verified business · fulfilled")).toBeVisible();
  await expect(official.getByText("A well-known name · only Meta knows")).toBeVisible();
  await button(page, "Write an application").click();
  await button(page, "Send the application").click();
  await expect(official.getByText("Meta does not take an application without it.").first()).toBeVisible();
  await page.getByLabel("Website").fill("luna.example");
  await page.getByLabel("Country where you mostly work").fill("Belgium");
  await page.getByLabel("Link 1").fill("not a link");
  await button(page, "Send the application").click();
  await expect(page.getByLabel("Link 1")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("Link 1").fill("https://news.example/luna");
  await expectAccessible(page);
  await button(page, "Send the application").click();
  await expect(official.getByText("In review")).toBeVisible();
  await refuse("official", "Nobody wrote about the business.");
  await expect(official.getByText("Refused by Meta")).toBeVisible();
  await expect(official.getByText("Nobody wrote about the business.")).toBeVisible();
  await expect(official.getByText("Meta takes the next application from")).toBeVisible();
  await expect(button(page, "Write an application")).toHaveCount(0);
});

test("what stands in the way of sending is said in words, with what to do", async ({ page, context }) => {
  await signIn(context, "owner");
  await open(page);
  await changeNumberAtMeta({ quality: "RED", limit: "TIER_250", throughput: "HIGH", health: "BLOCKED" });
  await button(page, "Look at Meta again").click();
  const health = section(page, "What this number may send");
  await expect(health.getByText("Blocked")).toBeVisible();
  await expect(health.getByText("Appeal the restriction in WhatsApp Manager.")).toBeVisible();
  await expect(health.getByText("Many customers block or report you")).toBeVisible();
  await expect(health.getByText("250 customers a day")).toBeVisible();
  await expect(health.getByText("1,000 messages a second")).toBeVisible();
  await expectAccessible(page);
  await changeNumberAtMeta({
    quality: "GREEN",
    limit: "TIER_10K",
    throughput: "STANDARD",
    health: "AVAILABLE",
  });
  await button(page, "Look at Meta again").click();
  await expect(health.getByText("Nothing keeps this number from sending.")).toBeVisible();
});

test("a marketer reads how the number stands and asks Meta for nothing @phone", async ({ page, context }) => {
  await signIn(context, "marketer");
  await open(page);
  await expect(nameOf(page)).toContainText("Boulangerie Luna");
  await expect(page.getByLabel("New name")).toHaveCount(0);
  await expect(button(page, "Write an application")).toHaveCount(0);
  await expect(button(page, "Look at Meta again")).toHaveCount(0);
  await expectAccessible(page);
});

for (const [locale, theme] of [
  ["en", "dark"],
  ["fr", "light"],
  ["nl", "dark"],
] as const) {
  test(`name and health in ${locale}, ${theme} @phone`, async ({ page, context, baseURL }, info) => {
    await signIn(context, "owner");
    await context.addCookies(
      Object.entries({ guichet_locale: locale, guichet_theme: theme }).map(([name, value]) => ({
        name,
        value,
        url: baseURL!,
      })),
    );
    await page.goto("/profile");
    await expect(page).toHaveURL(/\/profile\/[0-9a-f-]{36}$/);
    await page.goto(`${page.url()}/name`);
    await expect(page.getByRole("heading", { level: 2 })).toHaveCount(3);
    const path = info.outputPath("name.png");
    await page.screenshot({ path });
    await info.attach("name", { path, contentType: "image/png" });
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);
    expect(await page.innerText("body")).not.toMatch(/\bstanding\.[a-z]\w+/);
    await expectAccessible(page);

    await page.goto(page.url().replace(/name$/, "scan"));
    const tab = page.getByRole("navigation").locator("[aria-current=page]").last();
    await expect(tab, "the page that is open is seen in the bar").toBeInViewport({ ratio: 1 });
  });
}
