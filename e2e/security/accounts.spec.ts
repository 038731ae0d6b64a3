import { readFileSync } from "node:fs";
import { request as ask, get } from "node:http";
import { join } from "node:path";
import type { APIRequestContext, BrowserContext } from "@playwright/test";
import { stack } from "../support/stack";
import { demoUser, expect, signIn, test } from "../support/test";

const logFile = join(import.meta.dirname, "../../test-results/stack.log");

const sessionCookie = async (context: BrowserContext) =>
  (await context.cookies()).find(({ name }) => name.endsWith("session-token"));

const isLetIn = async (cookie: string) =>
  new Promise<number | undefined>((done, failed) =>
    get(new URL("/api/trpc/identity.me", stack().url), { headers: { cookie } }, (answer) => {
      answer.resume();
      done(answer.statusCode);
    }).on("error", failed),
  );

async function tryPassword(
  http: APIRequestContext,
  email: string,
  password: string,
  claims: Record<string, string> = {},
) {
  const { csrfToken } = await (await http.get("/api/auth/csrf")).json();
  const answer = await http.post("/api/auth/callback/credentials", {
    form: { csrfToken, email, password, json: "true" },
    headers: claims,
  });
  const { date, "set-cookie": cookies, "x-request-id": id, ...headers } = answer.headers();
  return { status: answer.status(), body: await answer.text(), headers };
}

test("a session that was planted before signing in is not the one she signs in to, and ends", async ({
  browser,
}) => {
  const attacker = await browser.newContext();
  await signIn(attacker, "agent", 2);
  const planted = (await sessionCookie(attacker))!;

  const victim = await browser.newContext();
  await victim.addCookies([planted]);
  await signIn(victim, "owner");
  const hers = (await sessionCookie(victim))!;
  expect(hers.value).not.toBe(planted.value);
  expect(await isLetIn(`${hers.name}=${hers.value}`)).toBe(200);
  expect(await isLetIn(`${planted.name}=${planted.value}`)).toBe(401);
  await attacker.close();
  await victim.close();
});

test("a cookie that was copied is worth nothing once she has signed out", async ({ browser }) => {
  const context = await browser.newContext();
  await signIn(context, "agent");
  const { name, value } = (await sessionCookie(context))!;
  expect(await isLetIn(`${name}=${value}`)).toBe(200);
  const { csrfToken } = await (await context.request.get("/api/auth/csrf")).json();
  await context.request.post("/api/auth/signout", { form: { csrfToken, json: "true" } });
  expect(await isLetIn(`${name}=${value}`)).toBe(401);
  await context.close();
});

test("a cookie that somebody wrote himself is nobody's", async () => {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = { sub: crypto.randomUUID(), sessionId: crypto.randomUUID(), exp: 4_000_000_000 };
  for (const token of [
    `${part({ alg: "none" })}.${part(claims)}.`,
    `${part({ alg: "HS256" })}.${part(claims)}.${part("x")}`,
    `${part({ alg: "dir", enc: "A256GCM" })}..${part("iv")}.${part(claims)}.${part("tag")}`,
    part(claims),
    "../../etc/passwd",
    "\u0001".repeat(10),
    "x".repeat(4000),
  ]) {
    expect(await isLetIn(`next-auth.session-token=${encodeURIComponent(token)}`)).toBe(401);
  }
});

test("who asks whether an address has an account is told the same either way", async ({ request }) => {
  const [known, unknown] = [demoUser("finance").email, "nobody@nowhere.example"];
  expect(await tryPassword(request, known, "not the password")).toEqual(
    await tryPassword(request, unknown, "not the password"),
  );
  const forgets = async (email: string) => {
    const answer = await request.post("/api/trpc/reset.ask", { data: { json: { email, language: "en" } } });
    return [answer.status(), await answer.text()];
  };
  const answer = await forgets(unknown);
  expect(answer[0]).toBe(200);
  expect(await forgets(known)).toEqual(answer);
});

test("a link to a new password leads to the address of the settings, whatever the request calls us", async () => {
  const { email } = demoUser("marketer");
  const { host } = new URL(stack().url);
  const headers: Record<string, string>[] = [
    { host: "evil.example" },
    {
      host,
      "x-forwarded-host": "evil.example",
      "x-forwarded-proto": "https",
      forwarded: "host=evil.example",
    },
    { host, origin: stack().url, referer: "https://evil.example/" },
  ];
  const links = () =>
    [...readFileSync(logFile, "utf8").matchAll(/"link":"([^"]+)"/g)].map(([, link]) => new URL(link!));
  const before = links().length;
  for (const head of headers) {
    await new Promise((done, failed) => {
      const outgoing = ask(
        new URL("/api/trpc/reset.ask", stack().url),
        { method: "POST", headers: { "content-type": "application/json", ...head } },
        (answer) => answer.resume().on("end", done),
      );
      outgoing.on("error", failed).end(JSON.stringify({ json: { email, language: "en" } }));
    });
  }
  await expect.poll(() => links().length, { timeout: 20_000 }).toBe(before + headers.length);
  expect(new Set(links().map(({ origin }) => origin))).toEqual(new Set([new URL(stack().url).origin]));
  expect(readFileSync(logFile, "utf8")).not.toMatch(/"link":"[^"]*evil/);
});

/** A person whom no other journey knows, invited and come, so that only this one locks her out. */
async function newColleague(context: BrowserContext) {
  const email = `colleague.${crypto.randomUUID()}@nova.example`;
  const password = "brood-kaas-fiets-maan";
  const call = async (procedure: string, input: unknown) => {
    const answer = await context.request.post(`/api/trpc/${procedure}`, { data: { json: input } });
    expect([procedure, answer.status()]).toEqual([procedure, 200]);
    return (await answer.json()).result.data.json;
  };
  const { shownLink } = await call("people.invite", { email, roles: ["finance"], language: "en" });
  await call("invitation.join", { token: new URL(shownLink).hash.slice(1), name: "Colleague", password });
  return { email, password };
}

test("passwords cannot be tried one after another, for an account or for one that is not there", async ({
  context,
  request,
}) => {
  await signIn(context, "owner", 1);
  const colleague = await newColleague(context);
  expect((await tryPassword(request, colleague.email, colleague.password)).status).toBe(200);
  for (const email of ["victim@nowhere.example", colleague.email]) {
    const answers = [];
    for (let count = 0; count < 12; count++) {
      // Nobody gets more tries by saying that he is somewhere else each time.
      const elsewhere = `198.51.100.${count}`;
      const claims = {
        "x-forwarded-for": elsewhere,
        "x-real-ip": elsewhere,
        "x-guichet-address": elsewhere,
        forwarded: `for=${elsewhere}`,
      };
      answers.push(await tryPassword(request, email, `guess ${count}`, claims));
    }
    expect(answers.slice(0, 10).map(({ status }) => status)).toEqual(Array(10).fill(401));
    const [last] = answers.slice(-1);
    expect(last).toMatchObject({ status: 429, headers: { "retry-after": expect.stringMatching(/^\d+$/) } });
  }
  // Not even the right one tells itself apart while the tries are over.
  expect((await tryPassword(request, colleague.email, colleague.password)).status).toBe(429);
});

test("an agent makes nobody an owner, herself least of all", async ({ agent }) => {
  const me = await (await agent.request.get("/api/trpc/identity.me")).json();
  const { member } = me.result.data.json;
  for (const [procedure, input] of [
    ["people.changeRoles", { memberId: member.id, roles: ["owner"] }],
    ["people.invite", { email: "accomplice@nowhere.example", roles: ["owner"], language: "en" }],
    ["people.remove", { memberId: member.id }],
    ["account.changeName", { name: "Ana", roles: ["owner"] }],
    ["apiKeys.create", { name: "mine", scopes: ["me:read"] }],
  ] as const) {
    const answer = await agent.request.post(`/api/trpc/${procedure}`, { data: { json: input } });
    expect([procedure, answer.status()]).toEqual([procedure, procedure === "account.changeName" ? 400 : 403]);
  }
  const after = await (await agent.request.get("/api/trpc/identity.me")).json();
  expect(after.result.data.json.member.roles).toEqual(member.roles);
});
