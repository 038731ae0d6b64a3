import type { Page } from "@playwright/test";
import { changeStartersAtMeta } from "../support/business";
import { stack } from "../support/stack";
import { bubble, call, expect, expectAccessible, openConversation, signIn, test } from "../support/test";

const nothing = { prompts: [], commands: [], enable_welcome_message: false };

const state = (page: Page) => page.getByRole("region", { name: "State of the profile" });
const preview = (page: Page) => page.getByRole("complementary", { name: "What customers see" });
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const isLive = (page: Page) => expect(state(page).getByText("Live", { exact: true })).toBeVisible();

/** The page of conversation starters, with what Meta has now. */
async function open(page: Page) {
  await page.goto("/profile");
  await expect(page).toHaveURL(/\/profile\/[0-9a-f-]{36}$/);
  await page.getByRole("link", { name: "Conversation starters" }).click();
  await expect(page).toHaveURL(/\/starters$/);
  await expect(state(page)).not.toContainText("Being read");
}

/** Makes them what they are to be at the start of a journey, whoever was here before. */
async function startsFrom(page: Page, starters: Parameters<typeof changeStartersAtMeta>[0]) {
  await changeStartersAtMeta({ ...nothing, ...starters });
  await open(page);
  const numberId = page.url().split("/").at(-2);
  await call(page, "profile.refresh", { numberId });
  await expect(page.getByLabel(/^Ice breaker \d$/)).toHaveCount(starters.prompts?.length ?? 0);
  await isLive(page);
}

test.afterAll(() => changeStartersAtMeta(nothing));

test("an owner writes ice breakers and a command, a new customer taps one, and the inbox says who opened the chat", async ({
  page,
  context,
  customer,
  browser,
}) => {
  await signIn(context, "owner");
  await startsFrom(page, nothing);
  await expectAccessible(page);

  for (const text of ["Quand ouvrez-vous ?", "Quel pain aujourd’hui ?"]) {
    await button(page, "Add an ice breaker").click();
    await page.keyboard.type(text);
  }
  await page.keyboard.press("Alt+ArrowUp");
  await expect(field(page, "Ice breaker 1")).toHaveValue("Quel pain aujourd’hui ?");
  await expect(field(page, "Ice breaker 1")).toBeFocused();
  await button(page, "Add a command").click();
  await page.keyboard.type("/heures 🥖");
  await expect(page.getByText("Meta takes no emoji in commands.")).toBeVisible();
  await field(page, "Name of command 1").fill("heures");
  await field(page, "What command 1 does").fill("Nos heures d’ouverture");
  await page.getByRole("switch", { name: "Tell us when somebody opens a new chat" }).click();

  await expect(preview(page).getByRole("listitem").first()).toHaveText("Quel pain aujourd’hui ?");
  await expect(preview(page)).toContainText("It is not live yet");
  await button(page, "Type a slash").click();
  await expect(preview(page)).toContainText("/heures");
  await expect(state(page)).toContainText("Draft, 3 changes");
  await expectAccessible(page);
  await button(page, "Send to Meta").click();
  await isLive(page);
  await expect(preview(page)).toContainText("This is live.");

  const phones = await browser.newPage();
  await phones.goto(stack().sandboxUrl);
  const phone = phones.getByRole("article", { name: new RegExp(customer.name) });
  await phone.getByRole("button", { name: "Open the chat" }).click();
  const breakers = phone.getByRole("list", { name: "Ice breakers" });
  await expect(breakers.getByRole("button")).toHaveText(["Quel pain aujourd’hui ?", "Quand ouvrez-vous ?"]);
  await breakers.getByRole("button").first().click();
  await expect(breakers).toHaveCount(0);
  await phone.getByLabel(/^Message from/).fill("/");
  await phone
    .getByRole("list", { name: "Commands" })
    .getByRole("button", { name: /heures/ })
    .click();
  await phone.getByRole("button", { name: "Send" }).click();
  await phones.close();

  await openConversation(page, customer);
  await expect(page.getByRole("log")).toContainText("The customer opened the chat");
  await expect(bubble(page, "Quel pain aujourd’hui ?")).toBeVisible();
  await expect(bubble(page, "/heures")).toBeVisible();
});

test("a fourth ice breaker that Meta refuses is said beside them, with its trace, and everything typed stays", async ({
  page,
  context,
}) => {
  await signIn(context, "owner");
  await startsFrom(page, { prompts: ["Un", "Deux", "Trois"] });
  await button(page, "Add an ice breaker").click();
  await page.keyboard.type("Quatre");
  await expect(page.getByText("more than 3 it may refuse")).toBeVisible();
  await expect(button(page, "Add an ice breaker")).toBeDisabled();
  await button(page, "Send to Meta").click();
  await expect(state(page)).toContainText("Meta refused it");
  const group = page.getByRole("group", { name: "Ice breakers" });
  await expect(group.getByRole("alert")).toContainText("Too many prompts provided");
  await expect(button(page, "Copy Meta’s trace")).toBeVisible();
  await expect(field(page, "Ice breaker 4")).toHaveValue("Quatre");
  await expectAccessible(page);

  await button(page, "Remove: Ice breaker 4").click();
  await expect(group.getByRole("alert")).toHaveCount(0);
  await field(page, "Ice breaker 3").fill("Quatre");
  await button(page, "Send to Meta").click();
  await isLive(page);
});

test("a change made in Meta's own manager is shown, and becomes a choice where somebody was writing", async ({
  page,
  context,
}) => {
  await signIn(context, "owner");
  await startsFrom(page, { prompts: ["Du pain ?"] });
  await field(page, "Ice breaker 1").fill("Du pain aujourd’hui ?");
  await button(page, "Save draft").click();
  await changeStartersAtMeta({
    prompts: ["Des gâteaux ?"],
    commands: [{ command_name: "menu", command_description: "La carte" }],
  });
  await button(page, "Look at Meta again").click();
  await expect(state(page)).toContainText("Changed outside Guichet");
  await expect(field(page, "Name of command 1")).toHaveValue("menu");
  const merge = page.getByRole("region", { name: "Two people wrote the same field" });
  await expect(merge).toContainText("Des gâteaux ?");
  await expect(button(page, "Send to Meta")).toBeDisabled();
  await expectAccessible(page);
  await merge.getByRole("button", { name: "Keep this" }).click();
  await button(page, "Send to Meta").click();
  await isLive(page);
  await expect(field(page, "Ice breaker 1")).toHaveValue("Du pain aujourd’hui ?");
  await expect(field(page, "Name of command 1")).toHaveValue("menu");
});

for (const [locale, theme] of [
  ["en", "light"],
  ["fr", "dark"],
  ["nl", "light"],
] as const) {
  test(`colleagues who are not owners read them in ${locale}, ${theme}, and cannot write @phone`, async ({
    page,
    context,
    baseURL,
  }, info) => {
    await changeStartersAtMeta({ prompts: ["Du pain ?"] });
    await signIn(context, "agent");
    await context.addCookies(
      Object.entries({ guichet_locale: locale, guichet_theme: theme }).map(([name, value]) => ({
        name,
        value,
        url: baseURL!,
      })),
    );
    await page.goto("/profile");
    await expect(page).toHaveURL(/\/profile\/[0-9a-f-]{36}$/);
    await page.goto(`${page.url()}/starters`);
    await expect(page.getByRole("switch")).toBeDisabled();
    await expect(page.locator("form").getByRole("button")).toHaveCount(0);
    const path = info.outputPath("starters.png");
    await page.screenshot({ path });
    await info.attach("starters", { path, contentType: "image/png" });
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);
    expect(await page.innerText("body")).not.toMatch(/\bprofile\.[a-z]\w+/);
    await expectAccessible(page);
  });
}
