import { expect, test } from "../support/test";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test("on a phone one goes from the list into a conversation and back", async ({ agent, customer }) => {
  await customer.writes("Vanaf mijn telefoon");
  await agent.goto("/inbox");
  const row = agent.getByRole("link", { name: customer.name });
  const menu = agent.getByRole("navigation", { name: "Main menu" });
  await expect(menu).toBeVisible();

  await row.tap();
  await expect(agent.getByRole("heading", { level: 2, name: customer.name })).toBeVisible();
  await expect(row).toBeHidden();
  await expect(menu).toBeHidden();
  await agent.getByRole("button", { name: "Back to the list" }).tap();
  await expect(row).toBeVisible();

  await row.tap();
  await expect(agent.getByLabel("Reply")).toBeVisible();
  await agent.goBack();
  await expect(row).toBeVisible();
  await expect(menu).toBeVisible();
});

test("the composer stays above the keyboard", async ({ agent, customer }) => {
  await customer.writes("Typen maar");
  await agent.goto("/inbox");
  await agent.getByRole("link", { name: customer.name }).tap();
  const reply = agent.getByLabel("Reply");
  await reply.tap();

  // The keyboard takes the lower part of the screen.
  await agent.setViewportSize({ width: 390, height: 480 });
  for (const part of [
    reply,
    agent.getByRole("button", { name: /^Send/ }),
    agent.getByText("Typen maar").last(),
  ]) {
    await expect(part).toBeInViewport({ ratio: 1 });
  }
  await reply.fill("Ook met dikke duimen");
  await agent.getByRole("button", { name: /^Send/ }).tap();
  await customer.receives("Ook met dikke duimen");
});

test("who the customer is comes on a sheet", async ({ agent, customer }) => {
  await customer.writes("Wie ben ik?");
  await agent.goto("/inbox");
  await agent.getByRole("link", { name: customer.name }).tap();
  await agent.getByRole("button", { name: "About this customer" }).tap();
  const sheet = agent.getByRole("dialog", { name: "About this customer" });
  await expect(sheet).toContainText("Belgium");
  await agent.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
});
