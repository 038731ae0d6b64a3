import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { appRole } from "./client";
import { buildIndexes } from "./concurrently";
import { seedReference } from "./seed/reference";

const migrationsFolder = fileURLToPath(new URL("./migrations", import.meta.url));

/** Whoever waits for a table makes everybody behind it wait, so a migration gives way after this and comes back. */
const lockTimeoutMs = 3000;
const mostTries = 20;

/**
 * Brings the database at `url`, whose user owns it, to the newest schema and price lists; with `until`, only to the schema
 * as that migration left it, for a backup of that time. Safe to run from several processes at once.
 */
export async function migrate(url: string, { until }: { until?: number } = {}): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    // One migration at a time: the lock is the session's and goes with it, even after a crash.
    await sql`select pg_advisory_lock(hashtext('guichet.migrate'))`;
    await sql`create extension if not exists pg_trgm`;
    await sql.unsafe(`
      do $$ begin
        if not exists (select from pg_roles where rolname = '${appRole}') then create role ${appRole} nologin; end if;
        if not pg_has_role(current_user, '${appRole}', 'member') then grant ${appRole} to current_user; end if;
      exception when duplicate_object or unique_violation then null;
      end $$`);
    if (until === undefined) await buildIndexes(sql);
    const folder = until === undefined ? migrationsFolder : migrationsUntil(until);
    await givingWay(sql, () => applyMigrations(drizzle(sql), { migrationsFolder: folder }));
    if (until === undefined) await buildIndexes(sql);
    if (until === undefined) await seedReference(url);
    else rmSync(folder, { recursive: true, force: true });
    // So that a process can tell whether the schema is the one it was written for.
    await sql.unsafe(
      `grant usage on schema drizzle to ${appRole}; grant select on all tables in schema drizzle to ${appRole}`,
    );
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** A copy of the folder that knows no later migration. */
function migrationsUntil(until: number): string {
  const folder = mkdtempSync(join(tmpdir(), "guichet-migrations-"));
  cpSync(migrationsFolder, folder, { recursive: true });
  const path = join(folder, "meta/_journal.json");
  const journal: { entries: { when: number }[] } = JSON.parse(readFileSync(path, "utf8"));
  journal.entries = journal.entries.filter((entry) => entry.when <= until);
  writeFileSync(path, JSON.stringify(journal));
  return folder;
}

/** Applies what is left in one transaction; when a table is in use for too long, lets the others go on and tries again. */
async function givingWay(sql: postgres.Sql, apply: () => Promise<void>): Promise<void> {
  await sql.unsafe(`set lock_timeout = ${lockTimeoutMs}`);
  for (let tries = 1; ; tries++) {
    try {
      await apply();
      break;
    } catch (error) {
      if (!isLockTimeout(error) || tries === mostTries) throw error;
      await pause(1000);
    }
  }
  await sql`reset lock_timeout`;
}

const isLockTimeout = (error: unknown): boolean =>
  error instanceof Error && (("code" in error && error.code === "55P03") || isLockTimeout(error.cause));
