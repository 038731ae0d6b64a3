import { readFileSync } from "node:fs";
import type { Sql } from "postgres";

const file = new URL("./migrations/concurrently.sql", import.meta.url);
const form = /^create (?:unique )?index concurrently if not exists "?(\w+)"? on "?(\w+)"?/i;

/**
 * Builds the indexes of `concurrently.sql` that are missing, or were left unfinished when a build was interrupted; not yet
 * those of a table or column that only a migration brings.
 */
export async function buildIndexes(sql: Sql, text = readFileSync(file, "utf8")): Promise<void> {
  const statements = text
    .replace(/^\s*--.*$/gm, "")
    .split(";")
    .map((statement) => statement.trim())
    .filter(Boolean);
  for (const statement of statements) {
    const [, index, table] = form.exec(statement) ?? [];
    if (!index || !table)
      throw new Error(`concurrently.sql knows only "create index concurrently if not exists": ${statement}`);
    const [found] = await sql`
      select to_regclass(${table}) is not null as table_exists,
        (select indisvalid from pg_index where indexrelid = to_regclass(${index})) as is_valid`;
    if (!found?.table_exists) continue;
    if (found.is_valid === false) await sql.unsafe(`drop index concurrently "${index}"`);
    await sql.unsafe(statement).catch((error: unknown) => {
      if (!isMissingColumn(error)) throw error;
    });
  }
}

const isMissingColumn = (error: unknown) =>
  error instanceof Error && "code" in error && error.code === "42703";
