import { crowd, newCustomer } from "../support/customer";
import { expect, openConversation, test } from "../support/test";

test("what is shown is in the address: it survives a reload and the way back", async ({
  agent,
  customer,
}) => {
  await customer.writes("Goeiedag");
  await agent.goto("/inbox");
  await agent.getByRole("link", { name: "Closed", exact: true }).click();
  await expect(agent).toHaveURL("/inbox?view=closed");
  await agent.getByRole("link", { name: /^Unassigned/ }).click();
  await agent.getByRole("button", { name: "Order and filter" }).click();
  await agent.getByRole("menuitemcheckbox", { name: "Only unread" }).click();
  await expect(agent).toHaveURL("/inbox?view=unassigned&unread=1");
  await expect(agent.getByRole("menu")).toBeHidden();
  await agent.getByRole("button", { name: "Order and filter" }).click();
  await agent.getByRole("menuitemradio", { name: "Closing soonest first" }).click();
  await expect(agent).toHaveURL("/inbox?view=unassigned&unread=1&sort=closing");

  await agent.reload();
  await expect(agent.getByRole("link", { name: customer.name })).toBeVisible();
  await agent.getByRole("link", { name: customer.name }).click();
  await expect(agent).toHaveURL(/&c=[0-9a-f-]{36}$/);
  await expect(agent.getByRole("heading", { level: 2, name: customer.name })).toBeVisible();
  await agent.goBack();
  await expect(agent.getByText("No conversation open")).toBeVisible();
  await expect(agent).toHaveURL("/inbox?view=unassigned&unread=1&sort=closing");
});

test("a customer is found by part of her name and by part of her number", async ({ agent }) => {
  const surname = `Ünal${Math.random().toString(36).slice(2, 7)}`;
  const elif = await newCustomer(`Elif ${surname}`);
  await elif.writes("Merhaba");
  await agent.goto("/inbox");
  const search = agent.getByRole("searchbox", { name: "Search customers" });
  const rows = agent.getByRole("list", { name: "Conversations" }).getByRole("link");

  await search.fill(surname.toLowerCase());
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText(elif.name);
  await expect(agent).toHaveURL(`/inbox?q=${encodeURIComponent(surname.toLowerCase())}`);

  await search.fill(`0${elif.waId.slice(2, 5)} ${elif.waId.slice(5, 7)} ${elif.waId.slice(7, 9)}`);
  await expect(rows).toContainText([elif.name]);

  await search.fill("nobody of this name");
  await expect(agent.getByText("Nobody found for “nobody of this name”")).toBeVisible();
  await agent.getByRole("button", { name: "Clear the search" }).last().click();
  await expect(agent).toHaveURL("/inbox");
  await expect(rows.first()).toBeVisible();
});

test("the inbox is worked through with the keyboard alone", async ({ agent }) => {
  // WhatsApp tells times in whole seconds: of two alone in the list, only the one of an earlier second stands below for certain.
  const surname = `Peeters${Math.random().toString(36).slice(2, 7)}`;
  const second = await newCustomer(`Tweede ${surname}`);
  await second.writes("Ik kom na Carmen", { ageSeconds: 60 });
  const customer = await newCustomer(`Carmen ${surname}`);
  await customer.writes("Met het toetsenbord");
  await agent.goto(`/inbox?q=${surname}`);
  const row = (name: string) => agent.getByRole("link", { name });
  await expect(row(customer.name)).toBeVisible();
  await expect(agent).toHaveTitle(/^\(\d+\+?\) Inbox/);

  await agent.keyboard.press("j");
  await expect(row(customer.name)).toBeFocused();
  await agent.keyboard.press("j");
  await expect(row(second.name)).toBeFocused();
  await agent.keyboard.press("k");
  await agent.keyboard.press("Enter");
  await expect(agent.getByRole("heading", { level: 2, name: customer.name })).toBeVisible();

  await agent.keyboard.press("t");
  await expect(agent.getByText(/You took the conversation/)).toBeVisible();
  await agent.keyboard.press("r");
  await expect(agent.getByLabel("Reply")).toBeFocused();
  await agent.keyboard.type("Komt in orde.");
  await agent.keyboard.press("Enter");
  await customer.receives("Komt in orde.");

  await agent.keyboard.press("Escape");
  await agent.keyboard.press("e");
  await expect(agent.getByText(/You closed the conversation/)).toBeVisible();
  await agent.keyboard.press("Escape");
  await expect(agent.getByText("No conversation open")).toBeVisible();

  await agent.keyboard.press("/");
  const search = agent.getByRole("searchbox", { name: "Search customers" });
  await expect(search).toBeFocused();
  await agent.keyboard.press("Escape");
  await expect(search).toHaveValue("");
  await agent.keyboard.press("Escape");
  await agent.keyboard.press("?");
  const sheet = agent.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(sheet).toContainText("Next conversation");
  await agent.keyboard.press("Escape");
  await expect(sheet).toBeHidden();

  await agent.keyboard.press("Control+k");
  await agent.keyboard.type("Dark");
  await agent.keyboard.press("Enter");
  await expect(agent.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("a long list comes page by page, each customer once", async ({ agent }) => {
  const run = Math.random().toString(36).slice(2, 8);
  await crowd(70, `Groep ${run}, nummer {n}`);
  await agent.goto("/inbox?q=Customer");
  const rows = agent.getByRole("list", { name: "Conversations" }).getByRole("link").filter({ hasText: run });
  await expect(rows.first()).toBeVisible();
  // The last row of a moment may be gone in the next, when its page is drawn anew.
  await expect(async () => {
    const last = agent.getByRole("list", { name: "Conversations" }).getByRole("link").last();
    await last.scrollIntoViewIfNeeded({ timeout: 1000 });
    expect(await rows.count(), "all seventy are there").toBe(70);
  }).toPass({ timeout: 20_000 });
  const ids = await rows.evaluateAll((links) => links.map((link) => link.getAttribute("data-conversation")));
  expect(new Set(ids).size).toBe(70);
});

test("a conversation that does not exist says so, and the list stays", async ({
  agent,
  customer,
  mayComplain,
}) => {
  mayComplain(/status of 404/);
  await customer.writes("Ik besta wel");
  await agent.goto(`/inbox?c=${crypto.randomUUID()}`);
  await expect(agent.getByText("This conversation is not here, or not any more.")).toBeVisible();
  await openConversation(agent, customer);
});
