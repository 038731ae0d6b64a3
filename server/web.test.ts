import { spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const settings = {
  DATABASE_URL: "postgres://nobody@127.0.0.1:1/nothing",
  GUICHET_MASTER_KEY: Buffer.alloc(32, 7).toString("base64"),
  GUICHET_AUTH_SECRET: "a secret for tests that is long enough",
  META_APP_ID: "1234567890",
  META_APP_SECRET: "app secret of the tests",
  META_VERIFY_TOKEN: "verify token of the tests",
};

async function startWeb(env: Record<string, string>) {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const web = spawn(process.execPath, ["--import", "tsx", "server/web.ts"], {
    cwd: root,
    env: { PATH: process.env.PATH, NODE_ENV: "production", ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  web.stderr.on("data", (part: Buffer) => {
    said += part.toString();
  });
  const [code] = await once(web, "close");
  return { code, said };
}

test("a port in use is said in one sentence", { timeout: 30_000 }, async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  const { code, said } = await startWeb({ ...settings, PORT: String(port) });
  other.close();
  expect(code).toBe(1);
  expect(said).toContain(`Port ${port} is in use. Set PORT to another one.`);
});

test("settings that are missing or wrong are named", { timeout: 30_000 }, async () => {
  const { code, said } = await startWeb({ ...settings, META_APP_SECRET: "", PORT: "99999" });
  expect(code).toBe(1);
  expect(said).toMatch(/META_APP_SECRET is not set/);
  expect(said).toMatch(/PORT/);
});

test("a demo listens on this machine only", { timeout: 30_000 }, async () => {
  const { code, said } = await startWeb({ ...settings, PORT: "1", GUICHET_DEMO: "1", HOST: "0.0.0.0" });
  expect(code).toBe(1);
  expect(said).toContain("HOST is 0.0.0.0, but a demo shows its passwords and listens on this machine only.");
});
