import readXlsx from "read-excel-file/node";
import { newCustomer } from "../support/customer";
import { expect, expectAccessible, openConversation, signIn, test } from "../support/test";

// Nobody else's customers are from Ireland, so these figures are this journey's alone.
const report = "/analytics/billed-messages?period=last7&country=IE";
const day = 24 * 3600;

test("une lectrice des finances voit ce qui a été facturé, et pourquoi le reste était gratuit", async ({
  agent,
  browser,
  complaints,
}) => {
  const [aoife, niamh] = await Promise.all(
    ["Aoife Byrne", "Niamh Doyle"].map((name) => newCustomer(name, { country: "IE" })),
  );
  await aoife!.writes("Are you open on Sunday?");
  await openConversation(agent, aoife!);
  await agent.getByLabel("Reply").fill("We are, until one.");
  await agent.getByRole("button", { name: /^Send/ }).click();
  await aoife!.receives("We are, until one.");

  // Niamh's window has closed, so she gets a template, for its price.
  await niamh!.writes("Is my cake ready?", { ageSeconds: day + 3600 });
  await openConversation(agent, niamh!);
  await agent.getByRole("combobox", { name: "Template" }).click();
  await agent.getByRole("option", { name: "order ready · Dutch" }).click();
  for (const [slot, value] of [
    ["1", "Niamh"],
    ["2", "2043"],
    ["3", "16 u."],
  ] as const) {
    await agent.getByLabel(`Text: ${slot}`).fill(value);
  }
  const send = agent.getByRole("button", { name: /^Send · / });
  const [, amount = ""] = /([\d.]+)\s*$/.exec((await send.textContent()) ?? "") ?? [];
  await send.click();
  await niamh!.receives("Dag Niamh, uw bestelling 2043 staat klaar. U kunt ze vandaag vanaf 16 u. ophalen.");

  const context = await browser.newContext({ locale: "fr-FR", viewport: { width: 1440, height: 900 } });
  await signIn(context, "finance");
  const page = await context.newPage();
  complaints.listenTo(page);
  await expect(async () => {
    await page.goto(report);
    await expect(page.getByText(/^2 messages ont été remis\./)).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 30_000 });

  const written = amount.replace(".", ",");
  await expect(page.getByText(/^2 messages ont été remis\./)).toContainText(
    new RegExp(`1 a été facturé, pour ${written}\\s\\$.*\\. 1 était gratuit\\.`),
  );
  const why = page.getByRole("heading", { name: "Facturé ou gratuit, et pourquoi" }).locator("..");
  await expect(why.getByRole("listitem")).toHaveText([
    /^Facturé selon la grille tarifaire1 50\s%$/,
    /^Gratuit, parmi les 1\s000 du mois1 50\s%$/,
  ]);

  // What the chart shows is in the table, in messages and in money.
  const table = page.getByRole("table", { name: "Messages facturés" });
  await expect(table.getByRole("row", { name: /^Total/ })).toContainText(written);
  await page.getByRole("radio", { name: "Coût" }).click();
  await expect(page).toHaveURL(/show=cost/);
  await expect(page.getByRole("heading", { name: "Coût par jour" })).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: test.info().outputPath("messages-factures.png"), fullPage: true });

  // Finance sees which messages, but never opens what customers wrote.
  await why.getByRole("button", { name: "1" }).first().click();
  const behind = page.getByRole("dialog", { name: "Les messages derrière ce chiffre" });
  await expect(behind.getByRole("listitem")).toHaveCount(1);
  await expect(behind.getByRole("listitem")).toContainText("Niamh Doyle");
  await expect(behind.getByRole("listitem")).toContainText(written);
  await expect(behind.getByRole("link", { name: "Niamh Doyle" })).toHaveCount(0);
  await page.goBack();
  await expect(behind).toBeHidden();

  // Two customers began a conversation; where messages went is in the list beside the map.
  const perConversation = page.getByText("Coût par conversation", { exact: true }).first().locator("..");
  await expect(perConversation).toContainText("2 commencées par des clients");
  await perConversation.getByRole("button").click();
  const begun = page.getByRole("dialog", { name: "Les conversations derrière ce chiffre" });
  await expect(begun.getByRole("listitem")).toHaveText([/^Aoife Byrne/, /^Niamh Doyle/]);
  await expectAccessible(page);
  await page.goBack();
  await expect(begun).toBeHidden();
  const places = page.getByRole("list", { name: "Où sont allés les messages" });
  await expect(places.getByRole("listitem")).toHaveText([/^Irlande2/]);
  const forms = page.getByRole("list", { name: "Les modèles les plus utilisés" });
  await expect(forms.getByRole("listitem")).toHaveCount(2);

  // Another currency is shown to who asks for it, by the rate that she entered herself.
  await page.goto("/settings/exchange-rates");
  const keep = page.getByRole("button", { name: "Enregistrer le taux" });
  await expect(async () => {
    await keep.click();
    await expect(page.getByText("Écrivez un nombre supérieur à zéro")).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 30_000 });
  await page.getByLabel("Jour").fill(new Date(Date.now() - day * 1000).toISOString().slice(0, 10));
  await page.getByLabel("Un", { exact: true }).fill("usd");
  await page.getByLabel("Vaut tant de").fill("eur");
  await page.getByLabel("Taux", { exact: true }).fill("0.5");
  await keep.click();
  await expect(page.getByRole("row", { name: /1 USD = 0\.5 EUR/ })).toBeVisible();
  await expectAccessible(page);
  await page.goto(report);
  await page.getByRole("button", { name: /^Afficher l’ensemble en/ }).click();
  await page.getByRole("menuitemradio", { name: "EUR" }).click();
  await expect(page).toHaveURL(/in=EUR/);
  await expect(page.getByText(/^En tout /)).toContainText("1 USD = 0,5 EUR (saisi à la main");
  await page.screenshot({ path: test.info().outputPath("messages-en-euros.png"), fullPage: true });

  // The workbook has what the screen has.
  await page.getByRole("button", { name: "Exporter" }).click();
  const link = page.getByRole("menuitem", { name: /Excel/ });
  const file = await page.request.get((await link.getAttribute("href")) ?? "");
  const [sheet] = await readXlsx(await file.body());
  const [, total] = sheet!.data;
  expect(total!.slice(0, 4)).toEqual(["Total", null, 2, 1]);
  expect(total).toContain(Number(amount));
  await context.close();
});
