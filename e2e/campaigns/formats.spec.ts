import type { Page } from "@playwright/test";
import { newCustomer } from "../support/customer";
import { stack } from "../support/stack";
import { expect, expectAccessible, openConversation, signIn, test } from "../support/test";
import {
  button,
  checkAndPublish,
  connectAdAccount,
  next,
  uploadPicture,
  writeGreeting,
  writeUpToAd,
} from "./marketer";

const cardOf = (page: Page, number: number) =>
  page.getByRole("group", { name: `Card ${number}`, exact: true });

/** The phone of a customer, on the desk of the sandbox, with her feed open. */
async function feedOf(desk: Page, { name }: { name: string }) {
  await desk.goto(stack().sandboxUrl);
  const phone = desk.getByRole("article", { name: `${name}’s phone` });
  await phone.getByRole("button", { name: "Feed", exact: true }).click();
  return { phone, feed: phone.getByRole("region", { name: `${name}’s feed` }) };
}

test("a marketer publishes a carousel, and a customer leafs through it in her feed and taps a card", async ({
  page,
  context,
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const started = Date.now().toString(36);
  const name = `Three loaves ${started}`;
  const [rye, spelt, oats] = ["Rye", "Spelt", "Oats"].map((loaf) => `${loaf} ${started}`) as [
    string,
    string,
    string,
  ];
  const fien = await newCustomer(`Fien ${started}`);
  await signIn(context, "marketer");
  await connectAdAccount(page);

  await test.step("she writes three cards, and forgets the picture of one", async () => {
    await writeUpToAd(page, name);
    await page.getByRole("radio", { name: "A carousel" }).click();
    await page.getByLabel("Text above the cards").fill("Which one shall we keep for you?");
    for (const [at, headline] of [rye, spelt, oats].entries()) {
      await button(page, `Add card ${at + 1}`).click();
      await cardOf(page, at + 1)
        .getByLabel("Headline")
        .fill(headline);
    }
    await uploadPicture(cardOf(page, 1));
    await uploadPicture(cardOf(page, 3), "#36a");
    await next(page);
    await writeGreeting(page);
    await button(page, "Choose a picture for card 2.").click();
    await expect(cardOf(page, 2).getByRole("alert")).toHaveText("Choose a picture for card 2.");
    await expectAccessible(page);
    await uploadPicture(cardOf(page, 2), "#6a3");
    await expect(cardOf(page, 2).getByRole("alert")).toHaveCount(0);
  });

  await test.step("with the keyboard she moves the last card to the front, and stays on its button", async () => {
    const forwards = (number: number) => button(page, `Move card ${number} forwards`);
    await forwards(3).focus();
    await page.keyboard.press("Enter");
    await expect(forwards(2)).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(forwards(1)).toBeFocused();
    await expect(page.getByText("Card 2 is now card 1 of 3.")).toBeAttached();
    await expect(cardOf(page, 1).getByLabel("Headline")).toHaveValue(oats);
  });

  await test.step("Meta draws its cards, checks it, and it is published", async () => {
    await page.getByRole("radio", { name: "By Meta" }).click();
    await expect(page.frameLocator("iframe").getByText(spelt)).toBeVisible();
    await button(page, /^\d Check and publish/).click();
    await checkAndPublish(page, name);
    await button(page, name).click();
    await expect(page.getByRole("list", { name: `Ad sets and ads of ${name}` })).toContainText(oats);
  });

  await test.step("what would need a new ad is said before anybody tries to change it", async () => {
    await page
      .getByRole("list", { name: `Ad sets and ads of ${name}` })
      .getByRole("button", { name: `Change ${name}`, exact: true })
      .click();
    const dialog = page.getByRole("dialog", { name: `Change ${name}` });
    await expect(dialog.getByText("Needs a new ad")).toBeVisible();
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Leave it as it is" }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step("it comes by on a phone in that order; a tap on a card opens the chat", async () => {
    const phones = await browser.newContext();
    const { phone, feed } = await feedOf(await phones.newPage(), fien);
    const cards = feed.getByRole("list", { name: "Cards" }).filter({ hasText: rye }).getByRole("listitem");
    await expect(cards).toContainText([oats, rye, spelt], { timeout: 30_000 });
    await cards.getByRole("button", { name: `WhatsApp: ${rye}` }).click();
    await phone
      .getByRole("list", { name: "Questions of the ad" })
      .getByRole("button", { name: "Do you have sourdough?" })
      .click();
    await phones.close();
  });

  await test.step("an agent sees which ad brought her", async () => {
    const agents = await browser.newContext({ baseURL });
    await signIn(agents, "agent");
    const agent = await agents.newPage();
    await openConversation(agent, fien);
    await expect(agent.getByRole("log").getByText(oats)).toBeVisible();
    await agents.close();
  });
});

test("a marketer publishes a post that the Page has already, and sees which posts cannot be an ad", async ({
  page,
  context,
  browser,
}) => {
  test.setTimeout(180_000);
  const started = Date.now().toString(36);
  const name = `An old post ${started}`;
  const saar = await newCustomer(`Saar ${started}`);
  const words = "Sourdough, warm at eight. Come early";
  await signIn(context, "marketer");
  await connectAdAccount(page);

  await test.step("she leafs through the posts, of which Meta lets one not be an ad", async () => {
    await writeUpToAd(page, name);
    await page.getByRole("radio", { name: "An existing post" }).click();
    const posts = page.getByRole("radiogroup", { name: "Posts to choose from" }).getByRole("radio");
    await expect(posts).toHaveCount(12);
    const refused = posts.filter({ hasText: "Meta does not let this post be an ad." });
    await expect(refused).toHaveCount(1);
    await expect(refused).toBeDisabled();
    await button(page, "Older posts").click();
    await expect(posts).toHaveCount(15);
    await expectAccessible(page);
    await page.getByRole("radio", { name: "Instagram", exact: true }).click();
    await expect(posts).toHaveCount(6);
    await page.getByRole("radio", { name: "Facebook", exact: true }).click();
  });

  await test.step("without one she is told so; with one it is published", async () => {
    await next(page);
    await writeGreeting(page);
    await button(page, "Choose the post that the ad shows.").click();
    await page
      .getByRole("radiogroup", { name: "Posts to choose from" })
      .getByRole("radio", { name: words })
      .first()
      .click();
    await button(page, /^\d Check and publish/).click();
    await checkAndPublish(page, name);
  });

  await test.step("it comes by on a phone, and opens the chat", async () => {
    const phones = await browser.newContext();
    const { phone, feed } = await feedOf(await phones.newPage(), saar);
    const ad = feed.getByRole("article").filter({ hasText: words }).first();
    await ad.getByRole("button", { name: "WhatsApp", exact: true }).click({ timeout: 30_000 });
    await expect(phone.getByRole("region", { name: "Greeting of the ad" })).toContainText("Good morning!");
    await phones.close();
  });
});
