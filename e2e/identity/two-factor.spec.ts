import type { Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { newcomer, signsIn, signsOut } from "../support/newcomer";
import { call, expect, expectAccessible, test } from "../support/test";

/** The phone in her hand. */
const phone = (shownSecret: string) => {
  const totp = new TOTP({ secret: Secret.fromBase32(shownSecret.replaceAll(" ", "")) });
  return {
    /** The code of this half minute, or of the next one. */
    code: (halfMinutesAhead = 0) => totp.generate({ timestamp: Date.now() + halfMinutesAhead * 30_000 }),
  };
};

/** Scans, proves it by a code, and writes down the recovery codes. */
async function setsUp(page: Page) {
  await page.getByRole("button", { name: "Turn on" }).click();
  await expect(page.getByRole("img", { name: "QR code for your authenticator app" })).toBeVisible();
  await expectAccessible(page);
  const { code } = phone(await page.getByRole("code").innerText());
  await page.getByLabel("Code", { exact: true }).fill(code());
  await page.getByRole("button", { name: "Confirm" }).click();
  const codes = page.getByRole("list", { name: "Your recovery codes" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  await expectAccessible(page);
  const recoveryCodes = await codes.allInnerTexts();
  await page.getByRole("button", { name: "I have kept them" }).click();
  return { code, recoveryCodes };
}

async function answers(page: Page, code: string) {
  await page.getByLabel("Code", { exact: true }).fill(code);
  await page.getByRole("button", { name: "Sign in" }).click();
}

test("she turns it on, and from then on her password alone opens nothing", async ({ browser }) => {
  const { page, email, password } = await newcomer(browser, "Marit");
  await page.goto("/settings/account");
  const { code, recoveryCodes } = await setsUp(page);
  await expect(page.getByText("10 recovery codes are left.")).toBeVisible();

  await signsOut(page);
  await signsIn(page, { email, password });
  await expect(page).toHaveURL(/\/sign-in\/code/);
  await expectAccessible(page);
  await page.goto("/inbox");
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl/);
  expect((await call(page, "inbox.markRead", {})).status).toBe(401);

  await signsIn(page, { email, password });
  await answers(page, "000000");
  await expect(page.getByLabel("Code", { exact: true })).toHaveAccessibleDescription(
    /This code is not right/,
  );
  await answers(page, code(1));
  await expect(page).toHaveURL(/\/inbox/);

  await signsOut(page);
  await signsIn(page, { email, password });
  await answers(page, recoveryCodes[0]!);
  await expect(page).toHaveURL(/\/inbox/);
  await page.goto("/settings/account");
  await expect(page.getByText("9 recovery codes are left.")).toBeVisible();

  await page.getByRole("button", { name: "Turn off" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Password").fill(password);
  await dialog.getByLabel("Code", { exact: true }).fill(recoveryCodes[1]!);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Turn off" }).click();
  await expect(page.getByRole("button", { name: "Turn on" })).toBeVisible();
});

test("where everyone needs it, whoever lacks it is led to set it up before anything else", async ({
  browser,
}) => {
  const { page } = await newcomer(browser, "Nele", ["owner"]);
  const founded = await call(page, "workspace.found", {
    name: "Atelier Nele",
    timeZone: "Europe/Brussels",
    currency: "EUR",
  });
  expect(founded.status).toBe(200);
  await page.goto("/settings/security");
  const everyone = page.getByRole("switch", { name: "Everyone signs in with two factors" });
  await expect(everyone).toBeDisabled();
  await page.getByRole("link", { name: "Go to your account" }).click();
  await setsUp(page);
  await page.goto("/settings/security");
  await everyone.click();
  await expect(everyone).toBeChecked();
  await expectAccessible(page);

  const email = `pim.${Math.random().toString(36).slice(2, 8)}@atelier.example`;
  const invited = await call(page, "people.invite", { email, roles: ["agent"], language: "en" });
  const { shownLink } = JSON.parse(invited.body).result.data.json;
  const pim = await (await browser.newContext()).newPage();
  await pim.goto(shownLink);
  await pim.getByLabel("Your name").fill("Pim");
  await pim.getByLabel("Choose a password").fill("boulangerie aux noix");
  await pim.getByRole("button", { name: "Join" }).click();
  await expect(pim).toHaveURL("/two-factor");
  await pim.goto("/settings/account");
  await expect(pim).toHaveURL("/two-factor");
  await expectAccessible(pim);
  expect((await call(pim, "inbox.markRead", {})).status).toBe(403);
  await setsUp(pim);
  await expect(pim).toHaveURL(/\/inbox/);
});
