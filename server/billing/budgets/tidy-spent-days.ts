import { sql } from "drizzle-orm";
import { workspaces } from "@/db/schema/identity";
import { asWorker, type Ctx, inTransaction, systemCtx } from "@/server/context";

/** Tidies the spent days of every workspace. */
export async function tidySpentDays(signal?: AbortSignal): Promise<void> {
  const all = await asWorker((db) => db.select({ id: workspaces.id }).from(workspaces));
  for (const { id } of all) {
    if (signal?.aborted) return;
    await tidySpentDaysOf(systemCtx(id));
  }
}

/**
 * Puts the rows that add up to a day together into one, so that a year is read at once. The first time it also takes in the
 * charges that were there before their triggers: all in one statement, which sees either a charge and what its trigger wrote,
 * or neither.
 */
export function tidySpentDaysOf(ctx: Ctx): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const here = sql`workspace_id = ${ctx.workspaceId}::uuid`;
    const columns = sql`workspace_id, number_id, day, currency, micros, messages, unpriced`;
    await ctx.db.execute(sql`
      with built as (
        insert into spent_states (workspace_id, built_at)
        values (${ctx.workspaceId}::uuid, ${ctx.now().toISOString()}::timestamptz)
        on conflict do nothing returning workspace_id),
      gone as (delete from spent_days where ${here} and exists (select from built))
      insert into spent_days (${columns})
      select c.workspace_id, c.number_id, (c.delivered_at at time zone a.time_zone)::date, c.currency,
        coalesce(sum(c.estimated_micros), 0), count(*), count(*) filter (where c.estimated_micros is null)
      from charges c
      join phone_numbers n on n.workspace_id = c.workspace_id and n.id = c.number_id
      join whatsapp_accounts a on a.workspace_id = n.workspace_id and a.id = n.account_id
      where c.workspace_id = ${ctx.workspaceId}::uuid and exists (select from built)
      group by 1, 2, 3, 4`);
    await ctx.db.execute(sql`
      with parts as (
        delete from spent_days where ${here} and (number_id, day, currency) in (
          select number_id, day, currency from spent_days where ${here}
          group by number_id, day, currency having count(*) > 1)
        returning *)
      insert into spent_days (${columns})
      select workspace_id, number_id, day, currency, sum(micros), sum(messages), sum(unpriced)
      from parts group by 1, 2, 3, 4`);
  });
}
