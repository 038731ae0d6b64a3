import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { takeLock, waitForLock } from "./lock.mjs";
import { root } from "./program";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "guichet-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const lockModule = join(root, "server/run/lock.mjs");
const inAnotherProcess = (code: string) => [
  "--input-type=module",
  "--eval",
  `import { takeLock } from "${lockModule}"; ${code}`,
];

test("a lock is held by one process, which the other is told", async () => {
  const path = join(folder, "lock");
  const holder = spawn(
    process.execPath,
    inAnotherProcess(`takeLock("${path}"); console.log("held"); setInterval(() => {}, 1000)`),
  );
  await once(holder.stdout, "data");

  expect(takeLock(path)).toEqual({ heldBy: holder.pid });

  holder.kill("SIGKILL");
  await once(holder, "exit");
  expect(takeLock(path)).toHaveProperty("release");
});

test("a lock whose pid now belongs to a stranger is taken over", () => {
  const path = join(folder, "lock");
  writeFileSync(path, "1\nanother boot 12345\n");
  expect(takeLock(path)).toHaveProperty("release");
});

test("a released lock leaves nothing behind, and the one who waited gets it", async () => {
  const path = join(folder, "lock");
  const first = takeLock(path);
  if (!("release" in first)) throw new Error("the lock was not free");
  const told: number[] = [];
  const waiting = waitForLock(path, (pid) => told.push(pid));
  first.release();
  (await waiting).release();
  expect(told).toEqual([process.pid]);
  expect(readdirSync(folder)).toEqual([]);
});

test("of many that find a dead lock at once, one gets it", () => {
  const path = join(folder, "lock");
  writeFileSync(path, "1\nanother boot 12345\n");
  const race = inAnotherProcess(`
    const lock = takeLock("${path}");
    console.log("release" in lock ? "mine" : "not mine");
    setTimeout(() => {}, 1500);`);
  const script = Array.from({ length: 6 }, () => `"$@" &`).join(" ");
  const said = execFileSync("/bin/sh", ["-c", `${script} wait`, "race", process.execPath, ...race], {
    encoding: "utf8",
  });
  expect(said.split("\n").filter((line) => line === "mine")).toHaveLength(1);
}, 20_000);
