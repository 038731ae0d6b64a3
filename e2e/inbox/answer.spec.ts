import { stack } from "../support/stack";
import { bubble, demoUser, expect, test } from "../support/test";

test("an agent answers a customer who writes on her phone", async ({ page, context, customer }) => {
  const desk = await context.newPage();
  await desk.goto(stack().sandboxUrl);
  const phone = desk.getByRole("article", { name: `${customer.name}’s phone` });

  await page.goto("/");
  await page.getByLabel("E-mail address").fill(demoUser("agent").email);
  await page.getByLabel("Password", { exact: true }).fill(demoUser("agent").password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Inbox" })).toBeAttached();
  await expect(page.getByRole("link", { name: "All", exact: true })).toBeVisible();

  // She writes while the inbox is open on the other side, and appears there by herself.
  await phone.getByRole("button", { name: "Open the chat" }).click();
  await phone.getByLabel(`Message from ${customer.name}`).fill("¿Tienen pan de masa madre?");
  await phone.getByRole("button", { name: "Send" }).click();
  const row = page.getByRole("link", { name: customer.name });
  await expect(row).toContainText("¿Tienen pan de masa madre?");
  await expect(row).toContainText("1 unread message");
  await phone.getByRole("button", { name: "Leave" }).click();

  await row.click();
  await expect(bubble(page, "masa madre")).toBeVisible();
  await expect(row).not.toContainText("unread");
  await phone.getByRole("button", { name: "Open the chat" }).click();
  await expect(phone.getByRole("img", { name: "Read by the business" })).toBeVisible();
  await phone.getByRole("button", { name: "Leave" }).click();

  await page.getByRole("button", { name: "Take it" }).click();
  await expect(page.getByText("Yours", { exact: true }).first()).toBeVisible();
  await expect(page.getByText(/^free/).first()).toBeVisible();

  await page.getByLabel("Reply").pressSequentially("Sí, desde");
  await expect(phone.getByText("typing…")).toBeVisible();
  await page.getByLabel("Reply").pressSequentially(" las ocho.");
  await page.getByRole("button", { name: "Send, free" }).click();

  const answer = bubble(page, "Sí, desde las ocho.");
  await expect(answer.getByRole("img", { name: "delivered" })).toBeVisible();
  await phone.getByRole("button", { name: "Open the chat and read 1" }).click();
  await expect(phone.getByText("Sí, desde las ocho.")).toBeVisible();
  await expect(answer.getByRole("img", { name: "read" })).toBeVisible();
  await expect(answer.getByText("free", { exact: true })).toBeVisible();
  await customer.receives("Sí, desde las ocho.");
});

test("a customer's second message arrives in the open thread and moves nothing that is being written", async ({
  agent,
  customer,
}) => {
  await customer.writes("Bonjour, êtes-vous ouverts ?");
  await agent.goto("/inbox");
  await agent.getByRole("link", { name: customer.name }).click();
  await agent.getByLabel("Reply").fill("Oui, jusqu’à");

  await customer.writes("Je passe à 17 h.");
  await expect(bubble(agent, "Je passe à 17 h.")).toBeVisible();
  await expect(agent.getByLabel("Reply")).toHaveValue("Oui, jusqu’à");

  await agent.getByLabel("Reply").fill("Oui, jusqu’à 19 h.");
  await agent.getByLabel("Reply").press("Enter");
  await expect(bubble(agent, "Oui, jusqu’à 19 h.")).toBeVisible();
  await customer.receives("Oui, jusqu’à 19 h.");
});

test("what was being written to one customer waits while another is answered", async ({
  agent,
  customer,
}) => {
  await customer.writes("Hebben jullie nog speculaas?");
  await agent.goto("/inbox");
  await agent.getByRole("link", { name: customer.name }).click();
  await agent.getByLabel("Reply").fill("Ik kijk even");

  await agent.reload();
  await expect(agent.getByLabel("Reply")).toHaveValue("Ik kijk even");
});
