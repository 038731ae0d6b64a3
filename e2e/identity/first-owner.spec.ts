import type { Page } from "@playwright/test";
import { type Stack, startStack } from "@/server/run/stack";
import { throwAwayFolder } from "@/server/run/throw-away-folder";
import { expect, expectAccessible, test } from "../support/test";

const password = "boulangerie aux noix";
const folder = throwAwayFolder("first-owner");
const said: string[] = [];
let guichet: Stack;

test.describe.configure({ mode: "serial", timeout: 180_000 });

/** A deployment on its first day, with the sandbox as Meta. */
test.beforeAll(async () => {
  test.setTimeout(180_000);
  guichet = await startStack({
    dataDir: folder.path,
    isReal: true,
    postgresSettings: { fsync: "off" },
    output: (_, line) => said.push(line),
  });
});

test.afterAll(async () => {
  await guichet?.stop();
  folder.remove();
});

/** What the log of the server tells whoever started it. */
const setupCode = () => /"setupCode":"([\w-]+)"/.exec(said.join("\n"))?.[1] ?? "";

async function introducesHerself(page: Page, code: string) {
  await page.getByLabel("Setup code").fill(code);
  await page.getByLabel("Name of the business").fill("Boulangerie Luna");
  await page.getByLabel("Time zone").selectOption("Europe/Brussels");
  await page.getByLabel("Currency").selectOption("EUR");
  await page.getByLabel("Your name").fill("Noor Maes");
  await page.getByLabel("E-mail address").fill("noor@luna.example");
  await page.getByLabel("Choose a password").fill(password);
  await page.getByRole("button", { name: "Open the counter" }).click();
}

async function invites(noor: Page, email: string, role: string) {
  await noor.goto(`${guichet.url}/settings/people`);
  await noor.getByRole("button", { name: "Invite someone" }).click();
  const dialog = noor.getByRole("dialog");
  await dialog.getByLabel("E-mail address").fill(email);
  for (const one of ["Marketer", "Agent"])
    await dialog.getByRole("checkbox", { name: one }).setChecked(one === role);
  await dialog.getByRole("button", { name: "Invite", exact: true }).click();
  const link = dialog.getByLabel("Link", { exact: true });
  await expect(link).toHaveValue(new RegExp(`^${guichet.url}/invitation#`));
  return link.inputValue();
}

async function joins(page: Page, link: string, name: string) {
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "Boulangerie Luna" })).toBeVisible();
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Choose a password").fill(password);
  await page.getByRole("button", { name: "Join" }).click();
}

test("a stranger finds a closed door: without the code of the log nobody becomes the owner", async ({
  page,
  mayComplain,
}) => {
  mayComplain(/400/);
  await page.goto(guichet.url);
  await expect(page).toHaveURL(`${guichet.url}/welcome`);
  await expectAccessible(page);
  await introducesHerself(page, "AAAA-BBBB-CCCC-DDDD");
  await expect(page.getByLabel("Setup code")).toHaveAccessibleDescription(
    /This is not the code in the log of this server/,
  );
  await expect(page.getByLabel("Name of the business")).toHaveValue("Boulangerie Luna");
});

test("the first owner opens the counter, connects a number and invites two people, each with her own menu", async ({
  page,
  browser,
}) => {
  await page.goto(`${guichet.url}/welcome`);
  await introducesHerself(page, setupCode());
  await expect(page).toHaveURL(`${guichet.url}/settings`);
  await expect(page.getByRole("banner").getByText("Boulangerie Luna")).toBeVisible();

  await page.goto(`${guichet.url}/settings/channels/connect`);
  await page.getByLabel("WhatsApp account id").fill(guichet.wabaId);
  await page.getByLabel("Phone number id").fill(guichet.phoneNumberId);
  await page.getByLabel("Access token").fill(guichet.env.SANDBOX_ACCESS_TOKEN ?? "");
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await page.getByRole("button", { name: "Connect this number" }).click();
  await expect(page).toHaveURL(`${guichet.url}/settings/channels`);
  await expect(page.getByText("Working").first()).toBeVisible();

  const people = [
    { name: "Mila Claes", email: "mila@luna.example", role: "Marketer", first: /\/overview/ },
    { name: "Ana Peeters", email: "ana@luna.example", role: "Agent", first: /\/inbox/ },
  ];
  for (const { name, email, role, first } of people) {
    const link = await invites(page, email, role);
    const context = await browser.newContext();
    const hers = await context.newPage();
    await joins(hers, link, name);
    await expect(hers).toHaveURL(first);
    await hers.goto(`${guichet.url}/inbox`);
    await expect(hers.getByRole("heading", { level: 1, name: "Inbox" })).toBeAttached();
    await expect(hers.getByRole("button", { name: "Take it" })).toHaveCount(0);
    for (const closed of ["people", "workspace", "channels"]) {
      await hers.goto(`${guichet.url}/settings/${closed}`);
      await expect(hers).toHaveURL(`${guichet.url}/settings`);
    }
    await context.close();
  }

  await page.goto(`${guichet.url}/settings/people`);
  for (const { name } of people)
    await expect(page.getByRole("list", { name: "Members" }).getByText(name)).toBeVisible();
});

test("once there is an owner the first page is gone", async ({ page }) => {
  await page.goto(`${guichet.url}/welcome`);
  await expect(page).toHaveURL(/\/sign-in/);
});
