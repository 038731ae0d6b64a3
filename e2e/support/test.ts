import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { type Customer, newCustomer } from "./customer";
import { stack } from "./stack";

type Role = "owner" | "marketer" | "finance" | "agent";

/** A person of the demo; `nth` picks among several who have the role. */
export function demoUser(role: Role, nth = 0) {
  const user = stack().users.filter((one) => one.role === role)[nth];
  if (!user) throw new Error(`The demo has no ${role} number ${nth + 1}`);
  return user;
}

/** Signs a browser in without its screen, for journeys that are about something else. */
export async function signIn(context: BrowserContext, role: Role, nth = 0) {
  const user = demoUser(role, nth);
  const { csrfToken } = await (await context.request.get("/api/auth/csrf")).json();
  const answer = await context.request.post("/api/auth/callback/credentials", {
    form: { csrfToken, email: user.email, password: user.password, json: "true" },
  });
  expect(answer.ok(), `${user.email} may sign in`).toBe(true);
  return user;
}

/** To the conversation with this customer, who may have written long before those at the top of the list. */
export async function openConversation(page: Page, { name }: Pick<Customer, "name">) {
  const path = `/inbox?q=${encodeURIComponent(name)}`;
  await page.goto(page.url().startsWith("http") ? new URL(path, page.url()).href : path);
  await page.getByRole("list", { name: "Conversations" }).getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { level: 2, name })).toBeVisible();
}

/** The bubble that says this; of several the newest. */
export const bubble = (page: Page, text: string | RegExp) =>
  page.getByRole("log").getByRole("article").filter({ hasText: text }).last();

/** Calls a procedure as the page's own script would, to see what the server says. */
export async function call(page: Page, procedure: string, input: unknown) {
  const answer = await page.request.post(`/api/trpc/${procedure}`, { data: { json: input } });
  return { status: answer.status(), body: await answer.text() };
}

/** Ends what moves: a word that is fading in has no colour of its own yet. */
async function holdStill(page: Page) {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) {
      const isEndless = animation.effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY;
      if (animation.playState === "running" && !isEndless) animation.finish();
    }
  });
}

/** Nothing that WCAG 2.2 AA forbids and a machine can find. */
export async function expectAccessible(page: Page) {
  await holdStill(page);
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html).join(" · ")}`,
  );
  expect(found).toEqual([]);
  await page.emulateMedia({ reducedMotion: null });
}

type Complaints = { told: string[]; allowed: RegExp[]; listenTo: (page: Page) => void };

type Fixtures = {
  customer: Customer;
  complaints: Complaints;
  /** A console error that the journey provokes on purpose, such as a refused request. */
  mayComplain: (pattern: RegExp) => void;
  agent: Page;
  colleague: Page;
};

export const test = base.extend<Fixtures>({
  /** Whatever the browser complains about fails the journey: an error in the console is a defect nobody looked at. */
  complaints: async ({}, use) => {
    const told: string[] = [];
    const allowed: RegExp[] = [];
    const listenTo = (page: Page) => {
      page.on("console", (message) => {
        if (message.type() === "error") told.push(message.text());
      });
      page.on("pageerror", (error) => told.push(error.message));
    };
    await use({ told, allowed, listenTo });
    expect(told.filter((text) => !allowed.some((pattern) => pattern.test(text)))).toEqual([]);
  },
  mayComplain: [
    async ({ page, complaints }, use) => {
      complaints.listenTo(page);
      await use((pattern) => complaints.allowed.push(pattern));
    },
    { auto: true },
  ],
  customer: async ({}, use, { title }) => {
    await use(await newCustomer(`Carmen ${title.length}${Math.random().toString(36).slice(2, 6)}`));
  },
  /** The page of an agent who is signed in. */
  agent: async ({ page, context }, use) => {
    await signIn(context, "agent");
    await use(page);
  },
  /** The page of another agent, in a browser of her own. */
  colleague: async ({ browser, complaints }, use) => {
    const context = await browser.newContext();
    await signIn(context, "agent", 1);
    const page = await context.newPage();
    complaints.listenTo(page);
    await use(page);
    await context.close();
  },
});

export { expect };
