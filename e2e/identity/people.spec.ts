import type { Browser, Page, TestInfo } from "@playwright/test";
import { call, expect, expectAccessible, signIn, test } from "../support/test";

const password = "boulangerie aux noix";
const unique = () => Math.random().toString(36).slice(2, 8);

/** What the owner does on the screen; without e-mail the link is shown to her. */
async function invites(owner: Page, email: string, roles: string[]) {
  await owner.goto("/settings/people");
  await owner.getByRole("button", { name: "Invite someone" }).click();
  const dialog = owner.getByRole("dialog");
  await dialog.getByLabel("E-mail address").fill(email);
  for (const role of ["Owner", "Marketer", "Finance", "Agent"])
    await dialog.getByRole("checkbox", { name: role }).setChecked(roles.includes(role));
  await dialog.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(dialog.getByRole("heading", { name: `Give this link to ${email}` })).toBeVisible();
  const link = await dialog.getByLabel("Link", { exact: true }).inputValue();
  await dialog.getByRole("button", { name: "Done" }).click();
  return link;
}

/** A browser of her own, that has never been here. */
async function freshBrowser(browser: Browser, use: (page: Page) => Promise<void>) {
  const context = await browser.newContext();
  await use(await context.newPage());
  await context.close();
}

async function joins(page: Page, link: string, name: string) {
  await page.goto(link);
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Choose a password").fill(password);
  await page.getByRole("button", { name: "Join" }).click();
}

test("an owner invites an agent, who joins and sees her menu only", async ({
  page: owner,
  context,
  browser,
}) => {
  await signIn(context, "owner");
  const email = `ana.${unique()}@luna.example`;
  const link = await invites(owner, email, ["Agent"]);
  await expect(owner.getByRole("listitem").filter({ hasText: email })).toContainText("Link given to");

  await freshBrowser(browser, async (ana) => {
    await joins(ana, link, "Ana Peeters");
    await expect(ana).toHaveURL(/\/inbox/);
    await ana.goto("/settings");
    await expect(ana.getByRole("link", { name: /Workspace/ })).toHaveCount(0);
    await ana.goto("/settings/people");
    await expect(ana).toHaveURL("/settings");
    expect((await call(ana, "people.invite", {})).status).toBe(403);
  });

  // The same link leads nowhere a second time.
  await freshBrowser(browser, async (eve) => {
    await eve.goto(link);
    await expect(eve.getByText("This invitation was accepted already. Sign in.")).toBeVisible();
  });
});

test("what is wrong with an invitation is said beside its field, and what was typed stays", async ({
  page: owner,
  context,
  mayComplain,
}) => {
  mayComplain(/409|400/);
  await signIn(context, "owner");
  await owner.goto("/settings/people");
  await owner.getByRole("button", { name: "Invite someone" }).click();
  const dialog = owner.getByRole("dialog");
  const email = dialog.getByLabel("E-mail address");
  await dialog.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(email).toHaveAccessibleDescription("Write the e-mail address.");
  await expectAccessible(owner);

  const member = await signedUp(owner);
  await email.fill(member);
  await dialog.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(email).toHaveAccessibleDescription(/works here already/);
  await expect(email).toHaveValue(member);
});

/** The address of somebody who works here. */
async function signedUp(page: Page) {
  const answer = await page.request.get("/api/trpc/people.list");
  const { result } = await answer.json();
  return result.data.json[0].email as string;
}

test("a new role takes effect at once: the agent is signed out and comes back as more", async ({
  page: owner,
  context,
  browser,
  mayComplain,
}) => {
  mayComplain(/401/);
  await signIn(context, "owner");
  const email = `beto.${unique()}@luna.example`;
  const link = await invites(owner, email, ["Finance"]);
  await freshBrowser(browser, async (beto) => {
    await joins(beto, link, "Beto Claes");
    await expect(beto, "what finance may see first").toHaveURL(/\/overview/);
    await expect(beto.getByRole("link", { name: "Inbox" })).toHaveCount(0);

    await owner.reload();
    await owner.getByRole("button", { name: "More about Beto Claes" }).last().click();
    await owner.getByRole("menuitem", { name: "Change roles…" }).click();
    await owner.getByRole("dialog").getByRole("checkbox", { name: "Agent" }).check();
    await owner.getByRole("button", { name: "Save the roles" }).click();
    await expect(owner.getByText("Beto Claes has new roles.")).toBeVisible();

    await expect(beto, "the open screen ends by itself").toHaveURL(/\/sign-in/);
    await beto.getByLabel("E-mail address").fill(email);
    await beto.getByLabel("Password", { exact: true }).fill(password);
    await beto.getByRole("button", { name: "Sign in" }).click();
    await expect(beto.getByRole("link", { name: "Inbox" })).toBeVisible();

    await owner.getByRole("button", { name: "More about Beto Claes" }).last().click();
    await owner.getByRole("menuitem", { name: "Remove…" }).click();
    await owner.getByRole("button", { name: "Remove Beto Claes" }).click();
    await expect(owner.getByText("Beto Claes no longer works here.")).toBeVisible();
    await expect(beto, "the open screen ends by itself").toHaveURL(/\/sign-in/);
    await beto.goto("/inbox");
    await expect(beto).toHaveURL(/\/sign-in/);
  });
});

test("an owner makes another workspace, and goes from one to the other", async ({ page: owner, context }) => {
  await signIn(context, "owner");
  const name = `Nova ${unique()}`;
  await owner.goto("/settings/workspace");
  const first = await owner.getByLabel("Name", { exact: true }).inputValue();
  await owner.getByRole("link", { name: "New workspace" }).click();
  await expect(owner.getByRole("heading", { name: "Another workspace" })).toBeVisible();
  await owner.getByLabel("Name", { exact: true }).fill(name);
  await owner.getByLabel("Time zone").selectOption("Europe/Brussels");
  await owner.getByRole("button", { name: "Create the workspace" }).click();
  await expect(owner).toHaveURL("/settings");
  await expect(owner.getByRole("banner").getByText(name)).toBeVisible();

  await owner.getByRole("button", { name: /your menu/ }).click();
  await owner.getByRole("menuitemradio", { name: first }).click();
  await expect(owner.getByRole("banner").getByText(first)).toBeVisible();
  await expect(owner).toHaveURL(/\/overview/);

  // It stays chosen for this session, also on a page opened by its address.
  await owner.goto("/settings/workspace");
  await expect(owner.getByLabel("Name", { exact: true })).toHaveValue(first);
});

/** Nothing sticks out, and everybody can use it. */
async function looksRight(page: Page, name: string, info: TestInfo) {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const path = info.outputPath(`${name}.png`);
  await page.screenshot({ path });
  await info.attach(name, { path, contentType: "image/png" });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wide, `${name}: what sticks out to the right`).toBeLessThanOrEqual(0);
  await expectAccessible(page);
}

for (const theme of ["light", "dark"]) {
  test(`the settings and an invitation, ${theme} @phone`, async ({
    page: owner,
    context,
    browser,
    baseURL,
  }, info) => {
    const cookies = [{ name: "guichet_theme", value: theme, url: baseURL! }];
    await context.addCookies(cookies);
    await signIn(context, "owner");
    const email = `ines.${unique()}@luna.example`;
    const { body } = await call(owner, "people.invite", { email, roles: ["agent"], language: "en" });
    for (const path of ["/settings", "/settings/people", "/settings/workspace", "/settings/workspace/new"]) {
      await owner.goto(path);
      await looksRight(owner, `${path.slice(1).replaceAll("/", "-")}-${theme}`, info);
    }
    await freshBrowser(browser, async (ines) => {
      await ines.context().addCookies(cookies);
      await ines.goto(JSON.parse(body).result.data.json.shownLink);
      await expect(ines.getByLabel("E-mail address")).toHaveValue(email);
      await looksRight(ines, `invitation-${theme}`, info);
    });
    await owner.goto("/settings/people");
    await owner.getByRole("button", { name: `Withdraw the invitation of ${email}` }).click();
    await expect(owner.getByText(`The link of ${email} leads nowhere now.`)).toBeVisible();
  });
}
