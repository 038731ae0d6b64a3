import { newcomer, signsIn } from "../support/newcomer";
import { expect, expectAccessible, test } from "../support/test";

test("a member who forgot her password gets a link from the owner, chooses a new one and is out everywhere else", async ({
  browser,
}) => {
  const { owner, page: desk, name, email, password } = await newcomer(browser, "Lotte");
  await owner.goto("/settings/people");
  await owner.getByRole("listitem").filter({ hasText: email }).getByRole("button").click();
  await owner.getByRole("menuitem", { name: "New password by a link" }).click();
  const dialog = owner.getByRole("dialog", { name: `A new password for ${name}` });
  await dialog.getByRole("button", { name: "Make the link" }).click();
  const link = await dialog.getByLabel("Link", { exact: true }).inputValue();
  await expectAccessible(owner);

  const home = await (await browser.newContext()).newPage();
  await home.goto(link);
  await expect(home).toHaveURL("/reset-password/choose");
  await expectAccessible(home);
  const field = home.getByLabel("New password");
  await field.fill("short");
  await home.getByRole("button", { name: "Set this password" }).click();
  await expect(field).toHaveAccessibleDescription(/Use at least 12 characters/);
  await field.fill("drie vrolijke fietsen");
  await home.getByRole("button", { name: "Set this password" }).click();
  await expect(home.getByRole("status")).toHaveText("Your password is changed.");

  // Her open screen hears of it by itself.
  await expect(desk).toHaveURL(/\/sign-in/);
  await signsIn(desk, { email, password });
  await expect(desk.getByLabel("Password", { exact: true })).toHaveAccessibleDescription(
    /do not belong together/,
  );
  await signsIn(desk, { email, password: "drie vrolijke fietsen" });
  await expect(desk).toHaveURL(/\/inbox/);

  const again = await (await browser.newContext()).newPage();
  await again.goto(link);
  await again.getByLabel("New password").fill("vier vrolijke fietsen");
  await again.getByRole("button", { name: "Set this password" }).click();
  await expect(again.getByRole("alert").filter({ hasText: "has been used" })).toBeVisible();
  await again.getByRole("link", { name: "Ask for a new link" }).click();
  await expect(again).toHaveURL("/reset-password");
});

test("whoever asks for a link hears the same, whether or not the address is known @phone", async ({
  page,
}) => {
  for (const email of ["nobody@nowhere.example", "owner@luna.example"]) {
    await page.goto("/sign-in");
    await page.getByRole("link", { name: "Forgot your password?" }).click();
    await expectAccessible(page);
    await page.getByLabel("E-mail address").fill(email);
    await page.getByRole("button", { name: "Send me a link" }).click();
    await expect(page.getByRole("status")).toHaveText(
      "If this address has an account, a link now stands in the log of the server. Whoever runs it can hand it to you.",
    );
  }
});
