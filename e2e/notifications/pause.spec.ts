import { expect, expectAccessible, signIn, test } from "../support/test";
import { beginBroadcast, button, chooseTemplate, uploadList } from "./broadcast-form";

test("a marketer holds a large broadcast back, lets it go on, and cancels the rest", async ({
  page,
  context,
}) => {
  await signIn(context, "marketer");
  const name = `Order ready ${Math.random().toString(36).slice(2, 6)}`;
  const people = Array.from({ length: 1500 }, (_, at) => [`+3247${2_000_000 + at}`, String(at)]);
  await beginBroadcast(page, name);
  await chooseTemplate(page, "order ready · English");
  await uploadList(page, [["Phone", "Order"], ...people]);
  await button(page, "Use this list of 1,500 people").click();
  await page.getByLabel("What did these people agree to?").fill("They ordered and asked to be told");
  for (const [gap, word] of [
    ["1", "customer"],
    ["3", "four"],
  ] as const) {
    await page
      .getByRole("group", { name: `Gap ${gap} in the text` })
      .getByLabel("Words")
      .fill(word);
  }
  const order = page.getByRole("group", { name: "Gap 2 in the text" });
  await order.getByRole("combobox", { name: "Filled by" }).click();
  await page.getByRole("option", { name: "Column “Order”" }).click();
  await order.getByLabel("For those who have none").fill("your order");
  await button(page, "Send to 1,500 people").click();
  await page.getByRole("dialog").getByRole("button", { name: "Send to 1,500 people" }).click();

  await button(page, "Pause").click();
  await expect(button(page, "Resume")).toBeVisible();
  await expect(page.getByText("Somebody here paused it.")).toBeVisible();
  await expectAccessible(page);
  await button(page, "Resume").click();
  await expect(button(page, "Pause")).toBeVisible();
  await button(page, "Cancel the broadcast").click();
  const dialog = page.getByRole("dialog", { name: `Cancel ${name}?` });
  await dialog.getByRole("button", { name: "Cancel the broadcast" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Cancelled");
  await expect(button(page, "Resume")).toBeHidden();
});
