import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkoutLock, waitForLock } from "./lock.mjs";
import { root, runNode } from "./program";
import { Refusal } from "./refusal";
import { withoutSettings } from "./settings";
import { quietly, type Step } from "./steps";

const folders = ["app", "components", "db", "public", "server"];
const atTheTop =
  /^(next\.config\.\w+|package-lock\.json|postcss\.config\.\w+|proxy\.ts|instrumentation\.ts|tsconfig\.json)$/;
const isUnrelated = /\.test\.tsx?$|^server\/(run|bench)\//;
const stamp = join(root, ".next/guichet-sources");

/** A fingerprint of everything the build is made from. */
export function hashSources(from = root): string {
  const inFolders = folders
    .filter((folder) => existsSync(join(from, folder)))
    .flatMap((folder) =>
      readdirSync(join(from, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(join(from, "/").length)),
    );
  const paths = [...inFolders, ...readdirSync(from).filter((name) => atTheTop.test(name))];
  const hash = createHash("sha256");
  for (const path of paths.filter((path) => !isUnrelated.test(path)).sort())
    hash.update(`${path}\0`).update(
      createHash("sha256")
        .update(readFileSync(join(from, path)))
        .digest(),
    );
  return hash.digest("hex");
}

const builtFrom = () => (existsSync(stamp) ? readFileSync(stamp, "utf8") : undefined);

/** Builds the screens when the build is missing or was made from other sources. One build at a time per checkout. */
export async function ensureBuild(step: Step = quietly): Promise<void> {
  if (builtFrom() === hashSources()) return;
  const lock = await waitForLock(checkoutLock("build"));
  try {
    const sources = hashSources();
    if (builtFrom() === sources) return;
    await step("Built the screens", async () => {
      const { status, output } = await runNode([join(root, "node_modules/next/dist/bin/next"), "build"], {
        env: { ...withoutSettings(process.env), NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      });
      if (status !== 0) {
        if (/ENOSPC|no space left/i.test(output)) throw new Refusal("ENOSPC while building the screens");
        console.error(output.trimEnd().split("\n").slice(-40).join("\n"));
        throw new Refusal("The screens could not be built; what the compiler said is above.");
      }
      writeFileSync(stamp, sources);
    });
  } finally {
    lock.release();
  }
}
