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
    const now = sql`${ctx.now().toISOString()}::timestamptz`;
    const figures = sql`day, currency, micros, messages, unpriced`;
    const sums = sql`sum(micros), sum(messages), sum(unpriced)`;
    await ctx.db.execute(sql`
      with built as (
        insert into spent_states as s (workspace_id, built_at, parts_built_at) values (${ctx.workspaceId}::uuid, ${now}, ${now})
        on conflict (workspace_id) do update set parts_built_at = excluded.parts_built_at where s.parts_built_at is null
        returning workspace_id),
      gone_days as (delete from spent_days where ${here} and exists (select from built)),
      gone_parts as (delete from spent_parts where ${here} and exists (select from built)),
      spent as (
        select c.workspace_id, c.number_id, c.team_id, substring(c.touch from '^ad:(.+)$') as meta_ad_id,
          (c.delivered_at at time zone a.time_zone)::date as day, c.currency, coalesce(sum(c.estimated_micros), 0) as micros,
          count(*) as messages, count(*) filter (where c.estimated_micros is null) as unpriced
        from charges c
        join phone_numbers n on n.workspace_id = c.workspace_id and n.id = c.number_id
        join whatsapp_accounts a on a.workspace_id = n.workspace_id and a.id = n.account_id
        where c.workspace_id = ${ctx.workspaceId}::uuid and exists (select from built)
        group by 1, 2, 3, 4, 5, 6),
      days as (
        insert into spent_days (workspace_id, number_id, ${figures})
        select workspace_id, number_id, day, currency, ${sums} from spent group by 1, 2, 3, 4)
      insert into spent_parts (workspace_id, number_id, team_id, meta_ad_id, ${figures})
      select workspace_id, number_id, p.team_id, p.meta_ad_id, day, currency, ${sums} from spent
      cross join lateral (values (spent.team_id, null), (null, spent.meta_ad_id)) p (team_id, meta_ad_id)
      where p.team_id is not null or p.meta_ad_id is not null
      group by 1, 2, 3, 4, 5, 6`);
    await ctx.db.execute(sql`
      with parts as (
        delete from spent_days where ${here} and (number_id, day, currency) in (
          select number_id, day, currency from spent_days where ${here}
          group by number_id, day, currency having count(*) > 1)
        returning *)
      insert into spent_days (workspace_id, number_id, ${figures})
      select workspace_id, number_id, day, currency, ${sums} from parts group by 1, 2, 3, 4`);
    await ctx.db.execute(sql`
      with parts as (
        delete from spent_parts where ${here} and id in (
          select unnest(array_agg(id)) from spent_parts where ${here}
          group by number_id, team_id, meta_ad_id, day, currency having count(*) > 1)
        returning *)
      insert into spent_parts (workspace_id, number_id, team_id, meta_ad_id, ${figures})
      select workspace_id, number_id, team_id, meta_ad_id, day, currency, ${sums} from parts group by 1, 2, 3, 4, 5, 6`);
  });
}
