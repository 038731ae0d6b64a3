import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { newCustomer, toldToMeta } from "../support/customer";
import { expect, expectAccessible, openConversation, signIn, test } from "../support/test";
import { button, checkAndPublish, connectAdAccount, letMetaBeTold, writeCampaign } from "./marketer";

/** A figure of the results, by its name. */
const figure = (page: Page, name: string) =>
  page
    .locator("dl > div")
    .filter({ has: page.getByText(name, { exact: true }) })
    .getByRole("definition");

const ordersOfEighty = async () =>
  (await toldToMeta()).filter(({ told }) => told.event_name === "Purchase" && told.custom_data?.value === 80)
    .length;

test("from an ad in the feed to a chat, an answer, an order of 80 euros, and what came back", async ({
  page,
  context,
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const started = Date.now().toString(36);
  const [name, headline] = [`Spelt ${started}`, `Spelt since ${started}`];
  const lies = await newCustomer(`Lies ${started}`);
  const before = await ordersOfEighty();

  await test.step("an owner lets Meta be told, and a marketer publishes an ad", async () => {
    const owners = await browser.newContext({ baseURL });
    await signIn(owners, "owner");
    await letMetaBeTold(await owners.newPage());
    await owners.close();
    await signIn(context, "marketer");
    await connectAdAccount(page);
    await writeCampaign(page, { name, headline });
    await checkAndPublish(page, name);
  });

  await test.step("a customer sees it in her feed, taps it and asks", async () => {
    await lies.tapsAd(await lies.seesAd(headline));
    await lies.writes("Is het speltbrood nog warm?");
  });

  await test.step("an agent sees the ad, answers, and marks an order of 80 euros", async () => {
    const agents = await browser.newContext({ baseURL });
    await signIn(agents, "agent");
    const agent = await agents.newPage();
    await openConversation(agent, lies);
    const thread = agent.getByRole("log");
    await expect(thread.getByText(headline)).toBeVisible();
    await expect(thread.getByRole("img", { name: "Picture of the ad" })).toBeVisible();
    await agent.getByRole("textbox", { name: /^Reply/ }).fill("Ja, net uit de oven.");
    await agent.keyboard.press("Control+Enter");
    await lies.receives("Ja, net uit de oven.");
    await agent.getByRole("button", { name: "Mark", exact: true }).click();
    await agent.getByRole("menuitem", { name: /order/i }).click();
    const dialog = agent.getByRole("dialog", { name: "An order" });
    await dialog.getByLabel("Amount").fill("80");
    await dialog.getByLabel("Currency").selectOption("EUR");
    await dialog.getByRole("button", { name: "Mark the order" }).click();
    await expect(dialog).toBeHidden();
    await agents.close();
  });

  await test.step("the results show the money, one chat, one answer, one order and the return", async () => {
    await page.goto("/campaigns");
    await page.getByRole("link", { name: "Results" }).click();
    await page.getByRole("button", { name: /^Campaigns: / }).click();
    await page.getByRole("menuitemcheckbox", { name }).click();
    await page.keyboard.press("Escape");
    await button(page, "Ask Meta now").click();
    await expect(figure(page, "Spent on ads")).toContainText("€ 0.3", { timeout: 60_000 });
    await expect(figure(page, "Chats, by Meta")).toContainText("1");
    await expect(figure(page, "Clicks")).toContainText("1");
    await expect(figure(page, "Chats here").getByRole("button")).toHaveText("1");
    await expect(figure(page, "Answered in 5 min").getByRole("button")).toHaveText("1");
    await expect(figure(page, "Orders").getByRole("button")).toHaveText("1");
    await expect(figure(page, "Revenue")).toContainText("€ 80.00");
    await expect(figure(page, "Return")).toContainText(/× \d\d\d/);
    const table = page.getByRole("table", { name: "What came of it, by campaign" });
    await expect(table.getByRole("row", { name: new RegExp(name) })).toContainText("€ 80.00");
    await expectAccessible(page);
  });

  await test.step("it can be taken along as a file, and read by ad", async () => {
    await button(page, "Export").click();
    const file = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: /CSV/ }).click();
    const lines = (await readFile(await (await file).path(), "utf8")).split("\r\n");
    expect(lines.find((line) => line.startsWith(name))).toMatch(/,1,.*80\.00/);
    await page.getByRole("button", { name: /by campaign$/ }).click();
    await page.getByRole("menuitemradio", { name: "by ad", exact: true }).click();
    await expect(page.getByRole("table", { name: "What came of it, by ad", exact: true })).toContainText(
      "€ 80.00",
    );
  });

  await test.step("the results are saved under a name, found again as they were asked, and mailed with their table", async () => {
    await button(page, "Save").click();
    const dialog = page.getByRole("dialog", { name: "Save this report" });
    await dialog.getByLabel("Name", { exact: true }).fill(`Ads of ${started}`);
    await dialog.getByRole("button", { name: "Save the report" }).click();
    await expect(dialog).toBeHidden();
    await page.goto("/analytics");
    const row = page.getByRole("listitem").filter({ hasText: `Ads of ${started}` });
    await row.getByRole("button", { name: `What to do with Ads of ${started}` }).click();
    await page.getByRole("menuitem", { name: "E-mail it to me" }).click();
    await page.getByLabel("With it").selectOption("xlsx");
    await button(page, "E-mail it to me").click();
    await expect(row).toContainText("every Monday at 08:00, with Excel");
    await row.getByRole("link", { name: `Ads of ${started}` }).click();
    await expect(page).toHaveURL(/\/campaigns\/results\?.*group=ad/);
    await expect(page.getByRole("button", { name: `Campaigns: ${name}` })).toBeVisible();
  });

  await test.step("the order leads to its conversation, where the ad says what it cost", async () => {
    await figure(page, "Orders").getByRole("button").click();
    const sheet = page.getByRole("dialog", { name: "Orders" });
    await expectAccessible(page);
    await sheet.getByRole("button", { name: "Export", exact: true }).click();
    const file = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: /CSV/ }).click();
    const lines = (await readFile(await (await file).path(), "utf8")).split("\r\n");
    expect(lines.find((line) => line.includes(lies.name))).toMatch(/,80\.00,EUR,/);
    await sheet.getByRole("link", { name: lies.name }).click();
    await expect(page.getByRole("heading", { level: 2, name: lies.name })).toBeVisible();
    const pane = page.getByRole("complementary", { name: "About this customer" });
    await expect(pane.getByText(/^€\s0\.3\d for the one chat that this ad brought/)).toBeVisible();
  });

  await test.step("and Meta was told of the order", () =>
    expect.poll(ordersOfEighty, { timeout: 60_000 }).toBe(before + 1));
});
