import type { Page } from "@playwright/test";
import { type Stack, startStack } from "@/server/run/stack";
import { throwAwayFolder } from "@/server/run/throw-away-folder";
import { expect, expectAccessible, signIn, test } from "../support/test";

const points = (page: Page) => page.getByRole("list", { name: "From zero to answering" });
const point = (page: Page, title: string) => points(page).getByRole("listitem").filter({ hasText: title });

test.describe("on the first day of a business", () => {
  test.describe.configure({ timeout: 180_000 });
  const folder = throwAwayFolder("checklist");
  const said: string[] = [];
  let guichet: Stack;

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

  test("the checklist begins with nothing, leads to each page, and ticks itself while the owner looks", async ({
    page,
  }) => {
    await page.goto(`${guichet.url}/welcome`);
    await page.getByLabel("Setup code").fill(setupCode());
    await page.getByLabel("Name of the business").fill("Boulangerie Luna");
    await page.getByLabel("Time zone").selectOption("Europe/Brussels");
    await page.getByLabel("Currency").selectOption("EUR");
    await page.getByLabel("Your name").fill("Noor Maes");
    await page.getByLabel("E-mail address").fill("noor@luna.example");
    await page.getByLabel("Choose a password").fill("boulangerie aux noix");
    await page.getByRole("button", { name: "Open the counter" }).click();
    await expect(page).toHaveURL(`${guichet.url}/settings`);
    const panel = page.getByRole("region", { name: "From zero to answering" });
    await expect(panel).toContainText("0 of 10 done");
    await expectAccessible(page);

    await page.goto(guichet.url);
    await expect(page).toHaveURL(`${guichet.url}/checklist`);
    await expect(points(page).getByText("To do:")).toHaveCount(10);
    await expectAccessible(page);

    await point(page, "Connect a number").getByRole("link").click();
    await page.getByLabel("WhatsApp account id").fill(guichet.wabaId);
    await page.getByLabel("Phone number id").fill(guichet.phoneNumberId);
    await page.getByLabel("Access token").fill(guichet.env.SANDBOX_ACCESS_TOKEN ?? "");
    await page.getByRole("button", { name: "Check", exact: true }).click();
    await page.getByRole("button", { name: "Connect this number" }).click();
    await expect(page).toHaveURL(`${guichet.url}/settings/channels`);

    await page.goto(`${guichet.url}/checklist`);
    await expect(point(page, "Connect a number")).toContainText("Done:");
    await expect(point(page, "Have your name approved")).toContainText("Done:");
    await expect(point(page, "Receive the first message")).toContainText("To do:");
    const wrote = await fetch(new URL("/control/phones/camille/messages", guichet.sandboxUrl), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ type: "text", text: "Bonjour" }),
    });
    expect(wrote.ok).toBe(true);
    await expect(point(page, "Receive the first message")).toContainText("Done:", { timeout: 30_000 });
    await expect(point(page, "Give the first answer")).toContainText("To do:");
    await point(page, "Say who you are").getByRole("link", { name: "Write the profile" }).click();
    await expect(page).toHaveURL(/\/profile\/[0-9a-f-]{36}$/);

    await page.goto(`${guichet.url}/settings`);
    await panel.getByRole("button", { name: "Put this away" }).click();
    await expect(panel).toHaveCount(0);
    await page.reload();
    await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
    await expect(panel).toHaveCount(0);
    await page.goto(`${guichet.url}/checklist`);
    await expect(points(page).getByText("Done:").first()).toBeAttached();
  });
});

test("who is no owner has no checklist", async ({ page, context }) => {
  await signIn(context, "agent");
  await page.goto("/checklist");
  await expect(page).toHaveURL(/\/inbox/);
  await page.goto("/settings");
  await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
  await expect(page.getByRole("region", { name: "From zero to answering" })).toHaveCount(0);
});

for (const [locale, theme] of [
  ["en", "light"],
  ["fr", "dark"],
  ["nl", "light"],
] as const) {
  test(`the checklist in ${locale}, ${theme} @phone`, async ({ page, context, baseURL }, info) => {
    await signIn(context, "owner");
    await context.addCookies(
      Object.entries({ guichet_locale: locale, guichet_theme: theme }).map(([name, value]) => ({
        name,
        value,
        url: baseURL!,
      })),
    );
    await page.goto("/checklist");
    await expect(page.locator("ol > li")).toHaveCount(10);
    const path = info.outputPath("checklist.png");
    await page.screenshot({ path });
    await info.attach("checklist", { path, contentType: "image/png" });
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);
    expect(await page.innerText("body")).not.toMatch(/\bchecklist\.[a-z]\w+/);
    await expectAccessible(page);
  });
}
