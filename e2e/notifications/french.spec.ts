import { newCustomer } from "../support/customer";
import { expect, expectAccessible, signIn, test } from "../support/test";

test("en français, on programme un envoi pour demain et on l’annule @phone", async ({
  page,
  context,
  baseURL,
}) => {
  await context.addCookies([{ name: "guichet_locale", value: "fr", url: baseURL! }]);
  await signIn(context, "marketer");
  const sign = Math.random().toString(36).slice(2, 6);
  const [name, lea] = [`Commandes ${sign}`, await newCustomer(`Léa ${sign}`)];
  const button = (label: string | RegExp) => page.getByRole("button", { name: label });

  await page.goto("/notifications");
  const dialog = page.getByRole("dialog");
  await expect(async () => {
    if (!(await dialog.isVisible())) await button("Nouvel envoi").first().click();
    await expect(dialog).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await dialog.getByLabel("Nom de l’envoi").fill(name);
  await dialog.getByRole("button", { name: "Commencer" }).click();
  await page.getByRole("combobox", { name: "Envoyé depuis" }).click();
  await page.getByRole("option", { name: /555 078 3881/ }).click();
  await page.getByRole("combobox", { name: "Modèle" }).click();
  await page.getByRole("option", { name: "continue conversation · français" }).click();
  await page.getByRole("radio", { name: "Votre propre liste" }).click();
  await page
    .getByRole("group", { name: "Liste", exact: true })
    .locator("input[type=file]")
    .setInputFiles({
      name: "clients.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(`Prénom;Portable\nLéa;+${lea.waId}`),
    });
  await expectAccessible(page);
  await button("Utiliser cette liste d’une personne").click();
  await page.getByLabel("À quoi ces personnes ont-elles consenti").fill("Ont demandé une réponse");
  await page.getByRole("combobox", { name: "Rempli par" }).click();
  await page.getByRole("option", { name: "Colonne « Prénom »" }).click();
  await page.getByLabel("Pour ceux qui n’en ont pas").fill("cher client");

  await page.getByRole("radio", { name: "À un moment précis" }).click();
  await button("Programmer pour une personne").click();
  await expect(page.getByText("Choisissez un moment.")).toBeVisible();
  const tomorrow = new Date(Date.now() + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  await page.getByLabel("Moment", { exact: true }).fill(`${tomorrow}T14:30`);
  await expectAccessible(page);
  await button("Programmer pour une personne").click();
  await dialog.getByRole("button", { name: "Programmer pour une personne" }).click();

  await expect(page.getByText(/^L’envoi commence/)).toContainText("14:30");
  await expectAccessible(page);
  await button("Annuler l’envoi").click();
  await dialog.getByRole("button", { name: "Annuler l’envoi" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Annulé");
  expect((await lea.shows()).filter(({ from }) => from === "business")).toEqual([]);
});
