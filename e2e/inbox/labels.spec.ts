import type { Page } from "@playwright/test";
import { expect, expectAccessible, openConversation, signIn, test } from "../support/test";

/** Presses a button until its dialog is there: a page that was only just drawn may not listen yet. */
async function openDialog(page: Page, button: string) {
  const dialog = page.getByRole("dialog");
  await expect(async () => {
    if (!(await dialog.isVisible())) await page.getByRole("button", { name: button }).click();
    await expect(dialog).toBeVisible({ timeout: 2_000 });
  }).toPass();
  return dialog;
}

const word = () => Math.random().toString(36).slice(2, 8);

test("an owner makes a team and a label, an agent sorts a conversation by them, and her colleague finds it", async ({
  browser,
  agent,
  colleague,
  customer,
}) => {
  const [team, label] = [`Repairs ${word()}`, `Urgent ${word()}`];
  const office = await browser.newContext();
  await signIn(office, "owner");
  const owner = await office.newPage();

  await owner.goto("/settings/teams");
  const teamForm = await openDialog(owner, "New team");
  await teamForm.getByRole("button", { name: "Make the team" }).click();
  await expect(teamForm.getByRole("alert")).toHaveText("Give the team a name.");
  await teamForm.getByLabel("Name", { exact: true }).fill(team);
  await teamForm.getByRole("checkbox", { name: "Beto Campos" }).check();
  await expectAccessible(owner);
  await teamForm.getByRole("button", { name: "Make the team" }).click();
  const teamRow = owner.getByRole("main").getByRole("listitem").filter({ hasText: team });
  await expect(teamRow).toContainText("Beto Campos");
  await expectAccessible(owner);

  await owner.goto("/settings/labels");
  const labelForm = await openDialog(owner, "New label");
  await labelForm.getByLabel("Name", { exact: true }).fill(label);
  await labelForm.getByRole("radio", { name: "Orchid" }).check();
  await labelForm.getByRole("button", { name: "Make the label" }).click();
  const labelRow = owner.getByRole("main").getByRole("listitem").filter({ hasText: label });
  await expect(labelRow).toBeVisible();
  await expectAccessible(owner);

  await customer.writes("Mi horno no calienta");
  await openConversation(agent, customer);
  await agent.getByRole("button", { name: "Labels", exact: true }).press("Enter");
  await agent.getByRole("menuitemcheckbox", { name: label }).press("Space");
  await agent.keyboard.press("Escape");
  const row = agent.getByRole("link", { name: customer.name });
  await expect(row).toContainText(label);
  await agent.getByRole("button", { name: "Hand to a team" }).click();
  await agent.getByRole("menuitemradio", { name: team }).click();
  await expect(agent.getByRole("button", { name: `In the queue of ${team}` })).toBeVisible();
  await expect(agent.getByText(`You handed the conversation to ${team}`)).toBeVisible();
  await expectAccessible(agent);

  await colleague.goto("/inbox");
  await colleague.getByRole("button", { name: "Team and label" }).click();
  await colleague.getByRole("menuitemradio", { name: "My teams" }).click();
  await expect(colleague).toHaveURL(/team=mine/);
  const list = colleague.getByRole("list", { name: "Conversations" });
  await expect(list.getByRole("link", { name: customer.name })).toBeVisible();
  await colleague.getByRole("button", { name: "Team and label" }).click();
  await colleague.getByRole("menuitemradio", { name: label }).click();
  await expect(list.getByRole("link")).toHaveCount(1);
  await expectAccessible(colleague);

  await agent.getByRole("button", { name: `Take off ${label}` }).click();
  await expect(colleague.getByText("Nothing matches these filters")).toBeVisible();
  await colleague.getByRole("button", { name: "Show every label" }).click();
  await expect(list.getByRole("link", { name: customer.name })).toBeVisible();

  for (const [path, made, name] of [
    ["/settings/labels", labelRow, label],
    ["/settings/teams", teamRow, team],
  ] as const) {
    await owner.goto(path);
    await made.getByRole("button", { name: /^Archive/ }).click();
    await owner
      .getByRole("dialog")
      .getByRole("button", { name: /^Archive/ })
      .click();
    await expect(made.getByRole("button", { name: new RegExp(`^Bring back .*${name}$`) })).toBeVisible();
  }
  await office.close();
});
