import { type SQL, sql } from "drizzle-orm";

/**
 * Many rows as one parameter, so that a statement is the same whatever their number:
 * `insert into … select … from ${rows(contacts, "id uuid, name text")}`, where they are called `r`.
 */
export const rows = (values: Record<string, unknown>[], columns: string): SQL =>
  sql`json_to_recordset(${JSON.stringify(values)}::text::json) as r(${sql.raw(columns)})`;

/** How bytes are written among `rows`. */
export const asBytes = (bytes: Buffer): string => `\\x${bytes.toString("hex")}`;
