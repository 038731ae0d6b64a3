import type { Page } from "@playwright/test";
import sharp from "sharp";
import { expect } from "../support/test";

export const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });

/** Begins a broadcast under a name, from the demo's first number. */
export async function beginBroadcast(page: Page, name: string) {
  await page.goto("/notifications");
  const dialog = page.getByRole("dialog");
  await expect(async () => {
    if (!(await dialog.isVisible())) await button(page, "New broadcast").first().click();
    await expect(dialog).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await dialog.getByLabel("Name of the broadcast").fill(name);
  await dialog.getByRole("button", { name: "Begin", exact: true }).click();
  await expect(page).toHaveURL(/\/notifications\/[0-9a-f-]{36}/);
  await page.getByRole("combobox", { name: "Sent from" }).click();
  await page.getByRole("option", { name: /555 078 3881/ }).click();
}

export async function chooseTemplate(page: Page, name: string) {
  await page.getByRole("combobox", { name: "Template" }).click();
  await page.getByRole("option", { name }).click();
}

/** Puts a square picture at the top of the template. */
export async function uploadHeader(page: Page) {
  const buffer = await sharp({ create: { width: 640, height: 335, channels: 3, background: "#b5651d" } })
    .jpeg()
    .toBuffer();
  const field = page.getByRole("group", { name: "Photo at the top" });
  await field.locator("input[type=file]").setInputFiles({ name: "menu.jpg", mimeType: "image/jpeg", buffer });
  await expect(field.getByRole("button", { name: "Choose another" })).toBeVisible();
}

/** Uploads a list and leaves it to the reader to look at it. */
export async function uploadList(page: Page, lines: string[][]) {
  await page.getByRole("radio", { name: "A list of your own" }).click();
  const list = page.getByRole("group", { name: "List", exact: true });
  await list.locator("input[type=file]").setInputFiles({
    name: "regulars.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(lines.map((cells) => cells.join(";")).join("\n")),
  });
  return list;
}
