import { desk } from "../support/customer";
import { layLine } from "../support/line";
import { bubble, expect, openConversation, test } from "../support/test";

test("Meta's reason stands beside a message that was not delivered, and it can be sent again", async ({
  agent,
  customer,
}) => {
  await customer.writes("Kunt u mij terugschrijven?");
  await openConversation(agent, customer);
  await desk({ failNext: { count: 1, code: 131026 } });
  await agent.getByLabel("Reply").fill("Zeker!");
  await agent.getByLabel("Reply").press("Enter");

  const failed = agent.getByRole("article").filter({ hasText: "WhatsApp could not deliver this." });
  await expect(failed.getByRole("img", { name: "not delivered" })).toBeVisible();
  await failed.getByRole("button", { name: "Send again" }).click();

  await expect(failed.getByText("Sent again below")).toBeVisible();
  await expect(bubble(agent, "Zeker!").getByRole("img", { name: "delivered", exact: true })).toBeVisible();
  await customer.receives("Zeker!");
});

test("a refusal that Meta answers at once is told in the same way", async ({ agent, customer }) => {
  await customer.writes("Hallo?");
  await openConversation(agent, customer);
  await desk({ failNext: { count: 1, code: 131031 } });
  await agent.getByLabel("Reply").fill("Goedemorgen");
  await agent.getByLabel("Reply").press("Enter");
  await expect(agent.getByText("Meta restricted your account.")).toBeVisible();
});

test("a customer who blocks us is not reached, and nobody waits for her", async ({ agent, customer }) => {
  await customer.writes("Schrijf mij niet meer");
  await openConversation(agent, customer);
  await customer.blocksUs();
  await agent.getByLabel("Reply").fill("Dat begrijpen we.");
  await agent.getByLabel("Reply").press("Enter");
  const answer = bubble(agent, "Dat begrijpen we.");
  await expect(answer.getByRole("img", { name: "not delivered" })).toBeVisible();
  await expect(answer).toContainText("WhatsApp could not deliver this.");
});

test("trouble of Meta's that passes is waited out, and the answer leaves once", async ({
  agent,
  customer,
}) => {
  await customer.writes("Bent u er nog?");
  await openConversation(agent, customer);
  await desk({ failNext: { count: 1, code: 131016 } });
  await agent.getByLabel("Reply").fill("Ja hoor.");
  await agent.getByLabel("Reply").press("Enter");
  await expect(bubble(agent, "Ja hoor.").getByRole("img", { name: "delivered", exact: true })).toBeVisible({
    timeout: 30_000,
  });
  expect((await customer.shows()).filter(({ text }) => text === "Ja hoor.")).toHaveLength(1);
});

test("when the line is cut nothing is lost, and what was written meanwhile leaves once", async ({
  agent,
  baseURL,
  customer,
  mayComplain,
}) => {
  mayComplain(/ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE/);
  const line = await layLine(baseURL!);
  await customer.writes("Ben je daar?");
  await agent.goto(`${line.url}/inbox`);
  await openConversation(agent, customer);

  await line.cut();
  await expect(agent.getByText("Reconnecting…")).toBeVisible();
  await agent.getByLabel("Reply").fill("Ja, even geduld.");
  await agent.getByLabel("Reply").press("Enter");
  const answers = agent.getByRole("article").filter({ hasText: "Ja, even geduld." });
  await expect(answers.getByText("No connection to Guichet.")).toBeVisible();
  await customer.writes("Ik wacht.");

  await line.mend();
  await expect(bubble(agent, "Ik wacht.")).toBeVisible({ timeout: 20_000 });
  await expect(agent.getByText("Reconnecting…")).toBeHidden();
  await answers.getByRole("button", { name: "Send again" }).click();
  await customer.receives("Ja, even geduld.");
  await expect(answers.getByRole("img", { name: "delivered", exact: true })).toBeVisible();
  await expect(answers).toHaveCount(1);
  expect((await customer.shows()).filter(({ text }) => text === "Ja, even geduld.")).toHaveLength(1);
  await agent.close();
  await line.cut();
});
