import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { nameQueries } from "./name-queries";

/** A transaction, or a connection outside one; queries are written the same for both. */
export type Db = PostgresJsDatabase;

/** How many transactions run, and how many wait for one of the pool's connections. */
export type PoolUsage = { running: number; waiting: number };

export type Database = { db: Db; sql: postgres.Sql; usage: PoolUsage; close: () => Promise<void> };

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
  const db = drizzle(nameQueries(sql), { casing: "snake_case" });
  return { sql, db, usage: watchTransactions(db), close: () => sql.end({ timeout: 5 }) };
}

/** The driver does not tell how busy its pool is, so what is asked of it is counted here. */
function watchTransactions(db: Db): PoolUsage {
  const usage = { running: 0, waiting: 0 };
  const transaction = db.transaction.bind(db);
  db.transaction = async (work, config) => {
    let isWaiting = true;
    usage.waiting += 1;
    const begin = () => {
      isWaiting = false;
      usage.waiting -= 1;
      usage.running += 1;
    };
    try {
      return await transaction((tx) => {
        begin();
        return work(tx);
      }, config);
    } finally {
      if (isWaiting) usage.waiting -= 1;
      else usage.running -= 1;
    }
  };
  return usage;
}
