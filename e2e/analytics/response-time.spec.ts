import type { Page } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { type Customer, newCustomer } from "../support/customer";
import { expect, expectAccessible, openConversation, signIn, test } from "../support/test";

// Nobody else's customers are from Portugal, so these figures are this journey's alone.
const report = "/analytics/response-time?period=last7&country=PT";
const [minute, hour] = [60, 3600];

async function answers(agent: Page, customer: Customer, text: string) {
  await openConversation(agent, customer);
  await agent.getByLabel("Reply").fill(text);
  await agent.getByRole("button", { name: /^Send/ }).click();
  await customer.receives(text);
}

/** The figure that stands under this word. */
const figure = (page: Page, word: string) =>
  page
    .locator("dl div")
    .filter({ has: page.getByText(word, { exact: true }) })
    .locator("dd");

test("an owner reads how long customers waited, down to the conversation", async ({
  agent,
  browser,
  complaints,
}) => {
  const [ines, joao, rita] = await Promise.all(
    ["Inês Duarte", "João Prata", "Rita Vale"].map((name) => newCustomer(name, { country: "PT" })),
  );
  await ines!.writes("Têm pão de centeio?", { ageSeconds: 12 * minute });
  await joao!.writes("A que horas fecham?", { ageSeconds: 3 * hour + 5 * minute });
  await rita!.writes("Posso encomendar um bolo?", { ageSeconds: 23 * hour });
  await answers(agent, ines!, "Temos, acabado de sair do forno.");
  await answers(agent, joao!, "Às sete da tarde.");

  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await signIn(context, "owner");
  const page = await context.newPage();
  complaints.listenTo(page);
  await page.goto("/analytics");
  await page.getByRole("link", { name: "Response time" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Response time" })).toBeVisible();

  await expect(async () => {
    await page.goto(report);
    await expect(figure(page, "Answered")).toHaveText(/^2/, { timeout: 1000 });
  }).toPass({ timeout: 30_000 });
  // Of three waits the second is the median; that of Rita, who still waits, is counted as it is so far.
  await expect(page.getByText(/^Half waited at most \d/)).toHaveText(
    /^Half waited at most 3 h [5-9] min, nine in ten at most 23 h( \d+ min)?\. Nobody waited longer than a day\. 1 is still waiting\./,
  );
  await expect(figure(page, "Still waiting")).toHaveText(/^1/);
  await expect(figure(page, "Within 5 min")).toHaveText(/^0%/);
  await expect(figure(page, "Within 1 h")).toHaveText(/^33\.3%2 took longer$/);
  await expect(page.getByRole("link", { name: /Rita Vale/ })).toContainText("23 h");
  await expect(page.getByText(/One window closes within two hours/)).toBeVisible();

  // The table says what the chart shows.
  const table = page.getByRole("table", { name: "Response time" });
  await expect(table.getByRole("row", { name: /^Total/ })).toContainText("23");
  const spread = page.getByRole("table", { name: "How long they waited" });
  await expect(spread.getByRole("row", { name: "5 min to 15 min" })).toContainText("33.3%");
  await expect(spread.getByRole("row", { name: "8 h to 24 h" }).getByRole("cell").nth(1)).toHaveText(/1$/);
  await page.keyboard.press("t");
  await expect(table).toBeFocused();
  await expectAccessible(page);
  await page.screenshot({ path: test.info().outputPath("response-time.png"), fullPage: true });

  // The question changes, and Back changes it again.
  await page.getByRole("button", { name: "Grouped by: over time" }).click();
  await page.getByRole("menuitemradio", { name: "by agent" }).click();
  await expect(page).toHaveURL(/group=member/);
  const row = table.getByRole("row", { name: /^Ana/ });
  await expect(row.getByRole("button", { name: "2" })).toBeVisible();
  await page.goBack();
  await expect(page).not.toHaveURL(/group=member/);
  await page.goForward();

  // From a figure to its messages, from there to the conversation, and back.
  await row.getByRole("button", { name: "2" }).click();
  const behind = page.getByRole("dialog", { name: "The answers behind this figure" });
  await expect(behind.getByRole("listitem")).toHaveCount(2);
  await expectAccessible(page);
  await behind.getByRole("link", { name: "João Prata" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "João Prata" })).toBeVisible();
  await page.goBack();
  await expect(behind.getByRole("link", { name: "Inês Duarte" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(behind).toBeHidden();

  // The file has what the screen has.
  await page.getByRole("button", { name: "Export" }).click();
  const link = page.getByRole("menuitem", { name: /CSV/ });
  const file = await page.request.get((await link.getAttribute("href")) ?? "");
  expect(file.headers()["content-disposition"]).toMatch(/filename="response-time-[\d-]+\.csv"/);
  const [headings, total, ana]: string[][] = parse(await file.text(), { bom: true });
  expect(headings!.slice(0, 3)).toEqual(["Agent", "Answered", "Still waiting"]);
  expect(total!.slice(0, 3)).toEqual(["Total", "2", "1"]);
  expect(Math.floor(Number(total![3]) / minute)).toBeGreaterThanOrEqual(185);
  expect(ana!.slice(0, 2)).toEqual([expect.stringContaining("Ana"), "2"]);
  await context.close();
});

test("an address that makes no sense shows the report as it is asked first", async ({
  browser,
  complaints,
}) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  await signIn(context, "owner");
  const page = await context.newPage();
  complaints.listenTo(page);
  await page.goto(
    "/analytics/response-time?period=2026-13-45..soon&group=stars&country=es&behind=weekday:12",
  );
  await expect(page.getByRole("button", { name: "Period: in the last 30 days" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Countries: all countries" })).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expectAccessible(page);

  // Her own dates, which must be in order.
  await page.getByRole("button", { name: "Period: in the last 30 days" }).click();
  await page.getByLabel("From", { exact: true }).fill("2020-02-03");
  await page.getByLabel("To", { exact: true }).fill("2020-02-01");
  await page.getByRole("button", { name: "Show these days" }).click();
  await expect(page.getByText("The last day comes before the first.")).toBeVisible();
  await page.getByLabel("To", { exact: true }).fill("2020-02-04");
  await page.getByRole("button", { name: "Show these days" }).click();
  await expect(page).toHaveURL(/period=2020-02-03\.\.2020-02-04/);
  await expect(page.getByRole("heading", { name: "Nobody asked anything in this period" })).toBeVisible();
  await page.getByRole("button", { name: "Ask it as at first" }).click();
  await expect(page).toHaveURL(/\/analytics\/response-time$/);
  await context.close();
});

test("an agent finds no analytics, by no way", async ({ agent }) => {
  await agent.goto("/analytics/response-time");
  await expect(agent).toHaveURL(/\/inbox/);
  await expect(agent.getByRole("link", { name: "Analytics" })).toHaveCount(0);
  const period = { from: "2026-01-01", to: "2026-01-31" };
  const query = new URLSearchParams({ format: "csv", input: JSON.stringify({ period }) });
  for (const path of ["response-time", "billed-messages", "messages"]) {
    expect((await agent.request.get(`/api/reports/${path}?${query}`)).status()).toBe(403);
  }
});
