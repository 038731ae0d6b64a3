import { randomUUID } from "node:crypto";
import type { APIRequestContext } from "@playwright/test";
import postgres from "postgres";
import { type Stack, startStack } from "@/server/run/stack";
import { throwAwayFolder } from "@/server/run/throw-away-folder";
import { expect, expectAccessible, test } from "../support/test";

const customers = 40;
const withheld = 10;

const folder = throwAwayFolder("reconciliation");
let guichet: Stack;

test.describe.configure({ mode: "serial", timeout: 180_000 });

/** A business of its own, so that Meta's bill is for nothing but what happens here. */
test.beforeAll(async () => {
  test.setTimeout(180_000);
  guichet = await startStack({ dataDir: folder.path, postgresSettings: { fsync: "off" } });
});

test.afterAll(async () => {
  await guichet?.stop();
  folder.remove();
});

async function desk<T>(path: string, body?: unknown): Promise<T> {
  const answer = await fetch(new URL(`/control/${path}`, guichet.sandboxUrl), {
    method: body ? "POST" : "GET",
    headers: { "content-type": "application/json" },
    body: body ? JSON.stringify(body) : undefined,
  });
  return (await answer.json()) as T;
}

async function signIn(http: APIRequestContext, role: "finance" | "agent") {
  const user = guichet.users.find((one) => one.role === role);
  const { csrfToken } = await (await http.get(`${guichet.url}/api/auth/csrf`)).json();
  const form = { csrfToken, email: user?.email ?? "", password: user?.password ?? "", json: "true" };
  expect((await http.post(`${guichet.url}/api/auth/callback/credentials`, { form })).ok()).toBe(true);
}

const count = async (query: (sql: postgres.Sql) => postgres.PendingQuery<{ count: number }[]>) => {
  const sql = postgres(guichet.databaseUrl, { max: 1, onnotice: () => {} });
  const [row] = await query(sql);
  await sql.end();
  return row?.count ?? 0;
};

/** Customers write, an agent answers each, and every answer reaches its phone. */
async function day(agent: APIRequestContext, said: string) {
  await desk("flood", { count: customers, customers, ratePerSecond: 200, text: said });
  await expect
    .poll(() => count((sql) => sql`select count(*)::int from messages where direction = 'inbound'`))
    .toBeGreaterThanOrEqual(customers);
  const sql = postgres(guichet.databaseUrl, { max: 1, onnotice: () => {} });
  const conversations = await sql<
    { id: string }[]
  >`select id from conversations order by id limit ${customers}`;
  await sql.end();
  for (const { id } of conversations) {
    const data = {
      json: { conversationId: id, clientId: randomUUID(), content: { type: "text", body: "Merci !" } },
    };
    const answer = await agent.post(`${guichet.url}/api/trpc/inbox.reply`, { data });
    expect(answer.ok(), await answer.text()).toBe(true);
  }
}

const delivered = async () => {
  const sends = await desk<{ status: string }[]>("sends");
  return sends.filter(({ status }) => status === "delivered").length;
};

const charged = () => count((sql) => sql`select count(*)::int from charges`);

test("Meta's bill and ours agree after duplicates and disorder, and ten webhooks that never came are named", async ({
  page,
  playwright,
}) => {
  const agent = await playwright.request.newContext();
  await signIn(agent, "agent");
  await desk("controls", { duplicate: 2, reorder: true, batch: 7 });
  await day(agent, "Vous avez du pain ?");
  await expect.poll(delivered, { timeout: 60_000 }).toBe(customers);
  await expect.poll(charged, { timeout: 60_000 }).toBe(customers);

  await signIn(page.request, "finance");
  await page.goto(`${guichet.url}/analytics/reconciliation`);
  await page.getByRole("button", { name: "Ask Meta now" }).click();
  await expect(page.getByText(`Guichet and Meta agree on all ${customers} delivered messages`)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Where the figures differ" })).toHaveCount(0);
  await expectAccessible(page);

  await desk("controls", { withhold: withheld });
  await day(agent, "Et des noix ?");
  await expect.poll(delivered, { timeout: 60_000 }).toBe(2 * customers);
  await expect.poll(charged, { timeout: 60_000 }).toBe(2 * customers - withheld);
  await page.getByRole("button", { name: "Ask Meta now" }).click();
  await expect(
    page.getByText(`Every difference has its reason. ${withheld} messages lie between`),
  ).toBeVisible();
  await page.getByRole("button", { name: `Show the ${withheld} messages` }).click();
  const named = await page.getByRole("row").locator("code").allTextContents();
  await expectAccessible(page);

  const sql = postgres(guichet.databaseUrl, { max: 1, onnotice: () => {} });
  const told = await sql<{ id: string }[]>`select wa_message_id as id from charges`;
  await sql.end();
  const known = new Set(told.map(({ id }) => id));
  const untold = (await desk<{ id: string }[]>("sends")).map(({ id }) => id).filter((id) => !known.has(id));
  expect(named.sort()).toEqual(untold.sort());
  expect(named).toHaveLength(withheld);
  await agent.dispose();
});

test("finance enters what an invoice says, in a column of its own, and takes it out again", async ({
  page,
}) => {
  await signIn(page.request, "finance");
  await page.goto(`${guichet.url}/analytics/reconciliation`);
  await page.getByRole("button", { name: "Add the invoice" }).click();
  await expect(page.getByText("Write the number of the invoice.")).toBeVisible();
  await page.getByLabel("Invoice number").fill("FR-2026-11");
  await page.getByLabel(/^Amount in/).fill("1.204,50");
  await page.getByRole("button", { name: "Add the invoice" }).click();
  await expect(page.getByRole("definition").filter({ hasText: "1,204.50" })).toBeVisible();

  await page.getByRole("button", { name: "Take out FR-2026-11" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Take out" }).click();
  await expect(page.getByText("None entered")).toBeVisible();
});

test("a month that is over is closed once, with a name under it", async ({ page }) => {
  await signIn(page.request, "finance");
  await page.goto(`${guichet.url}/analytics/reconciliation`);
  await page.getByLabel("Month").click();
  await page.getByRole("option", { name: "Last month" }).click();
  await expect(page).toHaveURL(/month=lastMonth/);
  await page.getByRole("button", { name: "Close the month" }).click();
  await expectAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Close the month" }).click();
  await expect(page.getByText(/^Closed by .+\. Nothing has changed since\.$/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Close the month" })).toHaveCount(0);

  // Kept under a name, it is last month's again each month; its table is a file.
  await page.getByRole("button", { name: "Export" }).click();
  const link = page.getByRole("menuitem", { name: /CSV/ });
  const file = await page.request.get(`${guichet.url}${await link.getAttribute("href")}`);
  expect(file.headers()["content-disposition"]).toMatch(/filename="reconciliation-[\d-]+\.csv"/);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Month to sign");
  await page.getByRole("dialog").getByRole("button", { name: "Save the report" }).click();
  await expect(page.getByText("“Month to sign” is saved.")).toBeVisible();
  await page.goto(`${guichet.url}/analytics`);
  await page.getByRole("link", { name: "Month to sign" }).click();
  await expect(page).toHaveURL(/\/analytics\/reconciliation\?.*month=lastMonth/);
  await expect(page.getByText(/^Closed by /)).toBeVisible();
});
