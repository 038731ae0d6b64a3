// Plain JavaScript: the first start needs it before anything is installed.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { linkSync, readFileSync, renameSync, unlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** A pid comes round again; a pid together with the moment its process began does not. */
function birthOf(pid) {
  try {
    if (process.platform === "linux") {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      const isZombie = fields[0] === "Z";
      const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
      return isZombie ? undefined : `${boot} ${fields[19]}`;
    }
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], {
      encoding: "utf8",
      stdio: "pipe",
    }).trim();
  } catch {
    return undefined;
  }
}

function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

function remove(path) {
  try {
    unlinkSync(path);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
}

/** Linking a finished file is atomic: nobody ever reads half a lock. */
function create(path, text) {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, text, { mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  } finally {
    remove(draft);
  }
}

export function takeLock(path) {
  const mine = `${process.pid}\n${birthOf(process.pid)}\n`;
  for (;;) {
    if (create(path, mine)) return { release: () => read(path) === mine && remove(path) };

    const theirs = read(path);
    if (theirs === undefined) continue;
    const [pid, birth] = theirs.split("\n");
    if (birth && birthOf(Number(pid)) === birth) return { heldBy: Number(pid) };

    // Set it aside before removing it: someone else may have replaced the dead lock in the meantime.
    const aside = `${path}.stale.${process.pid}`;
    try {
      renameSync(path, aside);
    } catch (error) {
      if (error.code === "ENOENT") continue;
      throw error;
    }
    const taken = read(aside);
    if (taken !== undefined && taken !== theirs) create(path, taken);
    remove(aside);
  }
}

export async function waitForLock(path, onWait) {
  let isTold = false;
  for (;;) {
    const lock = takeLock(path);
    if ("release" in lock) return lock;
    if (!isTold) onWait?.(lock.heldBy);
    isTold = true;
    await setTimeout(200);
  }
}

export function checkoutLock(name) {
  const checkout = createHash("sha256").update(root).digest("hex").slice(0, 16);
  return join(tmpdir(), `guichet-${checkout}-${name}.lock`);
}
