import { createHmac, randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { expect, request, test } from "@playwright/test";
import postgres from "postgres";
import { type Stack, startStack } from "@/server/run/stack";
import { throwAwayFolder } from "@/server/run/throw-away-folder";

const webhookCount = 5000;
const replyCount = 500;
const customerCount = 25;
const senderCount = 60;

type Accepted = { opaque?: string; text?: string };

/** Meta's side: whatever is not answered with 200 is posted again, for as long as it takes. */
async function postUntilAcknowledged(stack: Stack, body: string) {
  const signature = `sha256=${createHmac("sha256", stack.appSecret).update(body).digest("hex")}`;
  for (;;) {
    const answer = await fetch(new URL("/api/webhooks/meta", stack.url), {
      method: "POST",
      headers: { "content-type": "application/json", "x-hub-signature-256": signature },
      body,
      signal: AbortSignal.timeout(15_000),
    }).catch(() => undefined);
    await answer?.arrayBuffer().catch(() => undefined);
    if (answer?.status === 200) return;
    await pause(100 + Math.random() * 200);
  }
}

function delivery(stack: Stack, index: number, run: string): string {
  const waId = `3460000${String(index % senderCount).padStart(4, "0")}`;
  return JSON.stringify({
    object: "whatsapp_business_account",
    entry: [
      {
        id: stack.wabaId,
        changes: [
          {
            field: "messages",
            value: {
              messaging_product: "whatsapp",
              metadata: { display_phone_number: "15550783881", phone_number_id: stack.phoneNumberId },
              contacts: [{ profile: { name: `Sender ${index % senderCount}` }, wa_id: waId }],
              messages: [
                {
                  from: waId,
                  id: `wamid.${run}.${index}`,
                  timestamp: String(Math.floor(Date.now() / 1000)),
                  type: "text",
                  text: { body: `Message ${index}` },
                },
              ],
            },
          },
        ],
      },
    ],
  });
}

/** Spreads the work over `seconds`, so that the accidents happen in the middle of it. */
async function inParallel(
  { count, width, seconds }: { count: number; width: number; seconds: number },
  work: (index: number) => Promise<void>,
) {
  const startedAt = Date.now();
  let next = 0;
  const lane = async () => {
    for (let index = next++; index < count; index = next++) {
      await pause(Math.max(0, startedAt + (index / count) * seconds * 1000 - Date.now()));
      await work(index);
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
}

const control = (stack: Stack, path: string, body?: unknown) =>
  fetch(new URL(`/control/${path}`, stack.sandboxUrl), {
    method: body ? "POST" : "GET",
    headers: { "content-type": "application/json" },
    body: body ? JSON.stringify(body) : undefined,
  }).then((answer) => answer.json());

/** An agent's browser: a reply keeps its client id, so that trying again on a broken line sends once. */
async function signInAgent(stack: Stack) {
  const http = await request.newContext({ baseURL: stack.url });
  const { email, password } = stack.users.find(({ role }) => role.includes("agent"))!;
  const { csrfToken } = await (await http.get("/api/auth/csrf")).json();
  await http.post("/api/auth/callback/credentials", { form: { csrfToken, email, password, json: "true" } });

  const call = async (procedure: string, input: unknown): Promise<unknown> => {
    for (;;) {
      const answer = await http
        .post(`/api/trpc/${procedure}`, { data: { json: input }, timeout: 15_000 })
        .catch(() => undefined);
      if (answer?.ok()) return answer.json();
      const told = await answer?.json().catch(() => undefined);
      const status = answer?.status() ?? 0;
      if (status >= 400 && status < 500 && status !== 408 && status !== 429) {
        throw new Error(`${procedure}: ${JSON.stringify(told)}`);
      }
      await pause(200);
    }
  };
  return { call, close: () => http.dispose() };
}

test("killing web, worker and Postgres loses nothing acknowledged and doubles nothing", async () => {
  test.setTimeout(10 * 60_000);
  const folder = throwAwayFolder("killed");
  const stack = await startStack({ dataDir: folder.path });
  const sql = postgres(stack.databaseUrl, { max: 2, onnotice: () => {} });
  const run = randomUUID().slice(0, 8);
  const agent = await signInAgent(stack);

  try {
    const waIds = Array.from(
      { length: customerCount },
      (_, index) => `3247100${String(index).padStart(4, "0")}`,
    );
    for (const waId of waIds) {
      const { id } = await control(stack, "phones", { name: `Customer ${waId}`, waId });
      await control(stack, `phones/${id}/messages`, { type: "text", text: "Bonjour" });
    }
    const conversations = () => sql<{ id: string }[]>`
      select c.id from conversations c join contacts p on p.workspace_id = c.workspace_id and p.id = c.contact_id
      where p.wa_id in ${sql(waIds)}`;
    await expect.poll(async () => (await conversations()).length, { timeout: 30_000 }).toBe(customerCount);
    const conversationIds = await conversations();

    const replies = Array.from({ length: replyCount }, (_, index) => ({
      conversationId: conversationIds[index % customerCount]!.id,
      clientId: randomUUID(),
      content: { type: "text", body: `Answer ${run} ${index}` },
    }));

    const { web, worker, postgres: database } = stack.processes;
    const accidents = (async () => {
      for (const victim of [worker, web, database!, worker, web, database!, worker]) {
        await pause(1000 + Math.random() * 2500);
        const pid = victim.pid();
        victim.kill("SIGKILL");
        await expect.poll(() => victim.pid() !== pid, { message: `${victim.name} was killed` }).toBe(true);
      }
    })();

    await Promise.all([
      accidents,
      inParallel({ count: webhookCount, width: 32, seconds: 25 }, (index) =>
        postUntilAcknowledged(stack, delivery(stack, index, run)),
      ),
      inParallel({ count: replyCount, width: 6, seconds: 25 }, async (index) => {
        await agent.call("inbox.reply", replies[index]);
      }),
    ]);

    // Every webhook that was acknowledged is in the inbox, once.
    await expect
      .poll(
        async () => {
          const [row] = await sql`
            select count(*)::int as rows, count(distinct wa_message_id)::int as messages
            from messages where wa_message_id like ${`wamid.${run}.%`}`.catch(() => [undefined]);
          return row;
        },
        { timeout: 120_000 },
      )
      .toEqual({ rows: webhookCount, messages: webhookCount });
    const [kept] = await sql`select count(*)::int as failed from deliveries where failed_at is not null`;
    expect(kept).toEqual({ failed: 0 });

    // Every reply that was acknowledged comes to an end: taken by WhatsApp, or shown as one we cannot tell about.
    const unsettled = () => sql<{ id: string; status: string }[]>`
      select m.id, m.status from messages m
      where m.client_id in ${sql(replies.map(({ clientId }) => clientId))} and m.status in ('queued', 'sending')`;
    await expect
      .poll(async () => (await unsettled().catch(() => [{}])).length, { timeout: 240_000, intervals: [2000] })
      .toBe(0);
    const [stored] = await sql`
      select count(*)::int as replies from messages where client_id in ${sql(replies.map(({ clientId }) => clientId))}`;
    expect(stored).toEqual({ replies: replyCount });

    // What could not be told is sent again by a person; after that each answer was taken exactly once.
    const untold = await sql<{ id: string }[]>`
      select id from messages where status = 'failed' and client_id in ${sql(replies.map(({ clientId }) => clientId))}`;
    for (const { id } of untold) {
      await agent.call("inbox.retry", { messageId: id, clientId: randomUUID() });
    }
    const takenTexts = async () => {
      const sends: Accepted[] = await control(stack, "sends");
      return sends.map(({ text }) => text ?? "").filter((text) => text.startsWith(`Answer ${run}`));
    };
    await expect
      .poll(async () => new Set(await takenTexts()).size, { timeout: 120_000, intervals: [1000] })
      .toBe(replyCount);
    const texts = await takenTexts();
    expect(texts.length - new Set(texts).size, "answers that were sent twice").toBe(0);
  } finally {
    await agent.close();
    await sql.end({ timeout: 1 });
    await stack.stop();
    folder.remove();
  }
});
