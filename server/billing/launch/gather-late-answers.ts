import { sql } from "drizzle-orm";
import { type Ctx, inTransaction } from "@/server/context";

/**
 * Puts the late answers of a workspace together anew from its waits and charges, as the triggers do one by one. Nobody changes
 * one of them meanwhile, which takes a few seconds for a hundred thousand.
 */
export const gatherLateAnswers = (ctx: Ctx): Promise<void> =>
  inTransaction(ctx, async ({ db, workspaceId }) => {
    await db.execute(sql`select pg_advisory_xact_lock(late_answers_key(${workspaceId}::uuid))`);
    await db.execute(sql`delete from late_answers where workspace_id = ${workspaceId}::uuid`);
    await db.execute(sql`
      insert into late_answers select late.* from responses r cross join lateral late_answer(r) late
      where r.workspace_id = ${workspaceId}::uuid and r.wait_seconds > 86400`);
  });
