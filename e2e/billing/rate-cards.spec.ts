import { expect, expectAccessible, signIn, test } from "../support/test";

const list = (utility: string) =>
  [
    "WhatsApp Business Platform pricing",
    "",
    "Market,Currency,Marketing,Utility,Authentication,Authentication-International,Service",
    `Spain,$US,0.0707,${utility},0.02,n/a,0.02`,
  ].join("\r\n");

const file = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

test.use({ locale: "fr-FR" });

test("a finance reader imports a price list in French, after seeing what it changes", async ({
  page,
  context,
}) => {
  await signIn(context, "finance");
  await page.goto("/settings/rates");
  await expect(page.getByRole("heading", { level: 1, name: "Grilles tarifaires" })).toBeVisible();
  await expect(page.getByText("USD, à partir du 1 oct. 2026")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Importer une grille" }).click();
  await page.getByLabel("Fichier de Meta").setInputFiles(file("janvier.csv", list("-0.03")));
  await page.getByLabel("En vigueur à partir du mois").fill("2027-01");
  await page.getByRole("button", { name: "Voir ce qui change" }).click();
  await expect(page.getByRole("alert")).toContainText("Ligne 4, Utility : « -0.03 »");

  await page.getByLabel("Fichier de Meta").setInputFiles(file("janvier.csv", list("0.03")));
  await page.getByRole("button", { name: "Voir ce qui change" }).click();
  await expect(page.getByRole("row", { name: /Spain Utilitaire/ })).toContainText("0,03");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Importer comme nouvelle version" }).click();

  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByRole("listitem").filter({ hasText: "janvier.csv" })).toContainText("La vôtre");
});

test("an agent has no price lists to look at", async ({ agent: page }) => {
  await page.goto("/settings/rates");
  await expect(page).toHaveURL(/\/settings$/);
});
