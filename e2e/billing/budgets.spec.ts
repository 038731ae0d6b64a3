import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { type Stack, startStack } from "@/server/run/stack";
import { throwAwayFolder } from "@/server/run/throw-away-folder";
import { bubble, call, expect, expectAccessible, test } from "../support/test";

const folder = throwAwayFolder("budgets");
let guichet: Stack;

test.describe.configure({ mode: "serial", timeout: 240_000 });

/** A business of its own: a budget that is used up stops the offers of everybody whom it is for. */
test.beforeAll(async () => {
  test.setTimeout(180_000);
  guichet = await startStack({ dataDir: folder.path, postgresSettings: { fsync: "off" } });
});

test.afterAll(async () => {
  await guichet?.stop();
  folder.remove();
});

async function control<T>(path: string, body: unknown): Promise<T> {
  const answer = await fetch(new URL(`/control/${path}`, guichet.sandboxUrl), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return (await answer.json()) as T;
}

/** A browser of somebody who is signed in there. */
async function pageOf(browser: Browser, role: "owner" | "finance" | "agent", options: BrowserContextOptions) {
  const context = await browser.newContext({ ...options, baseURL: guichet.url });
  const user = guichet.users.find((one) => one.role === role);
  const { csrfToken } = await (await context.request.get("/api/auth/csrf")).json();
  const form = { csrfToken, email: user?.email ?? "", password: user?.password ?? "", json: "true" };
  expect((await context.request.post("/api/auth/callback/credentials", { form })).ok()).toBe(true);
  return context.newPage();
}

const picture = {
  name: "automne.png",
  mimeType: "image/png",
  buffer: Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
};

/** Opens the conversation of a customer who wrote two days ago. */
async function openOldOf(page: Page, name: string) {
  const { id } = await control<{ id: string }>("phones", { name, country: "BE" });
  const ageSeconds = 48 * 3600;
  await control(`phones/${id}/messages`, { type: "text", text: "Bonjour !", ageSeconds });
  await page.goto(`/inbox?q=${encodeURIComponent(name)}`);
  await page.getByRole("list", { name: "Conversations" }).getByRole("link", { name }).click();
}

/** Chooses the offer for such a customer, up to the button that would send it. */
async function prepareOffer(page: Page, name: string) {
  await openOldOf(page, name);
  return fillOffer(page, name);
}

async function fillOffer(page: Page, name: string) {
  await page.getByRole("combobox", { name: "Template" }).click();
  await page.getByRole("option", { name: "autumn menu · French" }).click();
  await page.getByLabel("Text: 1").fill(name);
  await page.getByLabel("Photo at the top").setInputFiles(picture);
  await expect(page.getByText("70B")).toBeVisible();
  return page.getByRole("button", { name: /^Send · / });
}

const offerTo = (name: string) => `${name}, la carte d’automne est là`;

test("finance sets a budget in French, offers go out until it is used up, and raising it lets them go again", async ({
  browser,
}) => {
  const finance = await pageOf(browser, "finance", { locale: "fr-FR" });
  const agent = await pageOf(browser, "agent", { locale: "en-GB" });

  await finance.goto("/analytics/budgets");
  await expect(finance.getByRole("heading", { level: 1, name: "Budgets" })).toBeVisible();
  await expect(finance.getByText("Aucun budget pour l’instant")).toBeVisible();
  await expectAccessible(finance);
  await finance.getByRole("button", { name: "Fixer un budget" }).click();
  const dialog = finance.getByRole("dialog", { name: "Fixer un budget" });
  await dialog.getByRole("button", { name: "Enregistrer" }).click();
  const amount = dialog.getByLabel("Montant par mois, en USD");
  await expect(amount).toHaveAccessibleDescription("Un montant supérieur à zéro, comme 250,00.");
  // Two offers to Belgium fit in it, and three do not.
  await amount.fill("0,15");
  await dialog.getByLabel("Prévenir les propriétaires et les finances à (%)").fill("50");
  await dialog.getByRole("switch", { name: /Arrêter les modèles marketing/ }).click();
  await expectAccessible(finance);
  await amount.press("Enter");
  await expect(dialog).toBeHidden();
  const budget = finance.getByRole("region", { name: "Tous les numéros en USD" });
  await expect(budget).toContainText("Les modèles marketing s’arrêtent quand il est épuisé.");
  await expect(budget).toContainText("Rien n’a encore été dépensé : il n’y a rien à prévoir.");

  for (const name of ["Ottoline", "Barnabé"]) {
    await (await prepareOffer(agent, name)).click();
    await expect(bubble(agent, offerTo(name)).getByRole("img", { name: "delivered" })).toBeVisible();
  }
  const third = await prepareOffer(agent, "Zélie");
  await expect(agent.getByRole("status").filter({ hasText: "budget is used up" })).toBeVisible();
  await expect(third).toBeDisabled();
  await expectAccessible(agent);

  const bell = finance.getByRole("button", { name: /^Alertes/ });
  await expect(finance.getByRole("button", { name: /^Alertes, 2 non lues/ })).toBeVisible({
    timeout: 90_000,
  });
  await bell.click();
  const alerts = finance.getByRole("dialog", { name: "Alertes" });
  for (const sentence of [
    "50 % du budget de ce mois de tous les numéros en USD sont dépensés",
    "Les modèles marketing de tous les numéros en USD sont arrêtés",
  ]) {
    await expect(alerts.getByRole("listitem").filter({ hasText: sentence })).toBeVisible();
  }
  await finance.keyboard.press("Escape");

  await finance.goto("/analytics/budgets");
  await expect(budget.getByText(/^7\d % du budget sont dépensés$/)).toBeVisible();
  await expect(budget).toContainText("Il y a trop peu de données pour prévoir la fin du mois.");
  await finance.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(finance);
  await budget.getByRole("button", { name: /^Modifier/ }).click();
  const change = finance.getByRole("dialog", { name: "Budget : Tous les numéros en USD" });
  await expect(change.getByLabel("Montant par mois, en USD")).toHaveValue("0,15");
  await change.getByLabel("Montant par mois, en USD").fill("100");
  await change.getByRole("button", { name: "Enregistrer" }).click();
  await expect(change).toBeHidden();
  await expect(budget.getByText("0 % du budget sont dépensés")).toBeVisible();

  await (await prepareOffer(agent, "Zélie et Denis")).click();
  await expect(bubble(agent, offerTo("Zélie et Denis"))).toBeVisible();

  await finance.getByRole("button", { name: /^Modifier/ }).click();
  await change.getByRole("button", { name: "Supprimer" }).click();
  await finance.getByRole("dialog").getByRole("button", { name: "Supprimer" }).click();
  await expect(finance.getByText("Aucun budget pour l’instant")).toBeVisible();
  await Promise.all([finance.context().close(), agent.context().close()]);
});

test("a team's budget stops its offers in the composer and rings by its name, and those of others go on", async ({
  browser,
}) => {
  const owner = await pageOf(browser, "owner", { locale: "en-GB" });
  const agent = await pageOf(browser, "agent", { locale: "en-GB" });
  await owner.goto("/settings/teams");
  expect(await call(owner, "teams.create", { name: "Autumn sales", memberIds: [] })).toMatchObject({
    status: 200,
  });

  await owner.goto("/analytics/budgets");
  await owner.getByRole("button", { name: "Set a budget" }).click();
  const dialog = owner.getByRole("dialog", { name: "Set a budget" });
  await dialog.getByRole("combobox", { name: "For" }).click();
  await owner.getByRole("option", { name: "Team Autumn sales, in USD" }).click();
  // One offer to Belgium fits in it, and two do not.
  await dialog.getByLabel("Amount a month, in USD").fill("0.10");
  await dialog.getByLabel("Tell owners and finance at (%)").fill("50");
  await dialog.getByRole("switch", { name: /Stop marketing templates/ }).click();
  await expectAccessible(owner);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  const budget = owner.getByRole("region", { name: "Team Autumn sales, in USD" });
  await expect(budget).toContainText("Nothing was spent yet");
  await expectAccessible(owner);

  const handOver = async () => {
    await expect(async () => {
      await agent.getByRole("button", { name: "Hand to a team" }).click();
      await agent.getByRole("menuitemradio", { name: "Autumn sales" }).click({ timeout: 3_000 });
    }).toPass();
    await expect(agent.getByRole("button", { name: "In the queue of Autumn sales" })).toBeVisible();
  };
  await openOldOf(agent, "Fenna");
  await handOver();
  await (await fillOffer(agent, "Fenna")).click();
  await expect(bubble(agent, offerTo("Fenna")).getByRole("img", { name: "delivered" })).toBeVisible();

  await openOldOf(agent, "Joos");
  await handOver();
  const second = await fillOffer(agent, "Joos");
  await expect(agent.getByRole("status").filter({ hasText: "budget of the team is used up" })).toBeVisible();
  await expect(second).toBeDisabled();
  await expectAccessible(agent);

  await (await prepareOffer(agent, "Sander")).click();
  await expect(bubble(agent, offerTo("Sander"))).toBeVisible();

  await owner.reload();
  await expect(budget.getByText(/^[5-9]\d % of the budget is spent$/)).toBeVisible();
  await expect(owner.getByRole("button", { name: /^Alerts, \d+ unread/ })).toBeVisible({ timeout: 90_000 });
  await owner.getByRole("button", { name: /^Alerts/ }).click();
  const alerts = owner.getByRole("dialog", { name: "Alerts" });
  for (const sentence of [
    "50 % of this month’s budget of the team “Autumn sales” is spent",
    "Marketing templates of the team “Autumn sales” are stopped",
  ]) {
    await expect(alerts.getByRole("listitem").filter({ hasText: sentence })).toBeVisible({ timeout: 90_000 });
  }
  await Promise.all([owner.context().close(), agent.context().close()]);
});
