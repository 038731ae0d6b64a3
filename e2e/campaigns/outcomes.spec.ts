import { newCustomer, toldToMeta } from "../support/customer";
import { expect, expectAccessible, openConversation, signIn, test } from "../support/test";
import { letMetaBeTold } from "./marketer";

test("an agent marks an order from an ad, corrects it, and Meta hears of it once an owner allows it", async ({
  agent,
  browser,
  baseURL,
}) => {
  const owners = await browser.newContext({ baseURL });
  await signIn(owners, "owner");
  const owner = await owners.newPage();
  await letMetaBeTold(owner);
  await expectAccessible(owner);

  const clickId = `Aff-${Math.random().toString(36).slice(2)}`;
  const lies = await newCustomer("Lies Peeters");
  await lies.sends({
    type: "text",
    text: "Is het brood nog warm?",
    referral: { ctwa_clid: clickId, headline: "Warm brood om acht uur" },
  });
  await openConversation(agent, lies);
  const thread = agent.getByRole("log");
  await expect(thread.getByText("Warm brood om acht uur")).toBeVisible();
  await expect(thread.getByRole("img", { name: "Picture of the ad" })).toBeVisible();

  await agent.keyboard.press("m");
  await agent.keyboard.press("o");
  const dialog = agent.getByRole("dialog", { name: "An order" });
  await dialog.getByLabel("Amount").fill("0");
  await dialog.getByRole("button", { name: "Mark the order" }).click();
  await expect(dialog.getByText("Enter an amount above zero")).toBeVisible();
  await dialog.getByLabel("Amount").fill("80,50");
  await dialog.getByLabel("Currency").selectOption("EUR");
  await dialog.getByLabel("Order reference").fill(clickId);
  await dialog.getByRole("button", { name: "Mark the order" }).click();
  await expect(dialog).toBeHidden();

  const pane = agent.getByRole("complementary", { name: "About this customer" });
  await expect(pane.getByText("€ 80.50").first()).toBeVisible();
  await pane.getByRole("button", { name: "Correct" }).click();
  const correction = agent.getByRole("dialog", { name: "Correct the order" });
  await correction.getByLabel("Amount").fill("95");
  await correction.getByRole("button", { name: "Save the correction" }).click();
  await expect(pane.getByText("€ 95.00").first()).toBeVisible();

  await expect(pane.getByText("Meta knows")).toBeVisible({ timeout: 40_000 });
  const told = (await toldToMeta()).filter((event) => event.told.user_data.ctwa_clid === clickId);
  expect(told).toMatchObject([
    { times: 1, told: { event_name: "Purchase", custom_data: { currency: "EUR", value: 95 } } },
  ]);
  await owners.close();
});

test("a lead that was marked by a slip of the hand is taken back before Meta hears of it", async ({
  agent,
  customer,
}) => {
  await customer.writes("Bezorgt u ook?", { referral: true });
  await openConversation(agent, customer);
  await agent.getByRole("button", { name: "Mark", exact: true }).click();
  await agent.getByRole("menuitem", { name: /Mark as a lead/ }).click();
  await agent.getByRole("button", { name: "Undo" }).click();
  const pane = agent.getByRole("complementary", { name: "About this customer" });
  await expect(pane.getByText("withdrawn", { exact: true })).toBeVisible();
});
