import type { BrowserContext, Page } from "@playwright/test";
import sharp from "sharp";
import { changeProfileAtMeta, newToken, offered } from "../support/business";
import { stack } from "../support/stack";
import { call, demoUser, expect, expectAccessible, signIn, test } from "../support/test";

const empty = { about: "", address: "", description: "", email: "", websites: [], vertical: "" };

const state = (page: Page) => page.getByRole("region", { name: "State of the profile" });
const preview = (page: Page) => page.getByRole("complementary", { name: "What customers see" });
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** The profile's page, with what Meta has now. */
async function open(page: Page) {
  await page.goto("/profile");
  await expect(page).toHaveURL(/\/profile\/[0-9a-f-]{36}$/);
  await expect(state(page)).not.toContainText("Being read");
}

/** Makes it what it is to be at the start of a journey, whoever was here before. */
async function startsFrom(page: Page, profile: Parameters<typeof changeProfileAtMeta>[0]) {
  await changeProfileAtMeta({ ...empty, ...profile });
  await open(page);
  const numberId = page.url().split("/").at(-1);
  await call(page, "profile.refresh", { numberId });
  await expect(field(page, "About")).toHaveValue(profile.about ?? "");
  await expect(state(page).getByText("Live", { exact: true })).toBeVisible();
}

/** Another owner of the same business, in a browser of her own, for as long as `use` takes. */
async function withSecondOwner(owner: Page, context: BrowserContext, use: (page: Page) => Promise<void>) {
  const { email } = demoUser("marketer");
  const answer = await owner.request.get("/api/trpc/people.list");
  const people: { id: string; email: string; roles: string[] }[] = (await answer.json()).result.data.json;
  const { id: memberId, roles } = people.find((one) => one.email === email)!;
  await call(owner, "people.changeRoles", { memberId, roles: ["owner"] });
  await signIn(context, "marketer");
  const page = await context.newPage();
  await use(page);
  await context.close();
  await call(owner, "people.changeRoles", { memberId, roles });
}

test("an owner fills an empty profile, it is called live when Meta has it, and the customer's phone shows the same", async ({
  page,
  context,
  browser,
}) => {
  await signIn(context, "owner");
  await startsFrom(page, empty);
  await expectAccessible(page);

  const photo = { create: { width: 900, height: 600, channels: 3 as const, background: "#a05a2c" } };
  const buffer = await sharp(photo).png().toBuffer();
  const input = page.locator("input[type=file]");
  await input.setInputFiles({ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("notes") });
  await expect(page.getByText("This is not a picture we can read")).toBeVisible();
  await input.setInputFiles({ name: "shop.png", mimeType: "image/png", buffer });
  await expect(page.getByRole("dialog").getByRole("heading", { name: "Choose the square" })).toBeVisible();
  await expect(button(page, "Use this square")).toBeEnabled();
  await expectAccessible(page);
  await button(page, "Use this square").click();
  await expect(preview(page).getByRole("img", { name: "Profile picture" }).first()).toBeVisible();

  await field(page, "About").fill("Du pain depuis 1962");
  await field(page, "Description").fill("Pains au levain, gâteaux et petits-déjeuners.");
  await field(page, "Category").click();
  await page.getByRole("option", { name: "Restaurant" }).click();
  await field(page, "Address").fill("Rue Haute 1, Bruxelles");
  await field(page, "E-mail").fill("bonjour@luna.example");
  await field(page, "Website 1").fill("luna.example");
  await field(page, "Website 1").blur();
  await expect(field(page, "Website 1")).toHaveValue("https://luna.example");
  await expect(preview(page)).toContainText("Du pain depuis 1962");
  await expect(preview(page)).toContainText("It is not live yet");
  await expect(state(page)).toContainText("Draft, 7 changes");
  await expectAccessible(page);

  await button(page, "Send to Meta").click();
  await expect(state(page).getByText("Live", { exact: true })).toBeVisible();
  await expect(preview(page)).toContainText("This is live.");

  const phones = await browser.newPage();
  await phones.goto(stack().sandboxUrl);
  const phone = phones.getByRole("article", { name: /Camille/ });
  await phone.getByRole("button", { name: "Boulangerie Luna" }).click();
  for (const words of ["Du pain depuis 1962", "Rue Haute 1, Bruxelles", "https://luna.example"])
    await expect(phone).toContainText(words);
  await expect(phone.getByRole("img", { name: "Boulangerie Luna as customers see it" })).toBeVisible();
  await phones.close();

  await button(page, "History").click();
  const history = page.getByRole("dialog");
  await expect(history.getByRole("listitem").first()).toContainText("Du pain depuis 1962");
  await expectAccessible(page);
});

test("a second owner who wrote at the same time chooses, field by field, and nobody's words are lost", async ({
  page,
  context,
  browser,
}) => {
  await signIn(context, "owner");
  await startsFrom(page, { about: "Pain" });
  await withSecondOwner(page, await browser.newContext(), async (second) => {
    await open(second);
    await second.context().setOffline(true);
    await field(second, "About").fill("Pain et gâteaux");
    await field(second, "Address").fill("Rue Haute 1");

    await field(page, "About").fill("Pain depuis 1962");
    await field(page, "E-mail").fill("bonjour@luna.example");
    await button(page, "Save draft").click();
    await expect(state(page)).toContainText("Draft, 2 changes");

    await second.context().setOffline(false);
    const merge = second.getByRole("region", { name: "Two people wrote the same field" });
    await expect(merge).toContainText("Pain depuis 1962", { timeout: 30_000 });
    await expect(merge).toContainText("Pain et gâteaux");
    await expectAccessible(second);
    await expect(button(second, "Send to Meta")).toBeDisabled();
    await merge.getByRole("button", { name: "Take this" }).click();
    await expect(field(second, "About")).toHaveValue("Pain depuis 1962");
    await expect(field(second, "Address")).toHaveValue("Rue Haute 1");
    await expect(field(second, "E-mail")).toHaveValue("bonjour@luna.example");
    await button(second, "Send to Meta").click();
    await expect(state(second).getByText("Live", { exact: true })).toBeVisible();
  });
  await expect(field(page, "Address")).toHaveValue("Rue Haute 1");
});

test("a website that Meta refuses is said at its field, and everything typed stays", async ({
  page,
  context,
}) => {
  await signIn(context, "owner");
  await startsFrom(page, { about: "Pain", websites: ["https://luna.example"] });
  await field(page, "About").fill("Pain et gâteaux");
  await field(page, "Website 2").fill("not a website");
  await button(page, "Send to Meta").click();
  await expect(page.getByText("This is not a web address, such as https://luna.example.")).toBeVisible();
  await expect(field(page, "Website 2")).toHaveAttribute("aria-invalid", "true");

  await field(page, "Website 2").fill("https://boutique.invalid");
  await button(page, "Send to Meta").click();
  await expect(state(page)).toContainText("Meta refused it");
  await expect(field(page, "Website 2")).toHaveAttribute("aria-invalid", "true");
  await expect(field(page, "Website 1")).not.toHaveAttribute("aria-invalid", "true");
  await expect(field(page, "Website 2")).toHaveValue("https://boutique.invalid");
  await expect(field(page, "About")).toHaveValue("Pain et gâteaux");
  await expect(button(page, "Copy Meta’s trace")).toBeVisible();
  await expectAccessible(page);

  await field(page, "Website 2").fill("https://boutique.example");
  await button(page, "Send to Meta").click();
  await expect(state(page).getByText("Live", { exact: true })).toBeVisible();
});

test("a change made in Meta's own manager is found and shown, and becomes a choice where somebody was writing", async ({
  page,
  context,
}) => {
  await signIn(context, "owner");
  await startsFrom(page, { about: "Pain" });
  await field(page, "About").fill("Pain et gâteaux");
  await button(page, "Save draft").click();
  await changeProfileAtMeta({ about: "Fermé en août", email: "ete@luna.example" });
  await button(page, "Look at Meta again").click();
  await expect(state(page)).toContainText("Changed outside Guichet");
  await expect(field(page, "E-mail")).toHaveValue("ete@luna.example");
  const merge = page.getByRole("region", { name: "Two people wrote the same field" });
  await expect(merge).toContainText("Fermé en août");
  await merge.getByRole("button", { name: "Keep this" }).click();
  await button(page, "Send to Meta").click();
  await expect(state(page).getByText("Live", { exact: true })).toBeVisible();

  await button(page, "History").click();
  const history = page.getByRole("dialog");
  await expect(history.getByRole("listitem").nth(1)).toContainText("Changed outside Guichet");
  await history.getByRole("listitem").nth(1).getByRole("button", { name: "Bring this back" }).click();
  await expect(field(page, "About")).toHaveValue("Fermé en août");
  await expect(state(page)).toContainText("Draft, 1 change");
  await button(page, "Discard").click();
  await expect(field(page, "About")).toHaveValue("Pain et gâteaux");
});

test("fields of one number are applied to another, with what became of each", async ({
  page,
  context,
}, info) => {
  await signIn(context, "owner");
  await startsFrom(page, { about: "Pain", email: "bonjour@luna.example" });
  const { value: accessToken } = await newToken();
  const connected = await call(page, "channels.connect", { ...offered.second, accessToken });
  const { numberId } = JSON.parse(connected.body).result.data.json;

  await page.goto("/profile");
  const second = page.getByRole("listitem").filter({ hasText: "Luna Ixelles" });
  await expect(second).toContainText("Live");
  await expect(second).toContainText("0 %");
  await expect(second).toContainText("Missing: About");
  await button(page, "Apply to several").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("checkbox", { name: "E-mail" }).check();
  await dialog.getByRole("checkbox", { name: /Luna Ixelles/ }).check();
  await expectAccessible(page);
  const path = info.outputPath("apply.png");
  await page.screenshot({ path });
  await dialog.getByRole("button", { name: "Send to 1 number" }).click();
  await expect(dialog.getByRole("listitem")).toContainText("Sent, waiting for Meta");
  await button(page, "Done").click();
  await expect(second).toContainText("10 %");
  await expectAccessible(page);
  await call(page, "channels.disconnect", { numberId });
});

test("colleagues who are not owners read the profile and cannot write it @phone", async ({
  page,
  context,
}) => {
  await signIn(context, "agent");
  await open(page);
  await expect(field(page, "About")).toBeDisabled();
  await expect(button(page, "Send to Meta")).toHaveCount(0);
  await expect(preview(page)).toBeVisible();
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0);
  await expectAccessible(page);
});

for (const [locale, theme] of [
  ["en", "light"],
  ["fr", "dark"],
  ["nl", "light"],
] as const) {
  test(`the profile in ${locale}, ${theme} @phone`, async ({ page, context, baseURL }, info) => {
    await signIn(context, "owner");
    await context.addCookies(
      Object.entries({ guichet_locale: locale, guichet_theme: theme }).map(([name, value]) => ({
        name,
        value,
        url: baseURL!,
      })),
    );
    await page.goto("/profile");
    await page.locator("[data-field=description]").fill("Pains au levain, gâteaux et petits-déjeuners.");
    const path = info.outputPath("profile.png");
    await page.screenshot({ path });
    await info.attach("profile", { path, contentType: "image/png" });
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);
    expect(await page.innerText("body")).not.toMatch(/\bprofile\.[a-z]\w+/);
    await expectAccessible(page);
  });
}
