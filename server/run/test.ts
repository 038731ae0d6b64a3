import { join } from "node:path";
import { ensureBuild } from "./build";
import { type Count, countJourneys, countTests, inWords, noCount } from "./count";
import { root, runNode } from "./program";
import { explain } from "./refusal";
import { withoutSettings } from "./settings";
import { throwAwayFolder } from "./throw-away-folder";

const bin = (path: string) => join(root, "node_modules", path);
const cruised = ["app", "components", "db", "e2e", "server"];
const env = {
  ...withoutSettings(process.env),
  ...(!process.stdout.isTTY && { NO_COLOR: "1", FORCE_COLOR: undefined }),
};
const results = throwAwayFolder("results");

/** One command is one check: it passes or it fails. */
async function check(...commands: string[][]): Promise<Count> {
  for (const command of commands) {
    const { status } = await runNode(command, { env, show: true });
    if (status !== 0) return { ...noCount, failed: 1 };
  }
  return { ...noCount, passed: 1 };
}

const vitest = async () => {
  const file = join(results.path, "tests.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const { status } = await runNode([bin("vitest/vitest.mjs"), "run", ...reporters], { env, show: true });
  return countTests(file, status);
};

const journeys = async (paths: string[]) => {
  const file = join(results.path, "journeys.json");
  const { status } = await runNode(
    [bin("@playwright/test/cli.js"), "test", "--reporter=list,json", "--pass-with-no-tests", ...paths],
    { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file }, show: true },
  );
  return countJourneys(file, status);
};

const build = async () => {
  try {
    await ensureBuild();
    return { ...noCount, passed: 1 };
  } catch (error) {
    console.error(explain(error));
    return { ...noCount, failed: 1 };
  }
};

const everything: Record<string, () => Promise<Count>> = {
  types: () => check([bin("next/dist/bin/next"), "typegen"], [bin("typescript/bin/tsc"), "--noEmit"]),
  lint: () =>
    check(
      [bin("@biomejs/biome/bin/biome"), "ci", "--colors=off"],
      [bin("dependency-cruiser/bin/dependency-cruise.mjs"), "--output-type=err-long", ...cruised],
    ),
  tests: vitest,
  build,
  journeys: () => journeys([]),
};

/** A command that fails is its own name; of tests and journeys each has one. */
const namesOf = (step: string, { failed, failures }: Count) =>
  failed > 0 && failures.length === 0 ? [step] : failures.map((failure) => `${step}: ${failure}`);

const [only, ...paths] = process.argv.slice(2);
const steps = only === "journeys" ? { build, journeys: () => journeys(paths) } : everything;

const total = { ...noCount };
for (const [name, step] of Object.entries(steps)) {
  console.log(`\n── ${name} ──`);
  const start = Date.now();
  const isInVain = name === "journeys" && total.failures.includes("build");
  const count = isInVain
    ? { ...noCount, failed: 1, failures: ["there is nothing to walk through"] }
    : await step();
  for (const key of ["passed", "failed", "skipped"] as const) total[key] += count[key];
  total.failures = [...total.failures, ...namesOf(name, count)];
  console.log(`── ${name}: ${inWords(count)} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
}
results.remove();

if (total.failures.length > 0)
  console.log(`\nFailed:\n${total.failures.map((name) => `  ${name}`).join("\n")}`);
console.log(`\n${inWords(total)}`);
process.exit(total.failed > 0 ? 1 : 0);
