import type { Page } from "@playwright/test";
import { newToken, offered, setAccount } from "../support/business";
import { expect, expectAccessible, signIn, test } from "../support/test";

const both = ["whatsapp_business_messaging", "whatsapp_business_management"];

const row = (page: Page, name: string) =>
  page.getByRole("list", { name: "Numbers" }).getByRole("listitem", { name });

/** How far the page is wider than the screen. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

async function fillIn(page: Page, { wabaId, phoneNumberId }: typeof offered.second, token: string) {
  await page.goto("/settings/channels/connect");
  await page.getByLabel("WhatsApp account id").fill(wabaId);
  await page.getByLabel("Phone number id").fill(phoneNumberId);
  await page.getByLabel("Access token").fill(token);
}

async function disconnect(page: Page, name: string) {
  await row(page, name)
    .getByRole("button", { name: /^More for/ })
    .click();
  await page.getByRole("menuitem", { name: "Disconnect" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Disconnect" }).click();
  await expect(row(page, name)).toContainText("Disconnected");
}

test("an owner connects a second number, mends a missing permission on the way, and tries it out", async ({
  page,
  context,
  customer,
}) => {
  await signIn(context, "owner");
  const token = await newToken(["whatsapp_business_management"]);
  await page.goto("/settings/channels");
  await expect(row(page, "Boulangerie Luna")).toContainText("Working");
  await expectAccessible(page);

  await fillIn(page, offered.second, token.value);
  await page.getByRole("button", { name: "Check" }).click();
  await expect(
    page.getByText("whatsapp_business_messaging missing: add it to the token at Meta"),
  ).toBeVisible();
  await expect(page.getByText("The number cannot be connected yet.")).toBeVisible();
  await expectAccessible(page);

  await token.grant(both);
  await page.getByRole("button", { name: "Check again" }).click();
  await expect(page.getByText("Everything is there.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Luna Ixelles" })).toBeVisible();
  await page.getByRole("button", { name: "Connect this number" }).click();
  await expect(row(page, "Luna Ixelles")).toContainText("Working");

  await test.step("a test message reaches a phone", async () => {
    await row(page, "Luna Ixelles").getByRole("button", { name: "Send a test" }).click();
    const dialog = page.getByRole("dialog");
    // Templates are read from Meta by the worker, a moment after the number was connected.
    await expect(async () => {
      await dialog.getByLabel("To this number").fill(`+${customer.waId} `);
      await dialog.getByLabel("To this number").fill(`+${customer.waId}`);
      await expect(dialog.getByText("Welcome. This message shows")).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await expect(dialog.getByRole("button", { name: /^Send · .*0\.0/ })).toBeVisible();
    await dialog.getByRole("button", { name: /^Send/ }).click();
    await customer.receives("Welcome. This message shows that notifications reach your phone.");
  });

  await test.step("a revoked token turns the channel red, with words", async () => {
    await token.revoke();
    await row(page, "Luna Ixelles").getByRole("button", { name: "Refresh now" }).click();
    await expect(row(page, "Luna Ixelles")).toContainText("Not working");
    await expect(row(page, "Luna Ixelles")).toContainText("Meta no longer accepts the access token");
    await expect(row(page, "Boulangerie Luna")).toContainText("Working");
    await expectAccessible(page);
  });

  await test.step("a new token makes it well", async () => {
    const fresh = await newToken();
    await row(page, "Luna Ixelles").getByRole("button", { name: "Replace the token" }).first().click();
    await page.getByRole("dialog").getByLabel("Access token").fill(fresh.value);
    await page.getByRole("dialog").getByRole("button", { name: "Replace the token" }).click();
    await expect(row(page, "Luna Ixelles")).toContainText("Working");
  });

  await test.step("a missing payment is said as such", async () => {
    await setAccount(offered.second.wabaId, { isPaid: false });
    await row(page, "Luna Ixelles").getByRole("button", { name: "Refresh now" }).click();
    await expect(row(page, "Luna Ixelles")).toContainText("Meta has no payment method that works (131042)");
    await setAccount(offered.second.wabaId, { isPaid: true });
    await row(page, "Luna Ixelles").getByRole("button", { name: "Refresh now" }).click();
    await expect(row(page, "Luna Ixelles")).toContainText("Working");
  });

  await disconnect(page, "Luna Ixelles");
});

test("a number moves to another workspace only after its owner released it", async ({
  page,
  context,
  browser,
}) => {
  await signIn(context, "owner");
  const token = await newToken();
  await fillIn(page, offered.third, token.value);
  await page.getByRole("button", { name: "Check" }).click();
  await page.getByLabel("Two-step PIN").fill("271828");
  await page.getByRole("button", { name: "Connect this number" }).click();
  await expect(row(page, "Atelier Nova")).toContainText("Working");

  const elsewhere = await browser.newContext();
  const nova = await elsewhere.newPage();
  await signIn(elsewhere, "owner", 1);
  await nova.goto("/settings/channels");
  await expect(nova.getByRole("heading", { name: "Connect your first number" })).toBeVisible();
  await fillIn(nova, offered.third, token.value);
  await nova.getByRole("button", { name: "Check" }).click();
  await expect(nova.getByText(/connected in another workspace/)).toBeVisible();
  await expect(nova.getByText("Boulangerie Luna")).toHaveCount(0);
  await expect(nova.getByLabel("Phone number id")).toHaveValue(offered.third.phoneNumberId);

  await disconnect(page, "Atelier Nova");
  await nova.getByRole("button", { name: "Check" }).click();
  await nova.getByRole("button", { name: "Connect this number" }).click();
  await expect(row(nova, "Atelier Nova")).toContainText("Working");
  await disconnect(nova, "Atelier Nova");
  await elsewhere.close();
});

test("what is typed stays, and what is wrong is said beside it", async ({ page, context }) => {
  await signIn(context, "owner");
  await fillIn(page, { wabaId: "Luna", phoneNumberId: "12" }, "short");
  await page.getByRole("button", { name: "Check" }).click();
  await expect(page.getByText("This is a number of Meta's: digits only.").first()).toBeVisible();
  await expect(page.getByText("This does not look like an access token.")).toBeVisible();
  await expect(page.getByLabel("WhatsApp account id")).toHaveValue("Luna");
});

test("the webhook's verify token is behind a button, and only owners come here", async ({
  page,
  context,
  colleague,
}) => {
  await signIn(context, "owner");
  await page.goto("/settings/channels");
  await expect(page.getByRole("textbox", { name: "Callback address" })).toHaveValue(/\/api\/webhooks\/meta$/);
  await expect(page.getByRole("textbox", { name: "Verify token" })).toHaveCount(0);
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByRole("textbox", { name: "Verify token" })).not.toHaveValue("");
  await colleague.goto("/settings/channels");
  await expect(colleague).toHaveURL(/\/settings$/);
});

test("an owner looks after the numbers on a phone @phone", async ({ page, context }) => {
  await signIn(context, "owner");
  await page.goto("/settings/channels");
  await row(page, "Boulangerie Luna").getByRole("button", { name: "Refresh now" }).click();
  await expect(row(page, "Boulangerie Luna")).toContainText("Working");
  expect(await overflow(page)).toBe(0);
  await expectAccessible(page);
  await page.goto("/settings/channels/connect");
  await expect(page.getByLabel("Access token")).toBeVisible();
  expect(await overflow(page)).toBe(0);
});
