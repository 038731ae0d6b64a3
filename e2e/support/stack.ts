import { createWriteStream, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findChromium } from "@/server/run/chromium";
import type { Demo } from "@/server/run/demo-settings";
import { root } from "@/server/run/program";
import { startStack } from "@/server/run/stack";
import { throwAwayFolder } from "@/server/run/throw-away-folder";

/** Finds a browser and runs the whole product on a data folder of its own for as long as the journeys take. */
export default async function setUp() {
  const { executablePath = "", libraries = "" } = await findChromium();
  Object.assign(process.env, { JOURNEYS_CHROMIUM: executablePath, JOURNEYS_LIBRARIES: libraries });

  const folder = throwAwayFolder("journeys");
  mkdirSync(join(root, "test-results"), { recursive: true });
  const log = createWriteStream(join(root, "test-results/stack.log"));
  const stack = await startStack({
    dataDir: folder.path,
    postgresSettings: { fsync: "off" },
    settings: { LOG_LEVEL: "debug" },
    output: (name, line) => log.write(`${name.padEnd(8)} | ${line}\n`),
  });
  Object.assign(process.env, { JOURNEYS_URL: stack.url, JOURNEYS_STACK: join(folder.path, "demo.json") });

  return async () => {
    await stack.stop();
    log.end();
    folder.remove();
  };
}

/** Addresses, ids, secrets and sign-ins of the running product. */
export function stack(): Demo {
  return JSON.parse(readFileSync(process.env.JOURNEYS_STACK ?? "", "utf8"));
}
