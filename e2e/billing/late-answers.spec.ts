import readXlsx from "read-excel-file/node";
import { newCustomer } from "../support/customer";
import { expect, expectAccessible, openConversation, signIn, test } from "../support/test";

// Nobody else's customers are from Luxembourg, so these figures are this journey's alone.
const report = "/analytics/late-answers?period=last7&country=LU&group=country";
const day = 24 * 3600;

test("une lectrice des finances voit ce qu'a coûté une réponse tardive, et ce qu'elle aurait coûté en 2018", async ({
  agent,
  browser,
  complaints,
}) => {
  const claire = await newCustomer("Claire Weber", { country: "LU" });
  await claire.writes("Ma commande est-elle prête ?", { ageSeconds: day + 7200 });
  await openConversation(agent, claire);
  await agent.getByRole("combobox", { name: "Template" }).click();
  await agent.getByRole("option", { name: "order ready · Dutch" }).click();
  for (const [slot, value] of [
    ["1", "Claire"],
    ["2", "2043"],
    ["3", "16 u."],
  ] as const) {
    await agent.getByLabel(`Text: ${slot}`).fill(value);
  }
  const send = agent.getByRole("button", { name: /^Send · / });
  const [, amount = ""] = /([\d.]+)\s*$/.exec((await send.textContent()) ?? "") ?? [];
  await send.click();
  await claire.receives("Dag Claire, uw bestelling 2043 staat klaar. U kunt ze vandaag vanaf 16 u. ophalen.");
  const written = amount.replace(".", ",");

  const context = await browser.newContext({ locale: "fr-FR", viewport: { width: 1440, height: 900 } });
  await signIn(context, "finance");
  const page = await context.newPage();
  complaints.listenTo(page);

  // The price of that time is the workspace's own knowledge: a file is refused with its line, then taken over.
  await page.goto("/settings/rates/2018");
  await expect(page.getByRole("heading", { level: 1, name: "Prix de 2018" })).toBeVisible();
  const file = (text: string) => ({ name: "2018.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.getByRole("button", { name: "Importer des prix" }).click();
  await page.getByLabel("Fichier").setInputFiles(file("Country,Price\nLU,0.5\nLuxembourg,0.05\n"));
  await page.getByRole("button", { name: "Voir ce qui change" }).click();
  await expect(page.getByRole("alert").getByRole("listitem")).toHaveText([/^Ligne 2/, /^Ligne 3/]);
  await page.getByLabel("Fichier").setInputFiles(file("Country,Price\nLU,0.06\n"));
  await page.getByRole("button", { name: "Voir ce qui change" }).click();
  await expect(page.getByRole("region", { name: "Ce qui change" })).toContainText("Luxembourg");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Reprendre ces prix" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  const prices = page.getByRole("list", { name: "Prix par pays" });
  await expect(prices.getByRole("listitem").filter({ hasText: "Luxembourg" })).toContainText(/0,06/);

  // By hand, and only within the range of that time.
  await page.getByRole("button", { name: "Modifier Luxembourg" }).click();
  await page.getByLabel("Prix en dollars américains").fill("0,1");
  await page.getByRole("button", { name: "Enregistrer le prix" }).click();
  await expect(page.getByLabel("Prix en dollars américains")).toHaveAccessibleDescription(/0,005/);
  await page.getByLabel("Prix en dollars américains").fill("0,07");
  await page.getByRole("button", { name: "Enregistrer le prix" }).click();
  await expect(prices.getByRole("listitem").filter({ hasText: "Luxembourg" })).toContainText(/0,07/);
  await expectAccessible(page);
  await page.screenshot({ path: test.info().outputPath("prix-de-2018.png"), fullPage: true });

  await expect(async () => {
    await page.goto(report);
    await expect(page.getByText(/^1 réponse est venue plus de 24 heures/)).toContainText(
      `Le retard a coûté ${written}`,
      { timeout: 1000 },
    );
  }).toPass({ timeout: 30_000 });
  await expect(page.getByText(/^1 réponse est venue/)).toContainText(/Avant \(.+\), aucune réponse n’était/);
  const late = page.getByRole("table", { name: "Réponses tardives" });
  await expect(late.getByRole("row", { name: /^Luxembourg/ })).toContainText(written);
  const rule = page.getByRole("table", { name: /^Ce que cette période aurait coûté/ });
  await expect(rule.getByRole("row", { name: /^Luxembourg/ })).toContainText("0,07");
  await expectAccessible(page);
  await page.screenshot({ path: test.info().outputPath("reponses-tardives.png"), fullPage: true });

  // From a figure down to its answer, whose conversation finance does not open.
  await late
    .getByRole("row", { name: /^Luxembourg/ })
    .getByRole("button", { name: "1" })
    .click();
  const answers = page.getByRole("dialog", { name: "Réponses tardives, une à une" });
  await expect(answers.getByRole("listitem")).toHaveCount(1);
  await expect(answers.getByRole("listitem")).toContainText("Claire Weber");
  await expect(answers.getByRole("link", { name: "Claire Weber" })).toHaveCount(0);
  await expectAccessible(page);
  await page.goBack();
  await expect(answers).toBeHidden();

  await page.getByRole("button", { name: "Exporter" }).first().click();
  const link = page.getByRole("menuitem", { name: /Excel/ });
  const workbook = await page.request.get((await link.getAttribute("href")) ?? "");
  const [sheet] = await readXlsx(await workbook.body());
  const [, total] = sheet!.data;
  expect(total!.slice(0, 3)).toEqual(["Total", 1, Number(amount)]);
  await page.keyboard.press("Escape");

  // Kept under a name, and found again as it was asked.
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  const naming = page.getByRole("dialog", { name: "Enregistrer ce rapport" });
  await naming.getByLabel("Nom", { exact: true }).fill("Retards au Luxembourg");
  await expectAccessible(page);
  await naming.getByRole("button", { name: "Enregistrer le rapport" }).click();
  await expect(naming).toBeHidden();
  await page.goto("/analytics");
  const kept = page.getByRole("listitem").filter({ hasText: "Retards au Luxembourg" });
  await expect(kept).toContainText("Réponses tardives");
  await kept.getByRole("link", { name: "Retards au Luxembourg" }).click();
  await expect(page).toHaveURL(/\/analytics\/late-answers\?.*country=LU/);
  await expect(page.getByText(/^1 réponse est venue plus de 24 heures/)).toBeVisible();
  await context.close();
});

test("an owner finds what a message costs, how her account is billed, and what was priced again", async ({
  page,
  context,
}) => {
  await signIn(context, "owner");
  await page.goto("/settings/rates");
  await page.getByLabel("To this number or country code").fill("+1 809 555 0123");
  await page.getByRole("button", { name: "Look up" }).click();
  await expect(
    page.getByText(/to Dominican Republic, priced in the market Rest of Latin America/),
  ).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: /^USD, from .*version/ }).click();
  await page.getByLabel("Find a market").fill("spain");
  await expect(page.getByRole("row", { name: /^Spain/ })).toBeVisible();
  await expectAccessible(page);

  await page.goto("/settings/rates/accounts");
  await page.getByRole("button", { name: "Ask Meta" }).first().click();
  await expect(page.getByText(/^Said by Meta on/).first()).toBeVisible();
  await expect(page.getByText("Europe/Brussels").first()).toBeVisible();
  await expectAccessible(page);

  await page.goto("/settings/rates/runs");
  await expect(page.getByRole("heading", { name: "Categories corrected by Meta" })).toBeVisible();
  await expectAccessible(page);
});
