import type { Browser, Page } from "@playwright/test";
import { newCustomer } from "../support/customer";
import { newcomer } from "../support/newcomer";
import { expect, expectAccessible, openConversation, signIn, test } from "../support/test";

const unique = () => Math.random().toString(36).slice(2, 6);
const [hour, desk] = [3600, { width: 1440, height: 900 }];

/** The part of the page that says this. */
const part = (page: Page, title: string) =>
  page.locator("section").filter({ has: page.getByRole("heading", { level: 2, name: title }) });

async function freshPage(browser: Browser, role: "owner" | "finance", locale: string) {
  const context = await browser.newContext({ viewport: desk, locale });
  await signIn(context, role);
  return context.newPage();
}

test("an agent sees who waits for her, whose window closes soon, and how fast she is", async ({
  browser,
  complaints,
}) => {
  const { page: fenna } = await newcomer(browser, "Fenna");
  complaints.listenTo(fenna);
  const [late, soon] = [await newCustomer(`Aoife ${unique()}`), await newCustomer(`Oisín ${unique()}`)];
  await late.writes("Do you still have rye?", { ageSeconds: 22.5 * hour });
  await soon.writes("When do you close?");
  for (const customer of [late, soon]) {
    await openConversation(fenna, customer);
    await fenna.getByRole("button", { name: "Take it" }).click();
    await expect(fenna.getByLabel("Reply")).toBeVisible();
  }
  await fenna.getByLabel("Reply").fill("At seven.");
  await fenna.getByRole("button", { name: /^Send/ }).click();
  await soon.receives("At seven.");

  await fenna.getByRole("link", { name: "Overview" }).click();
  await expect(fenna.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
  const hers = part(fenna, "Waiting for you");
  await expect(async () => {
    await fenna.reload();
    await expect(hers.getByText(/One customer is waiting, for 22 h/)).toBeVisible({ timeout: 2000 });
    await expect(hers.getByText(/One window closes within two hours/)).toBeVisible();
    await expect(part(fenna, "Your answers").getByText(/Half of your customers/)).toBeVisible({
      timeout: 2000,
    });
  }).toPass({ timeout: 60_000 });
  await expect(fenna.getByRole("link", { name: "This month" })).toHaveCount(0);
  await expectAccessible(fenna);
  await fenna.setViewportSize({ width: 390, height: 844 });
  await fenna.screenshot({ path: test.info().outputPath("agent-phone.png"), fullPage: true });
  await fenna.setViewportSize(desk);
  await hers.getByRole("link", { name: late.name }).click();
  await expect(fenna.getByRole("heading", { level: 2, name: late.name })).toBeVisible();
});

test("an owner sets a goal, finds it on her overview, and keeps a report under a name", async ({
  browser,
  complaints,
  customer,
}) => {
  await customer.writes("Do you bake on Sundays?");
  const page = await freshPage(browser, "owner", "en");
  complaints.listenTo(page);
  await page.goto("/");
  await expect(page).toHaveURL("/overview");
  await expect(
    part(page, "Waiting now")
      .getByText(/waiting/)
      .first(),
  ).toBeVisible();
  await expect(
    part(page, "Numbers")
      .getByText(/trouble/)
      .first(),
  ).toBeVisible();
  await expect(part(page, "Templates").getByText(/templates/)).toBeVisible();

  await page.goto("/settings/goals");
  await page.getByLabel("Every answer").selectOption({ label: "within 15 min" });
  await page.getByRole("button", { name: "Save the goals" }).click();
  await expect(page.getByText("The goals are saved.")).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: test.info().outputPath("goals.png"), fullPage: true });

  await expect(async () => {
    await page.goto("/overview");
    await expect(part(page, "Response time").getByText(/the goal of 15 min/)).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 60_000 });
  await expectAccessible(page);
  await page.screenshot({ path: test.info().outputPath("owner.png"), fullPage: true });
  await page.getByRole("link", { name: "Response time" }).click();
  await expect(page).toHaveURL(/response-time\?period=last7/);
  await expect(page.getByText("Within the goal of 15 min")).toBeVisible();

  // The name is asked for, and what is shared can be taken back.
  const name = `Sundays ${unique()}`;
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("button", { name: "Save the report" }).click();
  await expect(page.getByText("Give it a name.")).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("switch", { name: /Share it with the workspace/ }).click();
  await expectAccessible(page);
  await page.screenshot({ path: test.info().outputPath("save.png") });
  await page.getByRole("button", { name: "Save the report" }).click();
  await expect(page.getByText(`“${name}” is saved.`)).toBeVisible();

  await page.goto("/analytics");
  const row = page
    .getByRole("list", { name: "Saved reports" })
    .getByRole("listitem")
    .filter({ hasText: name });
  await expect(row).toContainText("Response time, in the last 7 days");
  await expect(row).toContainText("shared");
  await row.getByRole("link", { name }).click();
  await expect(page).toHaveURL(/response-time\?period=last7$/);
  await page.goto("/analytics");
  await row.getByRole("button", { name: `What to do with ${name}` }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText(`“${name}” is deleted.`)).toBeVisible();
  await expect(row).toHaveCount(0);
});

test("a finance reader has the month, its closing and a report of it, in French", async ({
  browser,
  complaints,
}) => {
  const page = await freshPage(browser, "finance", "fr");
  complaints.listenTo(page);
  await page.goto("/");
  await expect(page).toHaveURL("/overview");
  await expect(page.getByRole("heading", { level: 1, name: "Aperçu" })).toBeVisible();
  // One for each account that other journeys have connected.
  await expect(page.getByRole("heading", { level: 2, name: /^Rapprochement/ }).first()).toBeVisible();
  await expect(page.getByRole("link", { name: "Ce mois-ci" })).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: test.info().outputPath("finance.png"), fullPage: true });
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({ path: test.info().outputPath("finance-phone-dark.png"), fullPage: true });
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(desk);

  await page.getByRole("link", { name: "Ce mois-ci" }).click();
  await expect(page).toHaveURL(/billed-messages\?period=thisMonth/);
  const name = `Coût du mois ${unique()}`;
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await page.getByLabel("Nom", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Enregistrer le rapport" }).click();
  await expect(page.getByText(`« ${name} » est enregistré.`)).toBeVisible();

  await page.goto("/analytics");
  const row = page.getByRole("listitem").filter({ hasText: name });
  await expect(row).toContainText("vous seul");
  await row.getByRole("button", { name: `Que faire de ${name}` }).click();
  await page.getByRole("menuitem", { name: "Me l’envoyer par e-mail" }).click();
  await expect(page.getByText("Aucun e-mail n’est encore configuré")).toBeVisible();
  await page.getByLabel("À quel rythme").selectOption({ label: "Chaque mois" });
  await page.getByLabel("À", { exact: true }).selectOption({ label: "07:00" });
  await expectAccessible(page);
  await page.screenshot({ path: test.info().outputPath("mail.png") });
  await page.getByRole("button", { name: "Me l’envoyer", exact: true }).click();
  await expect(row).toContainText("chaque mois, le jour 1, à 07:00");
  await expectAccessible(page);
  await page.screenshot({ path: test.info().outputPath("saved.png"), fullPage: true });
});

test("who follows the link of a letter that is not whole is told so", async ({ page, mayComplain }) => {
  mayComplain(/404/);
  await page.goto("/stop-mail#half");
  await expectAccessible(page);
  await page.screenshot({ path: test.info().outputPath("stop-mail.png") });
  await page.getByRole("button", { name: "Stop them" }).click();
  await expect(page.getByText("This link is not complete.")).toBeVisible();
});
