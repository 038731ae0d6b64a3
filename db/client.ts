import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";

/** A transaction, or a connection outside one; queries are written the same for both. */
export type Db = PostgresJsDatabase;

export type Database = { db: Db; sql: postgres.Sql; close: () => Promise<void> };

/** The role the application works as: it owns nothing and row-level security holds for it. */
export const appRole = "guichet_app";

export function connect(url: string, { max = 10 }: { max?: number } = {}): Database {
  const sql = postgres(url, {
    max,
    connect_timeout: 5,
    idle_timeout: 60,
    onnotice: () => {},
    connection: { role: appRole, application_name: process.env.GUICHET_PROCESS ?? "guichet" },
  });
  return { sql, db: drizzle(sql, { casing: "snake_case" }), close: () => sql.end({ timeout: 5 }) };
}
