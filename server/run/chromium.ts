import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { root, runNode } from "./program";

type Browser = { executablePath?: string; libraries?: string };

const ofTheSystem = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The browser for the journeys: the one named, Playwright's own, the system's, or the one npm can bring. */
export async function findChromium(): Promise<Browser> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH is ${named}, which does not exist.`);
    return { executablePath: named };
  }
  if (existsSync(chromium.executablePath())) return {};
  const installed = ofTheSystem.find((path) => existsSync(path));
  if (installed) return { executablePath: installed };

  const unpacked = await unpackChromium();
  const candidates: Browser[] = unpacked
    ? [
        { executablePath: join(unpacked, "chromium") },
        // A bare system lacks a few libraries, which the package brings as well.
        {
          executablePath: join(unpacked, "chromium"),
          libraries: join(unpacked, "al2023/lib"),
        },
      ]
    : [];
  const working = candidates.find(({ executablePath = "", libraries }) => {
    const env = { ...process.env, ...(libraries && { LD_LIBRARY_PATH: libraries }) };
    return spawnSync(executablePath, ["--version"], { env }).status === 0;
  });
  if (working) return working;
  throw new Error(
    "No Chromium was found: run `npx playwright install chromium`, or set CHROMIUM_PATH to one.",
  );
}

/** Unpacks the browser of the optional package into a folder named for its version; nothing where there is none. */
async function unpackChromium(): Promise<string | undefined> {
  const home = join(root, "node_modules/@sparticuz/chromium");
  if (!existsSync(home) || process.platform !== "linux" || process.arch !== "x64") return undefined;
  const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
  const folder = join(root, `.test-data/chromium-${version}`);
  if (existsSync(folder)) return folder;

  mkdirSync(join(root, ".test-data"), { recursive: true });
  const draft = mkdtempSync(join(root, ".test-data/unpacking-"));
  // It unpacks into the temporary folder, with its libraries only where it believes itself on AWS.
  const unpack = `await (await import("@sparticuz/chromium")).default.executablePath()`;
  const { status, output } = await runNode(["--input-type=module", "--eval", unpack], {
    env: { ...process.env, TMPDIR: draft, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x" },
  });
  if (status !== 0) throw new Error(`Chromium could not be unpacked: ${output.trim()}`);
  if (existsSync(folder)) rmSync(draft, { recursive: true });
  else renameSync(draft, folder);
  return folder;
}
