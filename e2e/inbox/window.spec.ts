import { randomUUID } from "node:crypto";
import { bubble, call, expect, openConversation, test } from "../support/test";

const day = 24 * 60 * 60;
const conversationIdOf = (url: string) => new URL(url).searchParams.get("c");

test("the composer changes over to templates at the second the window closes", async ({
  agent,
  customer,
  mayComplain,
}) => {
  mayComplain(/status of 4/);
  await customer.writes("Is mijn taart klaar?", { ageSeconds: day - 12 });
  await openConversation(agent, customer);
  const reply = agent.getByLabel("Reply");
  await reply.fill("Ja, ze staat klaar.");
  await expect(agent.getByRole("button", { name: /^Send/ })).toBeVisible();

  await expect(reply).toBeHidden({ timeout: 15_000 });
  await expect(agent.getByText("The window is closed: only a template")).toBeVisible();
  await expect(agent.getByRole("combobox", { name: "Template" })).toBeVisible();

  // A script that does not look at the clock is told the same.
  const refused = await call(agent, "inbox.reply", {
    conversationId: conversationIdOf(agent.url()),
    clientId: randomUUID(),
    content: { type: "text", body: "Ja, ze staat klaar." },
  });
  expect(refused.status).toBe(400);
  expect(refused.body).toContain("windowClosed");

  // Once the customer writes again the answer can be given, and it is still there.
  await customer.writes("Ik sta voor de deur.");
  await expect(reply).toHaveValue("Ja, ze staat klaar.");
  await reply.press("Enter");
  await customer.receives("Ja, ze staat klaar.");
});

test("outside the window an agent fills in a template and sends it for its price", async ({
  agent,
  customer,
}) => {
  await customer.writes("Mag ik twee broden bestellen?", { ageSeconds: day + 3600 });
  await openConversation(agent, customer);
  await expect(agent.getByLabel("Reply")).toBeHidden();

  await agent.getByRole("combobox", { name: "Template" }).click();
  await agent.getByRole("option", { name: "order ready · Dutch" }).click();
  const send = agent.getByRole("button", { name: /^Send · \$ ?\d/ });
  await send.click();
  const [name, order, hour] = ["1", "2", "3"].map((slot) => agent.getByLabel(`Text: ${slot}`));
  await expect(name!).toHaveAccessibleDescription("Fill this in; the template cannot be sent with a gap.");

  await name!.fill("Carmen");
  await order!.fill("1042");
  await hour!.fill("16 u.");
  const text = "Dag Carmen, uw bestelling 1042 staat klaar. U kunt ze vandaag vanaf 16 u. ophalen.";
  await expect(agent.getByText(text)).toBeVisible();
  const [price = ""] = /\$ ?[\d.]+/.exec((await send.textContent()) ?? "") ?? [];
  await send.click();

  await customer.receives(text);
  await expect(bubble(agent, text)).toContainText(price);
  await expect(bubble(agent, text).getByRole("img", { name: "delivered" })).toBeVisible();
  await expect(agent.getByRole("complementary", { name: "About this customer" })).toContainText(
    `${price} for 1 message`,
  );
});

test("a template with a picture at its top asks for one", async ({ agent, customer }) => {
  await customer.writes("Wat is er nieuw?", { ageSeconds: day + 60 });
  await openConversation(agent, customer);
  await agent.getByRole("combobox", { name: "Template" }).click();
  await agent.getByRole("option", { name: "autumn menu · French" }).click();
  await agent.getByLabel("Text: 1").fill("Carmen");
  await agent.getByLabel("Photo at the top").setInputFiles({
    name: "automne.png",
    mimeType: "image/png",
    buffer: Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
      "base64",
    ),
  });
  await expect(agent.getByText("70B")).toBeVisible();
  await agent.getByRole("button", { name: /^Send · / }).click();
  await customer.receives(
    "Carmen, la carte d’automne est là : pain au potiron, tarte aux poires et brioches aux marrons.",
  );
});

test("a conversation that was closed and whose window is shut offers templates only", async ({
  agent,
  customer,
}) => {
  await customer.writes("Bedankt!", { ageSeconds: day + 7200 });
  await openConversation(agent, customer);
  await agent.getByRole("button", { name: "Close", exact: true }).click();
  await expect(agent.getByRole("button", { name: "Reopen" })).toBeVisible();
  await expect(agent.getByRole("combobox", { name: "Template" })).toBeVisible();
  await expect(agent.getByLabel("Reply")).toBeHidden();
});
