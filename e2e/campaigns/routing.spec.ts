import { newCustomer } from "../support/customer";
import { call, expect, expectAccessible, openConversation, signIn, test } from "../support/test";
import { button, checkAndPublish, connectAdAccount, writeCampaign } from "./marketer";

test("customers of an ad are led to its team, and a rule pauses what costs too much and says why", async ({
  page,
  context,
  browser,
  baseURL,
  agent,
}) => {
  test.setTimeout(300_000);
  const mark = Date.now().toString(36);
  const [name, headline, team, label] = [
    `Rye ${mark}`,
    `Rye since ${mark}`,
    `Ovens ${mark}`,
    `Rye fans ${mark}`,
  ];
  const answer = `Welcome! One of us is with you in a moment (${mark}).`;
  const noor = await newCustomer(`Noor ${mark}`);

  await test.step("an owner makes a team and a label", async () => {
    const owners = await browser.newContext({ baseURL });
    await signIn(owners, "owner");
    const owner = await owners.newPage();
    await owner.goto("/settings/teams");
    expect((await call(owner, "teams.create", { name: team, memberIds: [] })).status).toBe(200);
    expect((await call(owner, "labels.create", { name: label, colour: "ochre" })).status).toBe(200);
    await owners.close();
  });

  await test.step("a marketer says where the customers of her ad go, and publishes it", async () => {
    await signIn(context, "marketer");
    await connectAdAccount(page);
    await writeCampaign(page, { name, headline, routing: { team, label, answer } });
    await checkAndPublish(page, name);
  });

  await test.step("a customer taps it, is greeted at once, and waits in the team's queue with the label", async () => {
    await noor.tapsAd(await noor.seesAd(headline));
    await noor.writes("Is er nog roggebrood?");
    await noor.receives(answer);
    await openConversation(agent, noor);
    await expect(agent.getByText(`In the queue of ${team}`)).toBeVisible();
    await expect(agent.getByRole("link", { name: noor.name })).toContainText(label);
    await expect(agent.getByRole("log")).toContainText(answer);
    await expectAccessible(agent);
  });

  await test.step("a rule finds the chat too dear, pauses the campaign, and tells why", async () => {
    await page.goto("/campaigns/results");
    await button(page, "Ask Meta now").click();
    await expect(page.getByRole("row", { name: new RegExp(name) })).toContainText("€ 0.3", {
      timeout: 60_000,
    });
    await page.goto("/campaigns/rules");
    await button(page, "Add a rule").click();
    await page.getByLabel("For", { exact: true }).selectOption({ label: name });
    await page.getByLabel(/^More than, in/).fill("0.05");
    await page.getByLabel(/^Once spent, in/).fill("0.1");
    await button(page, "Save").click();
    await expect(page.getByRole("list", { name: "Rules" })).toContainText(name);
    await expect(async () => {
      await page.reload();
      await expect(page.getByText(`Paused ${name}`)).toBeVisible({ timeout: 5_000 });
    }).toPass({ timeout: 120_000 });
    await expect(page.getByText(/A conversation cost €\s0\.3\d, more than €\s0\.05/)).toBeVisible();
    await expectAccessible(page);
    await page.goto("/campaigns");
    await expect(button(page, `Resume ${name}`)).toBeVisible();
  });
});
