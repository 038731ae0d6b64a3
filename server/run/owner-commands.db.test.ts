import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { ownerDb } from "@/db/factories";
import { phoneNumbers, whatsappAccounts } from "@/db/schema/channels";
import { rateCards } from "@/db/schema/price-lists";
import { accessToken } from "../channels/access-token";
import { systemCtx } from "../context";
import { signIn } from "../identity/sign-in";
import { startSession } from "../identity/start-session";
import { metaError, startGraph } from "../messaging/testing-graph";
import { root, typescript } from "./program";

const graph = await startGraph();
/** Each command is a process of its own. */
const patience = { timeout: 120_000 };
afterAll(graph.close);

/** Runs a command as an owner does, with something on standard input. */
async function run(args: string[], typed = "") {
  const child = spawn(process.execPath, [...typescript("server/run/part.ts"), ...args], {
    cwd: root,
    env: process.env,
    stdio: ["pipe", "pipe", "pipe"],
  });
  let said = "";
  for (const output of [child.stdout, child.stderr])
    output.on("data", (part: Buffer) => {
      said += part.toString();
    });
  child.stdin.end(typed);
  const [code] = await once(child, "close");
  return { code, said };
}

const luna = ["--name", "Boulangerie Luna", "--person", "Luna Maes", "--time-zone", "Europe/Brussels"];
const create = (email: string, ...more: string[]) => ["workspace:create", ...luna, "--email", email, ...more];
const workspaceIn = (said: string) => /Workspace +(\S+)/.exec(said)?.[1] ?? "";

test("an owner gets a workspace and a password to sign in with, or chooses one", patience, async () => {
  const { code, said } = await run(create("Luna@luna.example"));
  expect(code).toBe(0);
  const password = /Password +(\S+)/.exec(said)?.[1] ?? "";
  const luna = await signIn({ email: "luna@luna.example", password });
  expect(await startSession({ userId: luna!.userId })).toMatchObject({ workspaceId: workspaceIn(said) });

  const chosen = await run(create("noor@luna.example", "--password-stdin"), "a long enough phrase\n");
  expect(chosen.said).not.toContain("phrase");
  const noor = { email: "noor@luna.example", password: "a long enough phrase" };
  expect(await signIn(noor)).toMatchObject({ name: "Luna Maes" });
  expect(await run(create("ana@luna.example", "--password-stdin"), "short\n")).toMatchObject({ code: 1 });
});

test("what is missing is said in one sentence", patience, async () => {
  for (const command of ["workspace:create", "number:connect"]) {
    const { code, said } = await run([command]);
    expect(code).toBe(1);
    expect(said.trim()).toMatch(/^Say /);
  }
});

test(
  "a number is connected with what Meta says of it, and a token that Meta refuses connects nothing",
  patience,
  async () => {
    const workspaceId = workspaceIn((await run(create("luna@luna.example"))).said);
    const connect = (number: string) =>
      run(
        ["number:connect", "--workspace", workspaceId, "--account", "700", "--number", number],
        "token-of-luna\n",
      );
    graph.answerNext(
      { json: { id: "800", display_phone_number: "+32 470 00-00-01", verified_name: "Boulangerie Luna" } },
      { json: { id: "700", currency: "EUR" } },
      { json: { success: true } },
    );
    expect(await connect("800")).toMatchObject({ code: 0 });
    const [account] = await ownerDb()
      .select()
      .from(whatsappAccounts)
      .where(eq(whatsappAccounts.workspaceId, workspaceId));
    expect(account).toMatchObject({ wabaId: "700", currency: "EUR", timeZone: "Europe/Brussels" });
    expect(await accessToken(systemCtx(workspaceId), account!.id)).toBe("token-of-luna");
    expect(graph.calls.map(({ method, path }) => `${method} ${path.split("?")[0]}`)).toEqual([
      "GET /800",
      "GET /700",
      "POST /700/subscribed_apps",
    ]);

    graph.answerNext(metaError(190, "The access token has expired"));
    const refused = await connect("801");
    expect(refused.code).toBe(1);
    expect(refused.said).not.toContain("token-of-luna");
    const numbers = await ownerDb()
      .select({ displayNumber: phoneNumbers.displayNumber })
      .from(phoneNumbers)
      .where(eq(phoneNumbers.workspaceId, workspaceId));
    expect(numbers).toEqual([{ displayNumber: "32470000001" }]);
  },
);

test(
  "a price list for everybody is shown first and taken over when asked to, with all its faults",
  patience,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "rates-"));
    const path = join(folder, "january.csv");
    const columns = "Market,Currency,Marketing,Utility";
    writeFileSync(path, `${columns}\nSpain,USD,0.0707,-1\nFrance,EUR,x,0.03\n`);
    const list = ["rates:import", path, "--from", "2027-01-01"];
    const faulty = await run(list);
    expect(faulty).toMatchObject({ code: 1 });
    expect(faulty.said).toMatch(/Line 2:.*\n.*Line 3:/);

    writeFileSync(path, `${columns}\nSpain,USD,0.0707,0.03\n`);
    expect((await run(list)).said).toContain("~ Spain, utility: 0.02 becomes 0.03");
    const loaded = () => ownerDb().select().from(rateCards).where(eq(rateCards.effectiveFrom, "2027-01-01"));
    expect(await loaded()).toEqual([]);
    expect(await run([...list, "--apply"])).toMatchObject({ code: 0 });
    expect(await loaded()).toMatchObject([{ currency: "USD", source: "january.csv" }]);
    expect(await run(["rates:import", path, "--from", "2027-01-15"])).toMatchObject({ code: 1 });
    rmSync(folder, { recursive: true });
  },
);
