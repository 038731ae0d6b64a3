import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { open, rename } from "node:fs/promises";
import { finished } from "node:stream/promises";
import { createGzip } from "node:zlib";
import postgres from "postgres";
import { type AnySql, listTables, quoted, seesEverything, type Table } from "./tables";

export type Header = {
  guichetBackup: 1;
  takenAt: string;
  /** The newest migration the data was written under. */
  migration: number;
  /** Names of the master keys that open what is sealed in it; the keys themselves are never in a backup. */
  masterKeyIds: string[];
};

export type Counts = Record<string, number>;

/** The line that ends a table's rows, in the words of COPY; no row can look like it. */
export const endOfRows = "\\.\n";

/**
 * Writes all tables as one snapshot saw them, while everybody goes on working, into one compressed file: a header, then for each
 * table a line with its columns and its rows as COPY writes them, then how many rows there were. A file of that name is there
 * only when all of it is.
 */
export async function writeBackup(url: string, file: string): Promise<{ header: Header; counts: Counts }> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
  const draft = `${file}.part`;
  const gzip = createGzip();
  const disk = createWriteStream(draft, { mode: 0o600 });
  const written = finished(disk);
  written.catch(() => {});
  gzip.pipe(disk);
  const write = async (part: string | Buffer) => {
    if (!gzip.write(part)) await Promise.race([once(gzip, "drain"), written]);
  };
  try {
    if (!(await seesEverything(sql)))
      throw new Error("The database user is bound by row-level security and would copy empty tables.");
    const result = await sql.begin("isolation level repeatable read read only", async (sql) => {
      await sql`set local timezone to 'UTC'`;
      const header = await describe(sql);
      await write(`${JSON.stringify(header)}\n`);
      const counts: Counts = {};
      for (const table of await listTables(sql)) {
        await write(`${JSON.stringify(table)}\n`);
        counts[table.name] = 0;
        const rows = sql.unsafe<{ line: string }[]>(
          `select ${lineOf(table)} as line from only ${quoted(table.name)}`,
        );
        for await (const part of rows.cursor(rowsAtOnce)) {
          counts[table.name]! += part.length;
          await write(part.map(({ line }) => `${line}\n`).join(""));
        }
        await write(endOfRows);
      }
      await write(`${JSON.stringify({ counts })}\n`);
      return { header, counts };
    });
    gzip.end();
    await written;
    const handle = await open(draft, "r+");
    await handle.sync();
    await handle.close();
    await rename(draft, file);
    return result;
  } finally {
    gzip.destroy();
    disk.destroy();
    await sql.end({ timeout: 5 });
  }
}

/** Files are kept in pieces of a megabyte, so a few rows are much already. */
const rowsAtOnce = 50;

const escapes = [
  ["\\", "\\\\"],
  ["\t", "\\t"],
  ["\n", "\\n"],
  ["\r", "\\r"],
] as const;

/** A row as COPY reads it. The driver's own COPY stops for ever when the last rows come all at once. */
function lineOf({ columns }: Table): string {
  const escaped = (text: string) => escapes.reduce((text, [from, to]) => text.replaceAll(from, to), text);
  const literal = (text: string) => `E'${escaped(text)}'`;
  const cells = columns.map((column) => {
    const cell = escapes.reduce(
      (text, [from, to]) => `replace(${text}, ${literal(from)}, ${literal(to)})`,
      `${quoted(column)}::text`,
    );
    return `coalesce(${cell}, E'\\\\N')`;
  });
  return cells.join(" || E'\\t' || ");
}

async function describe(sql: AnySql): Promise<Header> {
  const [newest] = await sql`select max(created_at) as at from drizzle.__drizzle_migrations`;
  const keys = await sql`select distinct master_key_id as id from data_keys order by 1`;
  return {
    guichetBackup: 1,
    takenAt: new Date().toISOString(),
    migration: Number(newest?.at),
    masterKeyIds: keys.map((key) => String(key.id)),
  };
}
