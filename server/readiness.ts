import { sql } from "drizzle-orm";
import journal from "@/db/migrations/meta/_journal.json";
import { database } from "./context";
import { log } from "./log";

const newest = Math.max(...journal.entries.map((entry) => entry.when));
const patienceMs = 3000;

/** Why this process cannot serve, in a word for a machine; nothing when it can. */
export async function findUnreadiness(): Promise<"database" | "migrations" | undefined> {
  try {
    const asked = database().db.execute<{ newest: string | null }>(
      sql`select max(created_at)::text as newest from drizzle.__drizzle_migrations`,
    );
    const timeout = new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error("The database does not answer")), patienceMs).unref();
    });
    const [row] = await Promise.race([asked, timeout]);
    return Number(row?.newest) >= newest ? undefined : "migrations";
  } catch (error) {
    log.warn({ err: error }, "not ready");
    return "database";
  }
}
