import { accessSync, constants, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import postgres from "postgres";
import { migrate } from "@/db/migrate";
import { ensureBuild } from "./build";
import { checkDatabase } from "./check-database";
import { type Demo, type DemoUser, demoFile, demoNumber, demoSecrets, demoSettings } from "./demo-settings";
import { type Postgres, startPostgres } from "./embedded-postgres";
import { takeLock } from "./lock.mjs";
import { freePort } from "./ports";
import { readPrivately, writePrivately } from "./private-file";
import { runNode, typescript } from "./program";
import { Refusal } from "./refusal";
import { type Services, startServices, stopServices } from "./services";
import { requireValid, withoutSettings } from "./settings";
import { quietly, type Step } from "./steps";

export type Stack = Demo & {
  dataDir: string;
  /** The settings its processes run with. */
  env: Record<string, string>;
  processes: Required<Services> & { postgres?: Postgres };
  stop: () => Promise<void>;
};

type StackOptions = {
  dataDir: string;
  /** Free ports unless said. */
  port?: number;
  sandboxPort?: number;
  /** A Postgres that is already there, instead of one of our own. */
  databaseUrl?: string;
  postgresSettings?: Record<string, string>;
  /** More settings, or other values of those a demo has. */
  settings?: Record<string, string>;
  isDevelopment?: boolean;
  /** As a real deployment on its first day: no people, no demo; only Meta is played by the sandbox. */
  isReal?: boolean;
  step?: Step;
  output?: (process: string, line: string) => void;
};

/** Runs the whole product on one data folder: Postgres, web, worker and sandbox. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { settings = {}, isDevelopment = false, isReal = false, step = quietly, output = () => {} } = options;
  const dataDir = resolve(options.dataDir);
  makeFolder(dataDir);
  const lock = takeLock(join(dataDir, "lock"));
  if ("heldBy" in lock)
    throw new Refusal(
      `${dataDir} is in use by another Guichet (process ${lock.heldBy}): stop it, or set GUICHET_DATA_DIR to another folder.`,
    );

  const undo: (() => unknown)[] = [lock.release];
  const stop = async () => {
    for (const action of undo.splice(0).reverse()) await action();
  };
  try {
    const database = await openDatabase(dataDir, options);
    if (database.server) undo.push(database.server.stop);
    await step("Migrated the database", () => migrate(settings.DATABASE_MIGRATE_URL ?? database.url));

    const secrets = demoSecrets(dataDir);
    const ports = {
      port: options.port ?? (await freePort()),
      sandboxPort: options.sandboxPort ?? (await freePort()),
    };
    const env = {
      ...demoSettings({ ...ports, databaseUrl: database.url, dataDir }, secrets),
      ...(isReal && { GUICHET_DEMO: "0" }),
      ...settings,
    };
    requireValid(env, { all: true });
    const processEnv = { ...withoutSettings(process.env), ...env };

    const users = isReal
      ? []
      : ((await seededUsers(dataDir, database.url)) ??
        (await step("Filled the demo workspace", () => seed(processEnv))));
    const demo: Demo = {
      url: env.GUICHET_URL,
      sandboxUrl: env.SANDBOX_URL,
      databaseUrl: database.url,
      appSecret: secrets.appSecret,
      verifyToken: secrets.verifyToken,
      wabaId: demoNumber.wabaId,
      phoneNumberId: demoNumber.phoneNumberId,
      users,
    };
    writePrivately(demoFile(dataDir), demo);

    if (!isDevelopment) await ensureBuild(step);
    const services = await step("Started web, worker and sandbox", () =>
      startServices({ env: processEnv, isDevelopment, hasSandbox: true, output }),
    );
    undo.push(() => stopServices(services));
    const processes = { ...services, sandbox: services.sandbox!, postgres: database.server };
    return { ...demo, dataDir, env, processes, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    accessSync(path, constants.W_OK);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOSPC") throw error;
    throw new Refusal(`${path} cannot be written: set GUICHET_DATA_DIR to a folder that can.`);
  }
}

async function openDatabase(
  dataDir: string,
  { databaseUrl, postgresSettings, step = quietly, output = () => {} }: StackOptions,
): Promise<{ url: string; server?: Postgres }> {
  if (databaseUrl) {
    await step("Reached the database", () => checkDatabase(databaseUrl));
    return { url: databaseUrl };
  }
  const server = await step("Started Postgres", () =>
    startPostgres({ dataDir, settings: postgresSettings, output: (line) => output("postgres", line) }),
  );
  return { url: server.url, server };
}

/** The demo's people, when this very database has been filled before. */
async function seededUsers(dataDir: string, databaseUrl: string): Promise<DemoUser[] | undefined> {
  const users = readPrivately<Demo>(demoFile(dataDir))?.users;
  if (!users) return undefined;
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    const [found] = await sql`select from users where email = ${users[0]?.email ?? ""}`;
    return found && users;
  } finally {
    await sql.end();
  }
}

async function seed(env: NodeJS.ProcessEnv): Promise<DemoUser[]> {
  const { status, output, message } = await runNode(typescript("server/run/seed.ts"), { env });
  if (status !== 0)
    throw new Refusal(`The demo workspace could not be filled: ${output.trim().split("\n").at(-1)}`);
  return message as DemoUser[];
}
