import { readFileSync } from "node:fs";
import { join } from "node:path";
import { post, sign, webhookPath } from "../support/meta";
import { stack } from "../support/stack";
import { bubble, demoUser, expect, openConversation, test } from "../support/test";

const logFile = join(import.meta.dirname, "../../test-results/stack.log");

test("what people write, their passwords and our tokens are in no log, whatever goes wrong", async ({
  agent,
  baseURL,
  customer,
  request,
}) => {
  const said = `Geheim-${crypto.randomUUID()}`;
  const answered = `Antwort-${crypto.randomUUID()}`;
  const wrongPassword = `Passwort-${crypto.randomUUID()}`;
  const forged = `Falsch-${crypto.randomUUID()}`;
  const injected = `zeile-${crypto.randomUUID()}`;

  await customer.writes(said);
  await customer.sends({ type: "document", filename: `${said}.pdf` });
  await openConversation(agent, customer);
  await agent.getByRole("textbox", { name: /reply/i }).fill(answered);
  await agent.keyboard.press("Enter");
  await customer.receives(answered);
  await expect(bubble(agent, answered)).toBeVisible();

  const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
  const { email, password } = demoUser("owner");
  await request.post("/api/auth/callback/credentials", {
    form: { csrfToken, email, password: wrongPassword, json: "true" },
  });
  await request.post("/api/auth/callback/credentials", { data: `{"password":"${wrongPassword}` });
  await request.post("/api/auth/_log", {
    data: { code: injected, level: "error", message: `${injected}\n{"level":60}` },
  });
  await request.get("/api/trpc/identity.me", { headers: { cookie: `next-auth.session-token=${forged}` } });
  await request.get("/inbox", {
    headers: { authorization: `Bearer ${forged}`, "x-request-id": `${injected}\tx`.slice(0, 200) },
  });
  await agent.request.post("/api/trpc/inbox.reply", { data: { json: { content: { body: said } } } });
  await agent.request.post("/api/trpc/inbox.reply", {
    headers: { "content-type": "application/json" },
    data: Buffer.from(`{"json":{"content":{"body":"${said}"`),
  });
  const notJson = `{"text":"${said}"`;
  await request.post(webhookPath, { headers: { "x-hub-signature-256": sign(notJson) }, data: notJson });
  await request.post(webhookPath, { headers: { "x-hub-signature-256": "sha256=00" }, data: notJson });
  await post({ object: "page", entry: [{ text: said }] });
  await post({
    object: "whatsapp_business_account",
    entry: [{ id: stack().wabaId, changes: [{ field: "new", value: { said } }] }],
  });
  await request.get(`${webhookPath}?hub.mode=subscribe&hub.challenge=1&hub.verify_token=${forged}`);

  const cookies = (await agent.context().cookies()).filter(({ name }) => /session|csrf/.test(name));

  const log = readFileSync(logFile, "utf8");
  expect(log.length).toBeGreaterThan(0);
  const secrets = {
    said,
    answered,
    wrongPassword,
    forged,
    injected,
    password,
    waId: customer.waId,
    appSecret: stack().appSecret,
    verifyToken: stack().verifyToken,
    database: new URL(stack().databaseUrl).password || "no password",
    signature: sign(notJson),
    ...Object.fromEntries(cookies.map(({ name, value }) => [name, value])),
  };
  for (const [name, secret] of Object.entries(secrets)) {
    expect(log.includes(secret), `${name} in the log of ${baseURL}`).toBe(false);
  }
});
