import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";

/** Does this as the user that owns the database, who alone may write what every workspace shares. */
export async function asDatabaseOwner<T>(work: (db: PostgresJsDatabase) => Promise<T>): Promise<T> {
  const { DATABASE_URL = "", DATABASE_MIGRATE_URL = DATABASE_URL } = process.env;
  const sql = postgres(DATABASE_MIGRATE_URL, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    return await work(drizzle(sql, { casing: "snake_case" }));
  } finally {
    await sql.end({ timeout: 5 });
  }
}
