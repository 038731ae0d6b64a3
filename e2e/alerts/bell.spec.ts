import { atMeta } from "../support/customer";
import { stack } from "../support/stack";
import { expect, expectAccessible, signIn, test } from "../support/test";

test("the bell rings while the owner works, leads to where she can act, and falls silent when it is mended", async ({
  page,
  context,
}) => {
  await signIn(context, "owner");
  const known = page.waitForResponse(/alerts\.list/);
  await page.goto("/inbox");
  const bell = page.getByRole("button", { name: /^Alerts/ });
  await known;

  const number = { id: stack().phoneNumberId };
  await atMeta("number", { ...number, nameStatus: "DECLINED" });
  await expect(page.getByRole("button", { name: /^Alerts, \d+ unread/ })).toBeVisible({ timeout: 20_000 });
  await expect(
    page.getByRole("status").filter({ hasText: /New alert: .* needs your attention/ }),
  ).toBeAttached();

  await bell.focus();
  await page.keyboard.press("Enter");
  const list = page.getByRole("dialog", { name: "Alerts" });
  const flagged = list.getByRole("listitem").filter({ hasText: "needs your attention" }).first();
  await expect(flagged).toBeVisible();
  await expectAccessible(page);
  await flagged.getByRole("button", { name: /^Mark as read/ }).click();
  await expect(flagged.getByRole("button", { name: /^Mark as read/ })).toHaveCount(0);
  await expect(flagged.getByRole("link", { name: /See what is wrong/ })).toHaveAttribute(
    "href",
    "/settings/channels",
  );

  await atMeta("number", { ...number, nameStatus: "APPROVED" });
  await expect(flagged).toContainText("Solved", { timeout: 20_000 });
  await page.keyboard.press("Escape");
  await expect(list).toHaveCount(0);
  await expect(bell).toBeFocused();
});

test("on a phone the alerts come on a sheet", async ({ page, context }) => {
  await signIn(context, "owner");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/inbox");
  await page.getByRole("button", { name: /^Alerts/ }).click();
  await expect(page.getByRole("dialog", { name: "Alerts" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Choose what you hear of" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Alerts" })).toBeVisible();
});

test("an agent chooses how she hears of what concerns her, and it is kept", async ({ agent }) => {
  await agent.goto("/settings/alerts");
  await expect(agent.getByRole("heading", { level: 1, name: "Alerts" })).toBeVisible();
  const kinds = agent.getByRole("list", { name: "Kinds of alerts" });
  await expect(kinds.getByRole("listitem")).toHaveCount(2);
  const closing = kinds.getByRole("listitem").filter({ hasText: "Window about to close unanswered" });
  const saved = agent.waitForResponse(/alerts\.savePreference/);
  await closing.getByRole("combobox").click();
  await agent.getByRole("option", { name: "Once a day" }).click();
  await saved;
  await expectAccessible(agent);
  await agent.reload();
  await expect(closing.getByRole("combobox")).toHaveText("Once a day");
});
