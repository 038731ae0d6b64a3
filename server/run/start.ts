import { existsSync, readFileSync } from "node:fs";
import { migrate } from "@/db/migrate";
import { ensureBuild } from "./build";
import { checkDatabase } from "./check-database";
import { firstOwnerNotice } from "./first-owner-notice";
import { requireFreePort } from "./ports";
import { explain } from "./refusal";
import { startServices, stopServices } from "./services";
import { completed, givenSettings, isRealDeployment, requireValid, withoutSettings } from "./settings";
import { type Stack, startStack } from "./stack";
import { aloud } from "./steps";

const isDevelopment = process.argv[2] === "dev";
const output = (name: string, line: string) => console.log(`${name.padEnd(8)} | ${line}`);

type Running = { stop: () => Promise<void> };

async function startDemo(given: Record<string, string>): Promise<Running> {
  const { HOST, PORT = "3000", SANDBOX_PORT = String(Number(PORT) + 1), ...settings } = given;
  if (HOST && HOST !== "127.0.0.1")
    console.log("  HOST is left aside: the demo listens on this machine only.");
  await requireFreePort("PORT", Number(PORT));
  await requireFreePort("SANDBOX_PORT", Number(SANDBOX_PORT));

  const { GUICHET_DATA_DIR = ".data", DATABASE_URL, ...others } = settings;
  const stack = await startStack({
    dataDir: GUICHET_DATA_DIR,
    port: Number(PORT),
    sandboxPort: Number(SANDBOX_PORT),
    databaseUrl: DATABASE_URL,
    settings: { LOG_LEVEL: "warn", ...others },
    isDevelopment,
    step: aloud,
    output,
  });
  welcome(stack);
  return stack;
}

function welcome({ url, sandboxUrl, dataDir, users }: Stack): void {
  const signIns = users.map(
    ({ role, email, password }) => `    ${role.padEnd(10)} ${email.padEnd(28)} ${password}`,
  );
  console.log(`
  Guichet            ${url}
  Customers' phones  ${sandboxUrl}

  Sign in as
${signIns.join("\n")}

  Everything is kept in ${dataDir}. Ctrl-C stops it.
`);
}

async function startReal(given: Record<string, string>): Promise<Running> {
  const env = completed(given);
  const { PORT = "3000", HOST = "127.0.0.1", DATABASE_URL = "", DATABASE_MIGRATE_URL = DATABASE_URL } = env;
  requireValid(env, { all: true });
  await requireFreePort("PORT", Number(PORT), HOST);
  await aloud("Reached the database", () => checkDatabase(DATABASE_URL));
  await aloud("Migrated the database", () => migrate(DATABASE_MIGRATE_URL));
  if (!isDevelopment) await ensureBuild(aloud);
  const services = await aloud("Started web and worker", () =>
    startServices({ env: { ...withoutSettings(process.env), HOST, PORT, ...env }, isDevelopment, output }),
  );
  const notice = await firstOwnerNotice(env);
  console.log(`\n  Guichet  ${env.GUICHET_URL}\n\n${notice}  Ctrl-C stops it.\n`);
  return { stop: () => stopServices(services) };
}

let running: Running | undefined;
let isStopping = false;

async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  // Before that, whatever has been started ends with us.
  if (!running) process.exit(130);
  console.log("\n  Stopping.");
  await running.stop();
  console.log("  Stopped.\n");
  process.exit(0);
}

function fail(error: unknown): never {
  console.error(`\n  ${explain(error)}\n`);
  process.exit(1);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop().catch(fail));

// npm that is killed outright cannot tell us, but then we, or the shell between us, have another parent.
function parents(): string {
  const shell = `/proc/${process.ppid}/stat`;
  const parentOfShell = existsSync(shell)
    ? readFileSync(shell, "utf8").split(") ").at(-1)?.split(" ")[1]
    : "";
  return `${process.ppid} ${parentOfShell}`;
}
const startedBy = parents();
if (process.env.npm_lifecycle_event)
  setInterval(() => parents() !== startedBy && stop().catch(fail), 1_000).unref();

try {
  console.log("\n  Guichet\n");
  const given = givenSettings(process.env);
  requireValid(given, { all: false });
  running = await (isRealDeployment(given) ? startReal(given) : startDemo(given));
} catch (error) {
  fail(error);
}
