import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { camille, eventually, startBusiness } from "./testing";

const main = fileURLToPath(new URL("./main.ts", import.meta.url));

function start(env: Record<string, string>): ChildProcess {
  const process_ = spawn(process.execPath, ["--import", "tsx", main], {
    env: { PATH: process.env.PATH ?? "", NODE_ENV: "test", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void process_.kill("SIGKILL"));
  return process_;
}

async function addressOf(process_: ChildProcess): Promise<string> {
  const [line] = await once(process_.stdout as NodeJS.ReadableStream, "data");
  return String(line).trim().replace("sandbox: phones at ", "");
}

test("a message written before SIGKILL is on the phone and sent after the next start", {
  timeout: 30_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), "sandbox-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const business = await startBusiness();
  const env = {
    GUICHET_DEMO: "1",
    SANDBOX_PORT: "0",
    SANDBOX_STATE_FILE: join(folder, "journal.jsonl"),
    SANDBOX_WEBHOOK_URL: business.url,
    SANDBOX_ACCESS_TOKEN: "token-of-the-test",
    META_APP_ID: "1",
    META_APP_SECRET: "secret-of-the-test",
    META_VERIFY_TOKEN: "verify-token",
  };
  const first = start(env);
  const url = await addressOf(first);
  const post = (path: string, body: unknown) =>
    fetch(`${url}/control/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  await post("controls", { paused: true });
  await post(`phones/${camille.id}/messages`, { type: "text", text: "Bonjour" });
  first.kill("SIGKILL");
  await once(first, "exit");

  const second = await addressOf(start(env));

  await eventually(() => expect(business.messages()).toMatchObject([{ text: { body: "Bonjour" } }]));
  const shown = await fetch(`${second}/control/phones/${camille.id}/messages`);
  expect(await shown.json()).toMatchObject([{ text: "Bonjour" }]);
  const page = await fetch(second);
  expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect((await (await fetch(`${second}/desk.js`)).text()).length).toBeGreaterThan(100_000);
});

test("outside a demo it says why in one line and stops", { timeout: 30_000 }, async () => {
  const process_ = start({});
  let told = "";
  process_.stderr?.on("data", (chunk) => {
    told += chunk;
  });

  const [code] = await once(process_, "exit");

  expect(code).toBe(1);
  expect(told.trim()).toMatch(/^The sandbox did not start: GUICHET_DEMO must be 1[^\n]*$/);
});
