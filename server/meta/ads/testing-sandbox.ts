import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** For tests: the stand-in for Meta in a process of its own, which is talked to as Meta is. */
export async function startSandboxProcess(token: string) {
  const folder = mkdtempSync(join(tmpdir(), "guichet-sandbox-"));
  const sandbox = spawn(process.execPath, ["--import", "tsx", join(root, "server/sandbox/main.ts")], {
    cwd: root,
    env: {
      ...process.env,
      GUICHET_DEMO: "1",
      SANDBOX_PORT: "0",
      SANDBOX_STATE_FILE: join(folder, "journal.jsonl"),
      SANDBOX_WEBHOOK_URL: "http://127.0.0.1:9/api/webhooks/meta",
      SANDBOX_ACCESS_TOKEN: token,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let url = "";
  for await (const line of sandbox.stdout!) {
    const address = /http:\S+/.exec(String(line));
    if (!address) continue;
    url = address[0].replace(/\/$/, "");
    break;
  }
  return {
    url,
    close() {
      sandbox.kill("SIGTERM");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
