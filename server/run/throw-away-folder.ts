import { randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { takeLock } from "./lock.mjs";

const testData = fileURLToPath(new URL("../../.test-data/", import.meta.url));

/** A data folder for one run of tests or benches. What runs that were killed have left behind goes first. */
export function throwAwayFolder(purpose: string): { path: string; remove: () => void } {
  mkdirSync(testData, { recursive: true });
  for (const name of readdirSync(testData)) {
    if (!name.endsWith(".lock")) continue;
    const abandoned = takeLock(`${testData}${name}`);
    if ("heldBy" in abandoned) continue;
    rmSync(`${testData}${name.slice(0, -".lock".length)}`, { recursive: true, force: true });
    abandoned.release();
  }

  const path = `${testData}${purpose}-${randomUUID()}`;
  const lock = takeLock(`${path}.lock`);
  if ("heldBy" in lock) throw new Error(`${path} is in use by process ${lock.heldBy}`);
  mkdirSync(path, { mode: 0o700 });
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true });
      lock.release();
    },
  };
}
