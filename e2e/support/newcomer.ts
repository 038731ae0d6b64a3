import type { Browser, Page } from "@playwright/test";
import { call, expect, signIn } from "./test";

type Answer = { result: { data: { json: { shownLink: string } } } };

/** A person of this journey's own, invited by an owner and signed in, in a browser where nobody was before. */
export async function newcomer(browser: Browser, name: string, roles = ["agent"]) {
  const owner = await (await browser.newContext()).newPage();
  await signIn(owner.context(), "owner");
  const email = `${name.toLowerCase()}.${Math.random().toString(36).slice(2, 8)}@luna.example`;
  const invited = await call(owner, "people.invite", { email, roles, language: "en" });
  const { shownLink } = (JSON.parse(invited.body) as Answer).result.data.json;

  const password = "boulangerie aux noix";
  const page = await (await browser.newContext()).newPage();
  await page.goto(shownLink);
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Choose a password").fill(password);
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page).toHaveURL(/\/(inbox|overview)/);
  return { owner, page, name, email, password };
}

export async function signsIn(page: Page, { email, password }: { email: string; password: string }) {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

export async function signsOut(page: Page) {
  await page.getByRole("button", { name: /your menu/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
}
