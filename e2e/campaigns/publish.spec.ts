import { expect, expectAccessible, signIn, test } from "../support/test";
import { button, checkAndPublish, connectAdAccount, writeCampaign } from "./marketer";

test("a marketer connects, is told of a field that she forgot, and publishes an ad that opens a chat", async ({
  page,
  context,
}) => {
  await signIn(context, "marketer");
  await connectAdAccount(page);
  await expectAccessible(page);
  const name = `Sourdough ${Date.now().toString(36)}`;

  await test.step("she writes the campaign, step by step", () => writeCampaign(page, { name }));

  await test.step("the headline is missing: she is led to its field", async () => {
    await button(page, "Write a headline.").click();
    await expect(page.getByLabel("Headline")).toHaveAttribute("aria-invalid", "true");
    await page.getByLabel("Headline").fill("Ask what is warm");
    await expectAccessible(page);
    await button(page, /^\d Check and publish/).click();
  });

  await test.step("Meta checks it, and it is published once", () => checkAndPublish(page, name));

  await test.step("she opens its tree, and pauses and resumes it", async () => {
    await button(page, name).click();
    await expect(page.getByRole("list", { name: `Ad sets and ads of ${name}` })).toContainText(
      "Ask what is warm",
    );
    const row = page.getByRole("listitem").filter({ has: button(page, name) });
    await row
      .getByRole("button", { name: `Pause ${name}` })
      .first()
      .click();
    await row
      .getByRole("button", { name: `Resume ${name}` })
      .first()
      .click();
    await expect(row.getByRole("button", { name: `Pause ${name}` }).first()).toBeVisible();
  });
});
