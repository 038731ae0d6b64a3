import { and, asc, eq, gt, gte, or, sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import { responses } from "@/db/schema/inbox";
import { type Ctx, type InTransaction, inTransaction } from "../../context";
import { workingHoursHistory } from "../../identity/working-hours/get-working-hours";
import { workingSecondsAlong } from "../../identity/working-hours/working-seconds-along";

type Row = typeof responses.$inferSelect;
const perTransaction = 1000;

/** Counts the working seconds of all waits that ended since a moment anew, by the hours as they are kept now. Returns how many. */
export async function recomputeWorkingSeconds(ctx: Ctx, since: Date): Promise<number> {
  let count = 0;
  for (let last: string | undefined; ; ) {
    const done = await inTransaction(ctx, async (ctx) => {
      const some = await ctx.db
        .select()
        .from(responses)
        .where(
          and(
            eq(responses.workspaceId, ctx.workspaceId),
            last === undefined ? undefined : gt(responses.id, last),
            or(gte(responses.answeredAt, since), gte(responses.automaticAnsweredAt, since)),
          ),
        )
        .orderBy(asc(responses.id))
        .limit(perTransaction);
      await recompute(ctx, some);
      return some;
    });
    last = done.at(-1)?.id;
    if (last === undefined) return count;
    count += done.length;
  }
}

async function recompute(ctx: InTransaction, waits: Row[]): Promise<void> {
  const history = await workingHoursHistory(ctx);
  const until = ({ askedAt }: Row, end: Date | null) =>
    end && Math.floor(workingSecondsAlong(history, askedAt, end));
  const values = waits.map((wait) => ({
    id: wait.id,
    working: until(wait, wait.answeredAt),
    automatic: until(wait, wait.automaticAnsweredAt),
  }));
  await ctx.db.execute(sql`
    update responses w set working_seconds = r.working, automatic_working_seconds = r.automatic
    from ${rows(values, "id uuid, working int, automatic int")}
    where w.workspace_id = ${ctx.workspaceId}::uuid and w.id = r.id
      and (w.working_seconds, w.automatic_working_seconds) is distinct from (r.working, r.automatic)`);
}
