import { once } from "node:events";
import { createReadStream } from "node:fs";
import { finished } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import postgres from "postgres";
import { migrate } from "../migrate";
import { type AnySql, columnList, listTables, quoted, seesEverything, type Table } from "./tables";
import { type Counts, endOfRows, type Header } from "./write-backup";

type Restored = { header: Header; counts: Counts; heldBack: number };

/**
 * Fills an empty database from a backup: makes the tables as they were then, copies the rows in one transaction, compares
 * the counts, and only then applies the migrations that came since. What waited to be sent at that time may have been sent
 * since, so it is held back for a person to decide, unless `sendQueued` says that nothing was.
 */
export async function readBackup(
  url: string,
  file: string,
  { sendQueued = false, newest }: { sendQueued?: boolean; newest: number },
): Promise<Restored> {
  const lines = linesOf(file);
  const header: Header = await nextJson(lines);
  if (header.guichetBackup !== 1) throw new Error("This file is no backup of Guichet.");
  if (header.migration > newest)
    throw new Error("This backup comes from a newer Guichet: restore it with that one.");
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    const [found] = await sql`select to_regclass('public.workspaces') is not null as is_there`;
    if (found?.is_there && (await sql`select 1 from workspaces limit 1`).length > 0)
      throw new Error("There are workspaces in this database already: restore into an empty one.");
    if (!(await seesEverything(sql)))
      throw new Error("The database user is bound by row-level security and cannot fill the tables.");
    await migrate(url, { until: header.migration });
    const { counts, heldBack } = await sql.begin(async (sql) => {
      const counts = await copyIn(sql, lines);
      return { counts, heldBack: sendQueued ? 0 : await holdBack(sql, header.takenAt) };
    });
    await sql`analyze`;
    await migrate(url);
    return { header, counts, heldBack };
  } finally {
    await lines.return(undefined);
    await sql.end({ timeout: 5 });
  }
}

async function copyIn(sql: AnySql, lines: AsyncGenerator<Buffer>): Promise<Counts> {
  const tables = await listTables(sql);
  const names = tables.map((table) => quoted(table.name));
  await sql.unsafe(`truncate ${names.join(", ")}`);
  // Triggers keep tables that are in the backup themselves.
  for (const name of names) await sql.unsafe(`alter table ${name} disable trigger user`);
  const counts: Counts = {};
  for (;;) {
    const next: Table | { counts: Counts } = await nextJson(lines);
    if ("counts" in next) {
      const differs = Object.keys(next.counts).find((name) => next.counts[name] !== counts[name]);
      if (differs) throw new Error(`The backup is damaged: rows of ${differs} are missing.`);
      break;
    }
    counts[next.name] = await copyTable(sql, next, lines);
  }
  for (const name of names) await sql.unsafe(`alter table ${name} enable trigger user`);
  await followIdentities(sql);
  return counts;
}

async function copyTable(sql: AnySql, table: Table, lines: AsyncGenerator<Buffer>): Promise<number> {
  const stream = await sql.unsafe(`copy ${quoted(table.name)} (${columnList(table)}) from stdin`).writable();
  const done = finished(stream);
  done.catch(() => {});
  let rows = 0;
  try {
    for (;;) {
      const { value: line } = await lines.next();
      if (!line) throw new Error("The backup ends too early.");
      if (line.length === endOfRows.length && line.toString() === endOfRows) break;
      rows += 1;
      if (!stream.write(line)) await Promise.race([once(stream, "drain"), done]);
    }
  } catch (error) {
    // Without this the server would wait for more rows, and the transaction for the server.
    stream.destroy(error instanceof Error ? error : undefined);
    await done.catch(() => {});
    throw error;
  }
  stream.end();
  await done;
  return rows;
}

/** The next id that a table gives must come after those that were copied. */
async function followIdentities(sql: AnySql): Promise<void> {
  const identities = await sql`
    select c.relname as table, a.attname as column from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and a.attidentity <> ''`;
  for (const { table, column } of identities)
    await sql`select setval(pg_get_serial_sequence(${quoted(table)}, ${column}),
      (select coalesce(max(${sql(column)}), 0) + 1 from ${sql(table)}), false)`;
}

/** As after a crash in the middle of sending: the status webhook may tell, and if it does not, a person is asked. */
async function holdBack(sql: AnySql, takenAt: string): Promise<number> {
  const held = await sql`
    update messages set status = 'sending', attempted_at = coalesce(attempted_at, ${takenAt}::timestamptz)
    where status = 'queued' and wa_message_id is null`;
  // Whom a broadcast reached since the backup is not known either.
  await sql`
    update broadcasts set state = 'paused', why = 'member', version = version + 1
    where state in ('scheduled', 'preparing', 'sending') or (state = 'paused' and why = 'limitReached')`;
  return held.count;
}

async function nextJson<T>(lines: AsyncGenerator<Buffer>): Promise<T> {
  const { value: line } = await lines.next();
  if (!line) throw new Error("The backup ends too early.");
  try {
    return JSON.parse(line.toString());
  } catch {
    throw new Error("This file is no backup of Guichet, or it is damaged.");
  }
}

/** The lines of the compressed file, each with its end. */
async function* linesOf(file: string): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  for await (const chunk of createReadStream(file).pipe(createGunzip()) as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      parts.push(chunk.subarray(start, end + 1));
      yield parts.length === 1 ? parts[0]! : Buffer.concat(parts);
      parts = [];
      start = end + 1;
    }
    if (start < chunk.length) parts.push(chunk.subarray(start));
  }
  if (parts.length > 0) throw new Error("The backup ends too early.");
}
