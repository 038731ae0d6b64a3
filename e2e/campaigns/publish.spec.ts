import type { Page } from "@playwright/test";
import sharp from "sharp";
import { newToken } from "../support/business";
import { expect, expectAccessible, signIn, test } from "../support/test";

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });
const next = (page: Page) => button(page, "Next").click();

/** Connects the ad account of the sandbox; what an earlier attempt connected gets this token. */
async function connect(page: Page) {
  const token = await newToken();
  await page.goto("/campaigns/connect");
  await page.getByLabel("Access token").fill(token.value);
  await button(page, "See what it opens").click();
  await expect(page.getByText("ads_management")).toBeVisible();
  await page.getByLabel("Ad account", { exact: true }).click();
  await page.getByRole("option", { name: "Boulangerie Luna · EUR" }).click();
  await page.getByLabel("Page", { exact: true }).click();
  await page.getByRole("option", { name: /^Boulangerie Luna/ }).click();
  await button(page, "Connect").click();
  await expect(page.getByText("Nothing is missing: this account can publish.")).toBeVisible();
}

test("a marketer connects, is told of a field that she forgot, and publishes an ad that opens a chat", async ({
  page,
  context,
}) => {
  await signIn(context, "marketer");
  await connect(page);
  await expectAccessible(page);
  const name = `Sourdough ${Date.now().toString(36)}`;

  await test.step("she writes the campaign, step by step", async () => {
    await page.goto("/campaigns");
    await button(page, "New campaign").click();
    await expect(page).toHaveURL(/\/campaigns\/drafts\//);
    await page.getByLabel("Name of the campaign").fill(name);
    await next(page);
    await page.getByLabel(/^Amount in/).fill("20");
    await next(page);
    await page.getByLabel("Places", { exact: true }).fill("Brussels");
    await page.getByRole("list", { name: "Found for Places" }).getByRole("button").first().click();
    await page.getByLabel("Who benefits").fill("Boulangerie Luna");
    await page.getByLabel("Who pays").fill("Boulangerie Luna");
    await next(page);
    const picture = await sharp({ create: { width: 1080, height: 1080, channels: 3, background: "#a63" } })
      .jpeg()
      .toBuffer();
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "bread.jpg", mimeType: "image/jpeg", buffer: picture });
    await expect(button(page, "Choose another")).toBeVisible();
    await page.getByLabel("Text above the picture").fill("Fresh from the oven at eight.");
    await next(page);
    await page.getByLabel("Greeting").fill("Good morning! What would you like?");
    await page.getByLabel("Question 1").fill("Do you have sourdough?");
    await next(page);
  });

  await test.step("the headline is missing: she is led to its field", async () => {
    await button(page, "Write a headline.").click();
    await expect(page.getByLabel("Headline")).toHaveAttribute("aria-invalid", "true");
    await page.getByLabel("Headline").fill("Ask what is warm");
    await expectAccessible(page);
    await button(page, /^\d Check and publish/).click();
  });

  await test.step("Meta checks it, and it is published once", async () => {
    await button(page, "Let Meta check it").click();
    await expect(page.getByText("Meta has checked it and finds nothing wrong.")).toBeVisible();
    await button(page, /^Publish for/).click();
    await expect(page.getByRole("heading", { name: "Published" })).toBeVisible({ timeout: 60_000 });
    await page.getByRole("link", { name: "See it among the campaigns" }).click();
    await expect(button(page, name)).toHaveCount(1);
  });

  await test.step("she opens its tree, and pauses and resumes it", async () => {
    await button(page, name).click();
    await expect(page.getByRole("list", { name: `Ad sets and ads of ${name}` })).toContainText(
      "Ask what is warm",
    );
    const row = page.getByRole("listitem").filter({ has: button(page, name) });
    await row
      .getByRole("button", { name: `Pause ${name}` })
      .first()
      .click();
    await row
      .getByRole("button", { name: `Resume ${name}` })
      .first()
      .click();
    await expect(row.getByRole("button", { name: `Pause ${name}` }).first()).toBeVisible();
  });
});
