import type { Page } from "@playwright/test";
import { bubble, expect, openConversation, test } from "../support/test";

const header = (page: Page) =>
  page.locator("header").filter({ has: page.getByRole("heading", { level: 2 }) });

test("two agents take a customer at once: one has her, the other is told and takes over", async ({
  agent: ana,
  colleague: beto,
  customer,
  mayComplain,
}) => {
  mayComplain(/status of 409/);
  await customer.writes("Is er iemand?");
  await Promise.all([openConversation(ana, customer), openConversation(beto, customer)]);
  const take = (page: Page) => page.getByRole("button", { name: "Take it" });
  await Promise.all([expect(take(ana)).toBeVisible(), expect(take(beto)).toBeVisible()]);
  await Promise.all([take(ana).click(), take(beto).click()]);

  const told = /^(Ana Ruiz|Beto Campos) took this conversation first\.$/;
  const anaLost = ana.getByText(told);
  const betoLost = beto.getByText(told);
  await expect
    .poll(async () => (await anaLost.count()) + (await betoLost.count()), { message: "one of them is told" })
    .toBe(1);
  const anaHasHer = (await betoLost.count()) === 1;
  const [winner, loser] = anaHasHer ? [ana, beto] : [beto, ana];
  const [winnerName, loserName] = anaHasHer ? ["Ana Ruiz", "Beto Campos"] : ["Beto Campos", "Ana Ruiz"];
  await expect(header(winner).getByText("Yours")).toBeVisible();
  await expect(header(loser).getByText(`${winnerName} has it`)).toBeVisible();

  // Who does not have her cannot answer by mistake; what was written waits for a second try.
  await loser.getByLabel("Reply").fill("Ja, zegt u maar.");
  await loser.getByLabel("Reply").press("Enter");
  await expect(loser.getByRole("alert").getByText(`${winnerName} has this conversation.`)).toBeVisible();
  await loser.getByRole("button", { name: "Take over" }).click();
  await expect(header(winner).getByText(`${loserName} has it`)).toBeVisible();
  await loser.getByRole("button", { name: "Send again" }).click();
  await customer.receives("Ja, zegt u maar.");
  await expect(bubble(winner, "Ja, zegt u maar.")).toContainText(loserName);
});

test("a conversation that was closed comes back to everybody when the customer writes again", async ({
  agent,
  colleague,
  customer,
}) => {
  await customer.writes("Merci, c’est tout.");
  await openConversation(agent, customer);
  await agent.getByRole("button", { name: "Take it" }).click();
  await agent.getByRole("button", { name: "Close", exact: true }).click();
  await expect(agent.getByText(`Conversation with ${customer.name} closed`)).toBeVisible();
  await expect(agent.getByText(/You closed the conversation/)).toBeVisible();

  await colleague.goto("/inbox?view=unassigned");
  const row = colleague.getByRole("link", { name: customer.name });
  await expect(colleague.getByRole("link", { name: "Unassigned" })).toBeVisible();
  await expect(row).toHaveCount(0);

  await customer.writes("Encore une question…");
  await expect(row).toContainText("Encore une question…");
  await expect(agent.getByText(/The conversation was reopened/)).toBeVisible();
});

test("closing can be undone", async ({ agent, customer }) => {
  await customer.writes("Un instant");
  await openConversation(agent, customer);
  await agent.getByRole("button", { name: "Close", exact: true }).click();
  await agent.getByRole("button", { name: "Undo" }).click();
  await expect(agent.getByRole("button", { name: "Close", exact: true })).toBeVisible();
  await expect(agent.getByRole("link", { name: customer.name })).toBeVisible();
});
