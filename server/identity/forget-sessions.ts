import { lt, sql } from "drizzle-orm";
import { sessions } from "@/db/schema/identity";
import { asWorker } from "../context";

/** Sessions that have been over for a month are forgotten; what matters of them is in the audit trail. */
export async function forgetSessions(): Promise<void> {
  await asWorker((db) => db.delete(sessions).where(lt(sessions.expiresAt, sql`now() - interval '30 days'`)));
}
