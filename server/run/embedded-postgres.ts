import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { freePort, isFree } from "./ports";
import { findPostgresPrograms, type PostgresPrograms } from "./postgres-programs";
import { readPrivately, writePrivately } from "./private-file";
import { explain, Refusal } from "./refusal";
import { type Service, supervise } from "./supervise";

export type Postgres = Service & { url: string; port: number };

type PostgresOptions = {
  /** Holds the cluster in `postgres/`, and the port and password in `postgres.json`. */
  dataDir: string;
  port?: number;
  settings?: Record<string, string>;
  output?: (line: string) => void;
};

const kept = (dataDir: string) => join(dataDir, "postgres.json");
const cluster = (dataDir: string) => join(dataDir, "postgres");

/** Starts the Postgres of a data folder, creating it the first time. It listens on this machine only. */
export async function startPostgres({
  dataDir,
  port,
  settings = {},
  output = () => {},
}: PostgresOptions): Promise<Postgres> {
  const folder = resolve(dataDir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const programs = findPostgresPrograms();
  const known = readPrivately<{ port: number; password: string }>(kept(folder));
  const password = known?.password ?? randomBytes(24).toString("base64url");

  await stopLeftover(cluster(folder));
  const chosen = port ?? (known && (await isFree(known.port)) ? known.port : await freePort());
  writePrivately(kept(folder), { port: chosen, password });
  createCluster(cluster(folder), password, programs);
  giveTo(cluster(folder), programs.ownerId);

  const url = `postgres://guichet:${password}@127.0.0.1:${chosen}/guichet`;
  const all = {
    port: String(chosen),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "200",
    // Statements can quote what customers write: they stay out of the log, and so does the chatter.
    log_min_messages: "fatal",
    log_min_error_statement: "panic",
    ...settings,
  };
  const options = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  try {
    const service = await supervise({
      name: "postgres",
      command: () => programs.command("postgres", ["-D", cluster(folder), ...options]),
      isReady: () => createDatabase(url),
      stopSignal: "SIGINT",
      stopWithinMs: 30_000,
      output: (line) => line.includes("the database system is") || output(line),
    });
    return { ...service, url, port: chosen };
  } catch (error) {
    throw new Refusal(`The database under ${folder} does not start. ${explain(error)}`, { cause: error });
  }
}

function createCluster(folder: string, password: string, programs: PostgresPrograms): void {
  if (existsSync(join(folder, "PG_VERSION"))) return;
  // initdb writes PG_VERSION early: an unfinished cluster is one that was never moved to its name.
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  const passwordFile = `${folder}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  giveTo(draft, programs.ownerId);
  giveTo(passwordFile, programs.ownerId);
  const [file, args] = programs.command("initdb", [
    `--pgdata=${draft}`,
    "--username=guichet",
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    // Sorts like C, and knows that Ü is the capital of ü.
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
  ]);
  const result = spawnSync(file, args, { encoding: "utf8" });
  rmSync(passwordFile, { force: true });
  if (result.status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    throw new Refusal(
      `The database could not be created in ${folder}: ${lastLine(result.stderr) || result.error?.message}`,
    );
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(draft, folder);
}

function lastLine(text: string | null): string {
  const lines = (text ?? "").split("\n").filter((line) => /error|fatal|could not|denied/i.test(line));
  return lines[0]?.trim() ?? "";
}

/** Files made under another way of running Postgres change hands. Only root can, and only root has several ways. */
function giveTo(path: string, ownerId: number | undefined): void {
  const { uid } = lstatSync(path);
  if (ownerId === undefined || uid === ownerId) return;
  if (process.getuid?.() !== 0)
    throw new Refusal(`${path} belongs to another user: set GUICHET_DATA_DIR to a folder of your own.`);
  const entries = lstatSync(path).isDirectory()
    ? readdirSync(path, { recursive: true, encoding: "utf8" })
    : [];
  for (const entry of entries) lchownSync(join(path, entry), ownerId, ownerId);
  lchownSync(path, ownerId, ownerId);
}

/** A supervisor that was killed outright can leave its Postgres running; we hold the data folder's lock, so it is ours to stop. */
async function stopLeftover(folder: string): Promise<void> {
  const pidFile = join(folder, "postmaster.pid");
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
  if (!isAlive(pid)) return;
  if (!commandOf(pid).includes(folder)) {
    // The pid came round again to a stranger; Postgres would refuse to start beside it.
    rmSync(pidFile);
    return;
  }
  process.kill(pid, "SIGINT");
  for (let waited = 0; isAlive(pid); waited += 100) {
    if (waited > 20_000) process.kill(pid, "SIGKILL");
    await pause(100);
  }
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function commandOf(pid: number): string {
  if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  return spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout;
}

/** Says no while Postgres is still starting; yes once its database is there. */
async function createDatabase(url: string): Promise<boolean> {
  const sql = postgres(url.replace(/guichet$/, "postgres"), {
    max: 1,
    connect_timeout: 5,
    onnotice: () => {},
  });
  try {
    const [found] = await sql`select 1 from pg_database where datname = 'guichet'`;
    if (!found) await sql`create database guichet`;
    return true;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === "28P01")
      throw new Refusal(
        "postgres.json does not hold the password of the database beside it; restore it, or remove both.",
      );
    if (code === "53100") throw error;
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}
