import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { loadavg } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { type BrowserContext, chromium, expect, type Page } from "@playwright/test";
import postgres from "postgres";
import { findChromium } from "../run/chromium";
import { startStack } from "../run/stack";
import { throwAwayFolder } from "../run/throw-away-folder";
import { post, signed, writes } from "../webhooks/posts";
import { startGenerator } from "./generator";

/**
 * How long from a customer's message leaving Meta to its words on an agent's screen, in a real browser, while 320 other
 * webhooks a second arrive. Processes that have just started are slower for some seconds, which are measured by themselves
 * first. The limit beside it, in the same run under the same load: a bare Node handler that pushes the same words into a bare
 * page of the same browser. One JSON line; `--quick` measures fewer messages.
 */
const { values } = parseArgs({ options: { quick: { type: "boolean" } } });
const probes = values.quick ? 40 : 200;
const webhooksPerSecond = 320;
const everyMs = 150;
const firstProbes = 40;

const folder = throwAwayFolder("bench-live");
const stack = await startStack({ dataDir: folder.path, settings: { LOG_LEVEL: "warn" } });
await stack.processes.sandbox.stop();
const generator = startGenerator();
const sql = postgres(stack.databaseUrl, { max: 1, onnotice: () => {} });
const { executablePath, libraries } = await findChromium();
const browser = await chromium.launch({
  executablePath,
  args: ["--disable-gpu", "--disable-background-networking"],
  env: libraries ? { ...process.env, LD_LIBRARY_PATH: libraries } : undefined,
});

const number = { wabaId: stack.wabaId, metaPhoneNumberId: stack.phoneNumberId };
const waId = "34611999999";

async function writeToProduct(words: string) {
  const payload = post(
    number,
    writes({
      from: { waId, name: "Probe" },
      id: `wamid.${words}`,
      at: new Date(),
      type: "text",
      text: { body: words },
    }),
  );
  const { rawBody, signature } = signed(payload, stack.appSecret);
  const answer = await fetch(new URL("/api/webhooks/meta", stack.url), {
    method: "POST",
    headers: { "content-type": "application/json", "x-hub-signature-256": signature },
    body: rawBody,
  });
  if (!answer.ok) throw new Error(`The webhook was answered with ${answer.status}`);
}

async function signIn(context: BrowserContext) {
  const agent = stack.users.find(({ role }) => role === "agent")!;
  const { csrfToken } = await (await context.request.get(`${stack.url}/api/auth/csrf`)).json();
  await context.request.post(`${stack.url}/api/auth/callback/credentials`, {
    form: { csrfToken, email: agent.email, password: agent.password, json: "true" },
  });
}

/** The agent's screen, with the customer's thread open. */
async function openThread(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await signIn(context);
  await writeToProduct("first-words");
  const find = () => sql<{ id: string }[]>`
    select c.id from conversations c
    join contacts p on p.workspace_id = c.workspace_id and p.id = c.contact_id where p.wa_id = ${waId}`;
  await expect.poll(async () => (await find()).length).toBe(1);
  const page = await context.newPage();
  await page.goto(`${stack.url}/inbox?view=all&c=${(await find())[0]!.id}`);
  await page.locator("main").getByText("first-words").last().waitFor();
  return page;
}

/** The limit: words go from a handler straight into a page, with nothing stored and nothing asked. */
async function openBarePage() {
  const screens = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    if (request.url === "/events") {
      response.writeHead(200, { "content-type": "text/event-stream" }).flushHeaders();
      screens.add(response);
      return;
    }
    if (request.method === "POST") {
      const parts: Buffer[] = [];
      request
        .on("data", (part) => parts.push(part))
        .on("end", () => {
          for (const screen of screens) screen.write(`data: ${Buffer.concat(parts)}\n\n`);
          response.end();
        });
      return;
    }
    response.writeHead(200, { "content-type": "text/html" }).end(
      `<main></main><script>new EventSource("/events").onmessage = ({ data }) => {
        document.querySelector("main").append(Object.assign(document.createElement("p"), { textContent: data }));
      }</script>`,
    );
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const page = await (await browser.newContext()).newPage();
  await page.goto(url);
  await expect.poll(() => screens.size).toBe(1);
  const write = async (body: string) => void (await fetch(url, { method: "POST", body }));
  const close = () => {
    for (const screen of screens) screen.end();
    server.close();
  };
  return { page, write, close };
}

/** Notes in the page itself when each probe's words are first there; the clock is the same machine's. */
const watch = (page: Page, prefix: string) =>
  page.evaluate((prefix) => {
    const seen: Record<string, number> = {};
    const pattern = new RegExp(`${prefix}-\\d+\\.`, "g");
    new MutationObserver(() => {
      for (const [words] of document.querySelector("main")?.textContent?.matchAll(pattern) ?? []) {
        seen[words] ??= Date.now();
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    Object.assign(window, { seen });
  }, prefix);

const seenIn = (page: Page) =>
  page.evaluate(() => (window as typeof window & { seen: Record<string, number> }).seen);

async function measure(
  page: Page,
  { prefix, count, write }: { prefix: string; count: number; write: (words: string) => Promise<void> },
) {
  await watch(page, prefix);
  const sentAt = new Map<string, number>();
  for (let index = 0; index < count; index++) {
    // The stop at the end keeps it apart from the time that the screen writes behind it.
    const words = `${prefix}-${index}.`;
    sentAt.set(words, Date.now());
    await write(words);
    await pause(everyMs * (0.5 + Math.random()));
  }
  await pause(3000);
  const seen = await seenIn(page);
  const waits = [...sentAt]
    .flatMap(([words, at]) => (seen[words] ? [seen[words] - at] : []))
    .sort((a, b) => a - b);
  const percentile = (share: number) => waits[Math.min(waits.length - 1, Math.floor(waits.length * share))];
  return {
    p50Ms: percentile(0.5),
    p95Ms: percentile(0.95),
    p99Ms: percentile(0.99),
    lost: count - waits.length,
  };
}

try {
  const page = await openThread();
  const bare = await openBarePage();
  const load = Math.round(loadavg()[0]! * 100) / 100;
  const seconds = Math.ceil(((2 * probes + firstProbes) * everyMs * 1.3 + 12_000) / 1000);
  const background = generator.send({
    port: Number(new URL(stack.url).port),
    concurrency: 32,
    seconds,
    perSecond: webhooksPerSecond,
    number,
    appSecret: stack.appSecret,
    customers: 500,
    run: `${Date.now()}`,
  });
  await pause(1000);
  const atStart = await measure(page, { prefix: "start", count: firstProbes, write: writeToProduct });
  const measured = await measure(page, { prefix: "probe", count: probes, write: writeToProduct });
  const limit = await measure(bare.page, { prefix: "bare", count: probes, write: bare.write });
  const { answered, seconds: took, errors } = await background;
  bare.close();
  console.log(
    JSON.stringify({
      step: "live",
      probes,
      ...measured,
      startP50Ms: atStart.p50Ms,
      startP95Ms: atStart.p95Ms,
      limitP50Ms: limit.p50Ms,
      limitP95Ms: limit.p95Ms,
      webhooksPerSecond: Math.round(answered / took),
      errors,
      load,
    }),
  );
} finally {
  await browser.close();
  generator.stop();
  await sql.end();
  await stack.stop();
  folder.remove();
}
