import type { Page } from "@playwright/test";
import { newToken } from "../support/business";
import { expect, expectAccessible, signIn, test } from "../support/test";

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });
const next = (page: Page) => button(page, "Next").click();

/** Connects the ad account that other journeys use, too: one that is connected already gets this token. */
async function connect(page: Page) {
  const token = await newToken();
  await page.goto("/campaigns/connect");
  await page.getByLabel("Access token").fill(token.value);
  await button(page, "See what it opens").click();
  await expect(page.getByText("ads_management")).toBeVisible();
  await page.getByLabel("Ad account", { exact: true }).click();
  await page.getByRole("option", { name: "Boulangerie Luna · EUR" }).click();
  await page.getByLabel("Page", { exact: true }).click();
  await page.getByRole("option", { name: /^Boulangerie Luna/ }).click();
  await button(page, "Connect").click();
  await expect(page.getByText("EUR, to the hundredth")).toBeVisible();
  await expectAccessible(page);
}

/** Presses a button that begins a campaign; where several ad accounts are connected, it asks in which. */
async function begin(page: Page, name: string) {
  await page.goto("/campaigns");
  await button(page, name).click();
  const account = page.getByRole("menuitem").first();
  const field = page.getByLabel("Name of the campaign");
  await expect(account.or(field)).toBeVisible();
  if (await account.isVisible()) await account.click();
  return field;
}

test("a marketer sees how many people she means, chooses hours and apps, declares, and keeps it as a template", async ({
  page,
  context,
}) => {
  await signIn(context, "marketer");
  await connect(page);
  const name = `Taipei ${Date.now().toString(36)}`;
  const size = page.getByRole("region", { name: "People in this audience" }).getByRole("status");

  await test.step("with another app Meta looks for conversations only", async () => {
    await (await begin(page, "New campaign")).fill(name);
    await page.getByRole("switch", { name: "In Messenger, too" }).click();
    await page.getByRole("radio", { name: "Leads", exact: true }).click();
    await next(page);
    await page.getByRole("button", { name: /^1 Goal/ }).click();
    await expect(page.getByText("For leads, Meta opens WhatsApp alone.")).toBeVisible();
    await page.getByRole("radio", { name: "Sales", exact: true }).click();
    await expect(page.getByText("For leads, Meta opens WhatsApp alone.")).toBeHidden();
    await next(page);
  });

  await test.step("hours of the week need an amount in all, and are chosen with the keys", async () => {
    await page.getByLabel(/^Amount in/).fill("90000");
    await page.getByRole("switch", { name: "Only in certain hours of the week" }).click();
    await page.getByRole("radio", { name: "So much in all" }).click();
    const week = page.getByRole("table");
    await week.getByRole("button", { name: "Monday 08:00" }).focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Shift+ArrowRight");
    await expect(page.getByText("Hours: 3 in the week")).toBeVisible();
    await expect(week.getByRole("button", { name: "Tuesday 09:00" })).toHaveAttribute("aria-pressed", "true");
    await week.getByRole("button", { name: "Sun, all day" }).click();
    await expect(page.getByText("Hours: 27 in the week")).toBeVisible();
    await expectAccessible(page);
    await next(page);
  });

  await test.step("the audience is counted as it grows and shrinks", async () => {
    await expect(size).toHaveText("Choose a place or a list, and Meta counts them.");
    await page.getByLabel("Places", { exact: true }).fill("Taiwan");
    await page.getByRole("list", { name: "Found for Places" }).getByRole("button").first().click();
    await expect(size).toHaveText(/^14,450,000 to 17,000,000/);
    await page.getByLabel("Places", { exact: true }).fill("35.6812, 139.7671");
    await page.getByRole("list", { name: "Found for Places" }).getByRole("button").first().click();
    await expect(size).toHaveText(/to 17,090,000/);
    await page.getByLabel("Lists left out").click();
    await page.getByRole("option", { name: /^Newsletter of November/ }).click();
    await expect(size).toHaveText(/^Meta has no estimate for this audience yet/);
    await button(page, "Remove Newsletter of November").click();
    await button(page, "Remove 35.6812, 139.7671").click();
    await expect(page.getByText("Interests can no longer be left out")).toBeVisible();
  });

  await test.step("Taiwan asks for verified identities", async () => {
    await page.getByLabel("Beneficiary for Taiwan").fill("700000000000001");
    await next(page);
    await page.getByRole("button", { name: /^3 Audience/ }).click();
    await expect(page.getByText("Enter both verified identities, or leave this country out.")).toBeVisible();
    await page.getByLabel("Payer for Taiwan").fill("700000000000002");
    await expect(page.getByText("Enter both verified identities, or leave this country out.")).toBeHidden();
    await expectAccessible(page);
  });

  await test.step("it becomes a template, and the next campaign begins with it", async () => {
    await page.getByRole("button", { name: /^6 Check and publish/ }).click();
    await button(page, "Save as template").click();
    await button(page, "Save").click();
    await expect(page.getByText(`${name} is now a template.`)).toBeVisible();
    await expect(await begin(page, `Start from ${name}`)).toHaveValue(name);
    await page.getByRole("button", { name: /^3 Audience/ }).click();
    await expect(page.getByLabel("Payer for Taiwan")).toHaveValue("700000000000002");
  });

  await test.step("she puts the template away", async () => {
    await page.goto("/campaigns");
    const row = page.getByRole("listitem").filter({ has: button(page, `Start from ${name}`) });
    await row.getByRole("button", { name: `Discard ${name}` }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Discard", exact: true }).click();
    await expect(row).toBeHidden();
  });
});
