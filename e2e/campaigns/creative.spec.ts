import type { Page } from "@playwright/test";
import { expect, expectAccessible, signIn, test } from "../support/test";
import {
  button,
  checkAndPublish,
  connectAdAccount,
  next,
  uploadPicture,
  writeGreeting,
  writeUpToAd,
} from "./marketer";

const words = (page: Page) => page.getByLabel("Text above the picture");

test("a marketer sees the ad as Meta draws it, and publishes two variants of it side by side", async ({
  page,
  context,
}) => {
  test.setTimeout(180_000);
  await signIn(context, "marketer");
  await connectAdAccount(page);
  const name = `Two breads ${Date.now().toString(36)}`;
  const drawn = page.frameLocator("iframe");

  await test.step("before there is a picture, Meta draws nothing and says what is missing", async () => {
    await writeUpToAd(page, name);
    await page.getByRole("radio", { name: "By Meta" }).click();
    await expect(page.getByText("Meta draws the ad as soon as this is there:")).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("then it is drawn from what is saved, also where else it may stand", async () => {
    await uploadPicture(page);
    await words(page).fill("Fresh from the oven at eight.");
    await page.getByLabel("Headline").fill("Ask what is warm");
    await button(page, "Draw again").click();
    await expect(drawn.getByText("Fresh from the oven at eight.")).toBeVisible();
    await page.getByRole("combobox", { name: "Place" }).click();
    await page.getByRole("option", { name: "Facebook story" }).click();
    await expect(page.getByTitle("The ad in: Facebook story")).toBeVisible();
    await words(page).fill("Warm bread from eight.");
    await expect(page.getByText("The form has changed since this was drawn.")).toBeVisible();
    await button(page, "Draw again").click();
    await expect(drawn.getByText("Warm bread from eight.")).toBeVisible();
  });

  await test.step("a second variant begins as a copy, and has to differ", async () => {
    await button(page, "Add variant B to compare").click();
    await expect(page.getByRole("tab", { name: "Variant B" })).toHaveAttribute("aria-selected", "true");
    await expect(words(page)).toHaveValue("Warm bread from eight.");
    await next(page);
    await writeGreeting(page);
    await button(page, "Two variants are alike: change one, or there is nothing to compare.").click();
    await words(page).fill("Rye, spelt and oats.");
    await uploadPicture(page, "#364");
    await button(page, "Draw again").click();
    await expect(drawn.getByText("Rye, spelt and oats.")).toBeVisible();
    await page.getByRole("tab", { name: "Variant A" }).click();
    await expect(words(page)).toHaveValue("Warm bread from eight.");
    await expectAccessible(page);
  });

  await test.step("Meta checks both, they are published, and are told apart in the tree", async () => {
    await button(page, /^\d Check and publish/).click();
    await checkAndPublish(page, name);
    await button(page, name).click();
    const tree = page.getByRole("list", { name: `Ad sets and ads of ${name}` });
    await expect(tree).toContainText(`${name} · A: Ask what is warm`);
    await expect(tree).toContainText(`${name} · B: Ask what is warm`);
  });
});
