import { sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import type { InTransaction } from "@/server/context";

type Value = string | number | boolean | bigint | Date | null;

const snake = (name: string) => name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
const plain = (value: Value) => (typeof value === "bigint" ? String(value) : value);

/** Which columns a table has of which Postgres type, and which of them say that two rows are the same. */
export type Table<Column extends string> = {
  table: string;
  types: Record<Column, string>;
  key: NoInfer<Column>[];
  /** Kept as they were when the row is there already. */
  kept: NoInfer<Column>[];
};

/** Inserts the rows, or updates those that are there, in one statement with one parameter: many rows cost little more than one. */
export async function writeRows<Column extends string>(
  ctx: InTransaction,
  { table, types, key, kept }: Table<Column>,
  values: Record<Column, Value>[],
): Promise<void> {
  if (values.length === 0) return;
  const columns = Object.keys(types) as Column[];
  const names = columns.map(snake).join(", ");
  const typed = columns.map((column) => `${snake(column)} ${types[column]}`).join(", ");
  const changed = columns
    .filter((column) => !key.includes(column) && !kept.includes(column))
    .map((column) => `${snake(column)} = excluded.${snake(column)}`);
  const plainRows = values.map((row) =>
    Object.fromEntries(columns.map((column) => [snake(column), plain(row[column])])),
  );
  await ctx.db.execute(sql`
    insert into ${sql.raw(`${table} (workspace_id, ${names})`)}
    select ${ctx.workspaceId}::uuid, ${sql.raw(columns.map((column) => `r.${snake(column)}`).join(", "))}
    from ${rows(plainRows, typed)}
    on conflict ${sql.raw(`(workspace_id, ${key.map(snake).join(", ")}) do update set ${changed.join(", ")}`)}`);
}
