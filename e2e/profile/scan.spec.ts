import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import type { Locator, Page } from "@playwright/test";
import sharp from "sharp";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { stack } from "../support/stack";
import { call, expect, expectAccessible, signIn, test } from "../support/test";

const program = createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm");
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(program)).buffer } });

/** What a camera reads on the first page of a poster. */
async function scanned(path: string): Promise<string[]> {
  const library = await PDFiumLibrary.init();
  const page = (await library.loadDocument(readFileSync(path))).getPage(0);
  const { data } = await page.render({
    scale: 2,
    render: ({ data, width, height }) =>
      sharp(data, { raw: { width, height, channels: 4 } })
        .png()
        .toBuffer(),
  });
  return (await readBarcodes(new Uint8Array(data), { formats: ["QRCode"] })).map(({ text }) => text);
}

async function control<T>(path: string, body: unknown): Promise<T> {
  const answer = await fetch(new URL(`/control/${path}`, stack().sandboxUrl), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(answer.ok, path).toBe(true);
  return answer.json();
}

const codes = (page: Page) => page.getByRole("list", { name: "QR codes" }).getByRole("listitem");
const code = (page: Page, name: string) => codes(page).filter({ hasText: name });

async function open(page: Page) {
  await page.goto("/profile");
  await expect(page).toHaveURL(/\/profile\/[0-9a-f-]{36}$/);
  await page.getByRole("link", { name: "Scan to chat" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Scan to chat" })).toBeVisible();
}

async function choose(page: Page, row: Locator, action: string) {
  await row.getByRole("button", { name: /More about/ }).click();
  await page.getByRole("menuitem", { name: action }).click();
}

test("an owner makes a code and prints it, a customer scans it and writes, and the conversation is counted", async ({
  page,
  context,
  customer,
  mayComplain,
}) => {
  mayComplain(/the server responded with a status of 400/);
  const [name, message] = [`Window ${customer.waId}`, `Hello from the window, ${customer.waId}`];
  await signIn(context, "owner");
  await open(page);
  await page.getByRole("button", { name: "New code" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Make the code" }).click();
  await expect(dialog.getByText("Give it a name")).toBeVisible();
  await dialog.getByLabel("Name", { exact: true }).fill(name);
  await dialog.getByLabel("Message that stands ready").fill("x".repeat(141));
  await expect(dialog.getByText("One character too many")).toBeVisible();
  await dialog.getByLabel("Message that stands ready").fill(message);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Make the code" }).click();
  await expect(code(page, name)).toContainText("No conversations yet");
  await expectAccessible(page);

  await code(page, name)
    .getByRole("button", { name: `Print ${name}` })
    .click();
  await expectAccessible(page);
  await dialog.getByLabel("Sentence").fill("書いてください");
  await dialog.getByRole("button", { name: "Download the poster" }).click();
  await expect(dialog.getByText("The poster’s typeface cannot write all of this.")).toBeVisible();
  await dialog.getByLabel("Sentence").fill("Réservez votre pain");
  const downloaded = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download the poster" }).click();
  const poster = await downloaded;
  expect(poster.suggestedFilename()).toBe(`${name} A4.pdf`);
  const [link, ...others] = await scanned(await poster.path());
  expect(others).toEqual([]);
  expect(link).toMatch(/^https:\/\/wa\.me\/message\//);
  await page.keyboard.press("Escape");
  await expect(code(page, name)).toContainText(link!.replace("https://", ""));

  const phone = await control<{ prefilled: string }>(`phones/${customer.id}/scan`, { link });
  expect(phone.prefilled).toBe(message);
  await customer.writes(phone.prefilled);
  await expect(code(page, name)).toContainText("1 conversation");

  await choose(page, code(page, name), "Edit");
  await dialog.getByLabel("Message that stands ready").fill(`${message} again`);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(code(page, name)).toContainText(`${message} again`);
  await expect(code(page, name)).toContainText(link!.replace("https://", ""));

  await choose(page, code(page, name), "Delete");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Delete for good" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(code(page, name)).toHaveCount(0);
  const again = await fetch(new URL(`/control/phones/${customer.id}/scan`, stack().sandboxUrl), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ link }),
  });
  expect(again.status).toBe(404);
});

test("an answer of Meta's that is lost makes one code and not two", async ({ page, context, customer }) => {
  const name = `Counter ${customer.waId}`;
  await signIn(context, "owner");
  await open(page);
  await page.getByRole("button", { name: "New code" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill(name);
  await dialog.getByLabel("Message that stands ready").fill(`At the counter, ${customer.waId}`);
  await control("controls", { loseAnswers: 1 });
  await dialog.getByRole("button", { name: "Make the code" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(code(page, name).getByRole("button", { name: `Print ${name}` })).toBeVisible({
    timeout: 30_000,
  });
  await expect(code(page, `At the counter, ${customer.waId}`)).toHaveCount(1);
});

test("2,000 codes made at Meta are found, paged and searched, and an agent reads them and changes none", async ({
  page,
  context,
  browser,
}) => {
  await signIn(context, "owner");
  await open(page);
  const id = stack().phoneNumberId;
  await control("business/qr-codes", { id, message: "Table number {n}", count: 1990 });
  await page.getByRole("button", { name: "Read Meta’s list again" }).click();
  await expect(codes(page).first()).toContainText("Table number 1990", { timeout: 60_000 });
  await expect(codes(page)).toHaveCount(50);
  await codes(page).last().scrollIntoViewIfNeeded();
  await expect.poll(() => codes(page).count()).toBeGreaterThan(99);
  await page.getByRole("searchbox").fill("Table number 77");
  await expect(codes(page).filter({ hasText: /Table number 77$|Table number 77\D/ })).toHaveCount(1);
  await page.getByRole("searchbox").fill("nothing like it");
  await expect(page.getByText("No code matches")).toBeVisible();

  const agent = await browser.newContext();
  await signIn(agent, "agent");
  const other = await agent.newPage();
  await other.goto(page.url());
  await expect(other.getByRole("button", { name: "New code" })).toHaveCount(0);
  await expect(
    codes(other)
      .first()
      .getByRole("button", { name: /^Print/ }),
  ).toBeVisible();
  const refused = await call(other, "scanCodes.delete", { scanCodeId: crypto.randomUUID() });
  expect(refused.status).toBe(403);
  await agent.close();
});
