import type { Locator, Page } from "@playwright/test";
import sharp from "sharp";
import { newToken } from "../support/business";
import { expect } from "../support/test";

export const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });
export const next = (page: Page) => button(page, "Next").click();

/** Connects the ad account of the sandbox; what an earlier attempt connected gets this token. */
export async function connectAdAccount(page: Page) {
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

/** Writes a campaign for Brussels, step by step, up to what the ad shows; of several ad accounts, in the first. */
export async function writeUpToAd(page: Page, name: string) {
  await page.goto("/campaigns");
  await button(page, "New campaign").click();
  const account = page.getByRole("menuitem").first();
  await expect(account.or(page.getByLabel("Name of the campaign"))).toBeVisible();
  if (await account.isVisible()) await account.click();
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
}

/** Uploads a square of one colour where a picture is asked for. */
export async function uploadPicture(where: Page | Locator, background = "#a63") {
  const buffer = await sharp({ create: { width: 1080, height: 1080, channels: 3, background } })
    .jpeg()
    .toBuffer();
  await where
    .locator("input[type=file]")
    .setInputFiles({ name: "bread.jpg", mimeType: "image/jpeg", buffer });
  await expect(where.getByRole("button", { name: "Choose another", exact: true })).toBeVisible();
}

type Routing = { team: string; label: string; answer: string };
type Written = { name: string; headline?: string; routing?: Routing };

/** Writes a whole campaign, up to its last step; a headline may be forgotten. */
export async function writeCampaign(page: Page, { name, headline, routing }: Written) {
  await writeUpToAd(page, name);
  await uploadPicture(page);
  await page.getByLabel("Text above the picture").fill("Fresh from the oven at eight.");
  if (headline) await page.getByLabel("Headline").fill(headline);
  await next(page);
  await writeGreeting(page, routing);
}

async function choose(page: Page, field: string, option: string) {
  await page.getByLabel(field, { exact: true }).click();
  await page.getByRole("option", { name: option }).click();
}

/** Writes what greets whoever taps the ad, and where they are led, and goes on to the last step. */
export async function writeGreeting(page: Page, routing?: Routing) {
  await page.getByLabel("Greeting").fill("Good morning! What would you like?");
  await page.getByLabel("Question 1").fill("Do you have sourdough?");
  if (routing) {
    await choose(page, "Team", routing.team);
    await choose(page, "Label", routing.label);
    await page.getByLabel("Automatic first answer").fill(routing.answer);
  }
  await next(page);
}

/** From the last step of the form to the campaign among the others. */
export async function checkAndPublish(page: Page, name: string) {
  await button(page, "Let Meta check it").click();
  await expect(page.getByText("Meta has checked it and finds nothing wrong.")).toBeVisible();
  await button(page, /^Publish for/).click();
  await expect(page.getByRole("heading", { name: "Published" })).toBeVisible({ timeout: 60_000 });
  await page.getByRole("link", { name: "See it among the campaigns" }).click();
  await expect(button(page, name)).toHaveCount(1);
}

/** An owner lets Meta be told what came of ads, everywhere. */
export async function letMetaBeTold(owner: Page) {
  await owner.goto("/settings/conversions");
  const tells = owner.getByRole("switch", { name: "Tell Meta what came of its ads" });
  const strict = owner.getByRole("switch", { name: /Also of customers in the EU/ });
  if (!(await tells.isChecked())) await tells.click();
  await expect(tells).toBeChecked();
  if (!(await strict.isChecked())) await strict.click();
  await expect(strict).toBeChecked();
  await owner
    .getByRole("button", { name: /Ask Meta for it|Check it again/ })
    .first()
    .click();
  await expect(owner.getByText(/^Dataset \d+$/).first()).toBeVisible();
}
