import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { dirname } from "node:path";

export type Row = { id: string };

export type Table<T extends Row> = {
  get(id: string): T | undefined;
  all(): T[];
  put(row: T): T;
  remove(id: string): void;
};

type Line = { table: string; put: Row } | { table: string; remove: string };

/**
 * Tables in memory whose every change is appended to one file before anybody hears of it. A line handed to the
 * kernel outlives SIGKILL; a line cut short by a crash is dropped on the next start.
 */
export function openJournal(file: string) {
  mkdirSync(dirname(file), { recursive: true });
  const tables = replay(file);
  compact(file, tables);
  const descriptor = openSync(file, "a");

  const append = (line: Line) => writeSync(descriptor, `${JSON.stringify(line)}\n`);

  return {
    table<T extends Row>(name: string): Table<T> {
      const rows = tableOf(tables, name) as Map<string, T>;
      return {
        get: (id) => rows.get(id),
        all: () => [...rows.values()],
        put(row) {
          append({ table: name, put: row });
          rows.set(row.id, row);
          return row;
        },
        remove(id) {
          if (rows.delete(id)) append({ table: name, remove: id });
        },
      };
    },
    close: () => closeSync(descriptor),
  };
}

export type Journal = ReturnType<typeof openJournal>;

type Tables = Map<string, Map<string, Row>>;

function tableOf(tables: Tables, name: string) {
  const rows = tables.get(name) ?? new Map<string, Row>();
  tables.set(name, rows);
  return rows;
}

function replay(file: string): Tables {
  const tables: Tables = new Map();
  for (const text of read(file).split("\n")) {
    const line = parse(text);
    if (!line) continue;
    const rows = tableOf(tables, line.table);
    if ("put" in line) rows.set(line.put.id, line.put);
    else rows.delete(line.remove);
  }
  return tables;
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  }
}

function parse(text: string): Line | undefined {
  if (!text) return undefined;
  try {
    return JSON.parse(text) as Line;
  } catch {
    return undefined;
  }
}

function compact(file: string, tables: Tables) {
  const fresh = `${file}.new`;
  const descriptor = openSync(fresh, "w", 0o600);
  for (const [table, rows] of tables) {
    for (const row of rows.values()) writeSync(descriptor, `${JSON.stringify({ table, put: row })}\n`);
  }
  fsyncSync(descriptor);
  closeSync(descriptor);
  renameSync(fresh, file);
}
