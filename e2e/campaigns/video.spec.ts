import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { newCustomer } from "../support/customer";
import { stack } from "../support/stack";
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

/** Two seconds of a loaf that crosses the screen. */
const film = fileURLToPath(new URL("../support/film.mp4", import.meta.url));

const field = (page: Page, name: string) => page.getByRole("group", { name, exact: true });
const choose = (
  page: Page,
  name: string,
  file: Parameters<ReturnType<Page["locator"]>["setInputFiles"]>[0],
) => field(page, name).locator("input[type=file]").setInputFiles(file);

test("a marketer publishes a video, which plays in a customer's feed and opens the chat", async ({
  page,
  context,
  browser,
}) => {
  test.setTimeout(180_000);
  const started = Date.now().toString(36);
  const name = `Film of bread ${started}`;
  const headline = `Out of the oven ${started}`;
  const fien = await newCustomer(`Fien ${started}`);
  await signIn(context, "marketer");
  await connectAdAccount(page);

  await test.step("what is no video is refused beside its field", async () => {
    await writeUpToAd(page, name);
    await page.getByRole("radio", { name: "A video" }).click();
    await expect(field(page, "Video")).toContainText("up to 1 GB");
    await choose(page, "Video", { name: "bread.txt", mimeType: "text/plain", buffer: Buffer.from("bread") });
    await expect(field(page, "Video").getByRole("alert")).toHaveText(/Choose an MP4 or a MOV/);
  });

  await test.step("a video is taken to Meta, which prepares it and suggests what stands before it", async () => {
    await choose(page, "Video", film);
    await expect(field(page, "Video").getByText("Ready at Meta")).toBeVisible({ timeout: 60_000 });
    await expect(field(page, "Video").getByRole("alert")).toHaveCount(0);
    const suggestions = page.getByRole("region", { name: "Suggested by Meta" });
    await suggestions.getByRole("button", { name: "Take suggestion 2" }).click();
    await expect(field(page, "Picture before it plays").locator("img")).toBeVisible();
    await page.getByLabel("Text above the video").fill("Warm bread from eight.");
    await page.getByLabel("Headline").fill(headline);
    await expect(page.getByLabel("Description")).toHaveCount(0);
    await expectAccessible(page);
  });

  await test.step("Meta draws it, checks it, and it is published", async () => {
    await page.getByRole("radio", { name: "By Meta" }).click();
    await expect(page.frameLocator("iframe").getByText(headline)).toBeVisible();
    await next(page);
    await writeGreeting(page);
    await checkAndPublish(page, name);
  });

  await test.step("on a phone it plays in the feed, and a tap opens the chat", async () => {
    const phones = await browser.newContext();
    const desk = await phones.newPage();
    await desk.goto(stack().sandboxUrl);
    const phone = desk.getByRole("article", { name: `${fien.name}’s phone` });
    await phone.getByRole("button", { name: "Feed", exact: true }).click();
    const ad = phone.getByRole("article", { name: `Ad: ${headline}` });
    await expect(ad).toBeVisible({ timeout: 30_000 });
    const lengthSeconds = () => ad.locator("video").evaluate((video: HTMLVideoElement) => video.duration);
    await expect.poll(lengthSeconds).toBeGreaterThan(1);
    await ad.getByRole("button", { name: "WhatsApp" }).click();
    await phone
      .getByRole("list", { name: "Questions of the ad" })
      .getByRole("button", { name: "Do you have sourdough?" })
      .click();
    await phones.close();
  });
});

test("with the keyboard alone a marketer chooses which part of a picture is shown in each shape", async ({
  page,
  context,
}) => {
  test.setTimeout(180_000);
  await signIn(context, "marketer");
  await connectAdAccount(page);
  await writeUpToAd(page, `Cut bread ${Date.now().toString(36)}`);
  await uploadPicture(page);
  const shown = page.getByRole("complementary", { name: "Preview" }).getByRole("img");
  const shape = () => shown.evaluate((image) => getComputedStyle(image.parentElement!).aspectRatio);

  await button(page, "Choose what is shown").focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "What is shown where" });
  await dialog.getByRole("radio", { name: "Upright 4:5" }).click();
  await dialog.getByRole("slider", { name: "Zoom" }).focus();
  for (let times = 0; times < 8; times++) await page.keyboard.press("ArrowRight");
  await dialog.getByRole("group", { name: "Part of the picture that is shown" }).focus();
  await page.keyboard.press("ArrowLeft");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Show these parts" }).press("Enter");
  await expect(dialog).toBeHidden();
  await expect.poll(shape).toMatch(/^\d+ \/ \d+$/);
  await expect(page.getByText("Saved")).toBeVisible();

  await button(page, "Choose what is shown").click();
  await dialog.getByRole("button", { name: "Let Meta decide" }).click();
  await expect.poll(shape).toBe("auto");
});
