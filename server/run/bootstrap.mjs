// Plain JavaScript that any Node understands: it runs before anything is installed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const oldestNode = [20, 19];

function fail(sentence) {
  console.error(`\n  ${sentence}\n`);
  process.exit(1);
}

function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  fail(`Guichet needs Node ${oldestNode.join(".")} or later; this is Node ${process.versions.node}.`);
}

const stamp = join(root, "node_modules/.guichet-installed");
const lockFile = join(root, "package-lock.json");
const hashOfLock = () => createHash("sha256").update(readFileSync(lockFile)).digest("hex");

function isInstalled() {
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hashOfLock()) return true;
  // Somebody ran npm themselves.
  const ofNpm = join(root, "node_modules/.package-lock.json");
  return existsSync(ofNpm) && statSync(ofNpm).mtimeMs >= statSync(lockFile).mtimeMs;
}

async function install() {
  if (isInstalled()) return;
  const { checkoutLock, waitForLock } = await import("./lock.mjs");
  const lock = await waitForLock(checkoutLock("install"), () =>
    console.log("  …  Waiting for another install"),
  );
  try {
    if (isInstalled()) return;
    console.log("  …  Installing the dependencies");
    const start = Date.now();
    const npm = process.env.npm_execpath;
    const [file, args] = npm?.endsWith("js") ? [process.execPath, [npm]] : ["npm", []];
    const result = spawnSync(
      file,
      [...args, "ci", "--include=dev", "--include=optional", "--loglevel=error"],
      {
        cwd: root,
        encoding: "utf8",
        stdio: ["ignore", "ignore", "pipe"],
      },
    );
    if (result.status !== 0) {
      const said = result.stderr ?? "";
      if (/ENOSPC|no space left/i.test(said)) fail("The disk is full: free some space and start again.");
      console.error(said.trimEnd());
      fail("The dependencies could not be installed; what npm said is above.");
    }
    writeFileSync(stamp, hashOfLock());
    console.log(`  ✓  Installed the dependencies (${((Date.now() - start) / 1000).toFixed(1)} s)`);
  } finally {
    lock.release();
  }
}

/** Makes sure that there is a Node and the packages we need, then runs one of our TypeScript files in this process. */
export async function run(file) {
  requireNode();
  process.chdir(root);
  await install();
  const tsx = pathToFileURL(join(root, "node_modules/tsx/dist/esm/api/index.mjs"));
  const { register } = await import(tsx.href);
  register();
  await import(pathToFileURL(join(dirname(fileURLToPath(import.meta.url)), file)).href);
}
