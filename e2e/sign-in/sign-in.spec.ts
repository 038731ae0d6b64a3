import type { Page } from "@playwright/test";
import { call, demoUser, expect, signIn, test } from "../support/test";

async function signsIn(page: Page, { email, password }: { email: string; password: string }) {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

test("a visitor signs in and comes to where she wanted to go", async ({ page }) => {
  await page.goto("/inbox?view=closed&q=brood");
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/);
  await signsIn(page, demoUser("agent"));

  await expect(page).toHaveURL("/inbox?view=closed&q=brood");
  await expect(page.getByRole("searchbox", { name: "Search customers" })).toHaveValue("brood");
});

test("she signs out and the inbox is closed to the next one at this desk", async ({ agent }) => {
  await agent.goto("/inbox");
  await agent.getByRole("button", { name: /your menu/ }).click();
  await agent.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(agent).toHaveURL(/\/sign-in/);

  await agent.goto("/inbox");
  await expect(agent).toHaveURL(/\/sign-in\?callbackUrl=%2Finbox/);
});

const wrongPassword = {
  en: {
    email: "E-mail address",
    password: "Password",
    submit: "Sign in",
    sentence: "This e-mail address and password do not belong together. Check both and try again.",
  },
  fr: {
    email: "Adresse e-mail",
    password: "Mot de passe",
    submit: "Se connecter",
    sentence: "Cette adresse et ce mot de passe ne vont pas ensemble. Vérifiez les deux et réessayez.",
  },
  nl: {
    email: "E-mailadres",
    password: "Wachtwoord",
    submit: "Aanmelden",
    sentence: "Dit e-mailadres en wachtwoord horen niet bij elkaar. Kijk ze na en probeer opnieuw.",
  },
};

for (const [locale, words] of Object.entries(wrongPassword)) {
  test(`a wrong password is told beside the field, in ${locale}, and the e-mail stays`, async ({
    page,
    context,
    baseURL,
    mayComplain,
  }) => {
    mayComplain(/401/);
    await context.addCookies([{ name: "guichet_locale", value: locale, url: baseURL! }]);
    await page.goto("/sign-in");
    await expect(page.locator("html")).toHaveAttribute("lang", locale);

    const { email } = demoUser("marketer");
    const password = page.getByLabel(words.password, { exact: true });
    await page.getByLabel(words.email).fill(email);
    await password.fill("not the password");
    await page.getByRole("button", { name: words.submit, exact: true }).click();

    await expect(password).toHaveAccessibleDescription(words.sentence);
    await expect(password).toBeFocused();
    await expect(page.getByLabel(words.email)).toHaveValue(email);
  });
}

test("a field that was left empty says so before anything is sent", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByLabel("E-mail address")).toHaveAccessibleDescription("Write your e-mail address.");
  await page.getByLabel("E-mail address").fill("luna");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByLabel("E-mail address")).toHaveAccessibleDescription(
    /This is not an e-mail address/,
  );
});

test("the language is chosen on the page itself, and what was typed stays", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill("ana@luna.example");
  await page.getByRole("radio", { name: "Nederlands" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "nl");
  await expect(page.locator("input[name=email]")).toHaveValue("ana@luna.example");
});

test("the keyboard is enough", async ({ page }) => {
  const { email, password } = demoUser("owner");
  await page.goto("/sign-in");
  const field = page.getByLabel("E-mail address");
  for (let tabs = 0; tabs < 5 && !(await field.evaluate((el) => el === document.activeElement)); tabs++) {
    await page.keyboard.press("Tab");
  }
  await page.keyboard.type(email);
  await page.keyboard.press("Tab");
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/overview");

  await page.keyboard.press("Control+k");
  await page.keyboard.type("sign out");
  await page.keyboard.press("Enter");
  await expect(page, "who leaves of her own will is not led back").toHaveURL("/sign-in");
});

test("finance has no inbox: not in the menu, not by its address, not by a call", async ({
  page,
  context,
}) => {
  await signIn(context, "finance");
  await page.goto("/inbox");
  await expect(page).toHaveURL(/\/overview/);
  await expect(page.getByRole("link", { name: "Inbox" })).toHaveCount(0);

  const list = await page.request.get(
    `/api/trpc/inbox.list?input=${encodeURIComponent('{"json":{"view":"all"}}')}`,
  );
  expect(list.status()).toBe(403);
  const reply = await call(page, "inbox.close", { conversationId: crypto.randomUUID() });
  expect(reply.status).toBe(403);
});

for (const away of ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]) {
  test(`a link that would lead to ${away} after signing in does not`, async ({ page }) => {
    await page.goto(`/sign-in?callbackUrl=${encodeURIComponent(away)}`);
    await signsIn(page, demoUser("owner"));
    await expect(page).toHaveURL("/overview");
  });
}
