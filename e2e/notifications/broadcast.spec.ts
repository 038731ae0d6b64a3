import { newCustomer } from "../support/customer";
import { bubble, expect, expectAccessible, openConversation, signIn, test } from "../support/test";
import { beginBroadcast, button, chooseTemplate, uploadHeader, uploadList } from "./broadcast-form";

const menuFor = (name: string) =>
  `${name}, the autumn menu is here: pumpkin bread, pear tart and chestnut buns.`;

test("a marketer sends an offer to a list, sees before what it costs and who is left out, and after what came of it", async ({
  page,
  context,
  colleague,
}) => {
  const sign = Math.random().toString(36).slice(2, 6);
  const name = `Autumn menu ${sign}`;
  const [lea, tom, mia, own] = await Promise.all(
    [`Léa ${sign}`, `Tom ${sign}`, `Mia ${sign}`, `Noor ${sign}`].map((one) => newCustomer(one)),
  );
  await mia!.writes("Please no more offers");
  await openConversation(colleague, mia!);
  await mia!.stopsOffers();
  await signIn(context, "marketer");

  await test.step("she writes it: number, template, picture, and a list of five", async () => {
    await beginBroadcast(page, name);
    await chooseTemplate(page, "autumn menu · English");
    await uploadHeader(page);
    const list = await uploadList(page, [
      ["First name", "Mobile"],
      ["Léa", `+${lea!.waId}`],
      ["", `+${tom!.waId}`],
      ["Mia", `+${mia!.waId}`],
      ["Somebody", "12"],
      ["Léa again", `+${lea!.waId}`],
    ]);
    await expect(page.getByText("2 lines are left out:")).toBeVisible();
    await expect(page.getByRole("listitem").filter({ hasText: "Line 5" })).toContainText("12");
    await expectAccessible(page);
    await button(page, "Use this list of 3 people").click();
    await expect(list.getByText("3 people in regulars.csv")).toBeVisible();
  });

  await test.step("what is missing is said beside its field", async () => {
    await button(page, /^Show where/).click();
    await expect(page.getByLabel("What did these people agree to?")).toHaveAccessibleDescription(
      /Say what these people agreed to\./,
    );
    await page.getByLabel("What did these people agree to?").fill("Ticked “News” on the order form in May");
    await page.getByRole("combobox", { name: "Filled by" }).click();
    await page.getByRole("option", { name: "Column “First name”" }).click();
    await page.getByLabel("For those who have none").fill("Dear customer");
  });

  await test.step("she sees who gets it, who does not, and what it costs, and what each really gets", async () => {
    await expect(page.getByText("2 people get it.")).toBeVisible();
    await expect(page.getByText("1 person is left out: They stopped offers from you.")).toBeVisible();
    await expect(page.getByRole("table", { name: "Cost by country" })).toContainText("2");
    const preview = page.getByRole("complementary", { name: "What people get" });
    await expect(preview).toContainText(menuFor("Léa"));
    await preview.getByRole("button", { name: "The next person" }).click();
    await expect(preview).toContainText(menuFor("Dear customer"));
    await expectAccessible(page);
  });

  await test.step("she tries it on her own phone", async () => {
    await button(page, "Send a test").click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Your WhatsApp number").fill(`+${own!.waId}`);
    await expectAccessible(page);
    await dialog.getByRole("button", { name: /^Send/ }).click();
    await own!.receives(menuFor("Léa"));
  });

  await test.step("she sends it, by keyboard", async () => {
    await button(page, "Send to 2 people").press("Enter");
    const dialog = page.getByRole("dialog", { name: `Send ${name}?` });
    await expect(dialog).toContainText("2 people get it, for $");
    await dialog.getByRole("button", { name: "Send to 2 people" }).press("Enter");
    await lea!.receives(menuFor("Léa"));
    await tom!.receives(menuFor("Dear customer"));
    expect((await mia!.shows()).filter(({ from }) => from === "business")).toEqual([]);
  });

  await test.step("one reads it, one answers, and the results show it", async () => {
    await lea!.opensTheChat();
    await tom!.writes("Do you keep two chestnut buns for me?");
    await expect(page.getByText("2 of 2 sent")).toBeVisible();
    const results = page.getByRole("region", { name: "Results" });
    await expect(results.getByRole("definition").nth(0)).toContainText("2", { timeout: 30_000 });
    await expect(results.getByRole("definition").nth(2)).toContainText("1", { timeout: 30_000 });
    const people = page.getByRole("list", { name: "Everybody it was meant for" });
    await expect(people.getByRole("listitem").filter({ hasText: "They stopped offers" })).toHaveCount(1);
    await expectAccessible(page);
    await page.getByRole("link", { name: "All broadcasts" }).click();
    await expect(page.getByRole("row", { name: new RegExp(name) })).toContainText("Sent");
    await expectAccessible(page);
  });

  await test.step("in the chat its message says which broadcast it is from", async () => {
    await openConversation(colleague, tom!);
    await expect(bubble(colleague, "chestnut buns.")).toContainText(name);
  });
});
