import { sql } from "drizzle-orm";
import type { InTransaction } from "../context";
import type { JoinedConversation } from "./place-contacts";

type Pair = { fromId: string; intoId: string };

/**
 * Two contacts turned out to be one person: what was `from` becomes `into`. Where both have talked with one number of
 * ours, their messages become one thread; the emptied conversations are returned, for the rooms that know them.
 */
export async function joinContacts(
  ctx: InTransaction,
  { fromId, intoId }: Pair,
): Promise<JoinedConversation[]> {
  const workspaceId = sql`${ctx.workspaceId}::uuid`;
  await ctx.db.execute(sql`
    update contact_identities set contact_id = ${intoId}::uuid
    where workspace_id = ${workspaceId} and contact_id = ${fromId}::uuid`);
  await ctx.db.execute(sql`
    update contacts c set name = coalesce(c.name, f.name), username = coalesce(c.username, f.username),
      country = coalesce(c.country, f.country), wa_id = coalesce(c.wa_id, f.wa_id),
      user_id = coalesce(c.user_id, f.user_id),
      marketing_stopped_at = case when f.marketing_said_at > c.marketing_said_at or c.marketing_said_at is null
        then f.marketing_stopped_at else c.marketing_stopped_at end,
      marketing_said_at = greatest(c.marketing_said_at, f.marketing_said_at)
    from contacts f
    where c.workspace_id = ${workspaceId} and c.id = ${intoId}::uuid
      and f.workspace_id = ${workspaceId} and f.id = ${fromId}::uuid`);

  const both = await ctx.db.execute<{ from_id: string; into_id: string }>(sql`
    select f.id as from_id, i.id as into_id from conversations f
    join conversations i on i.workspace_id = f.workspace_id and i.number_id = f.number_id
    where f.workspace_id = ${workspaceId} and f.contact_id = ${fromId}::uuid and i.contact_id = ${intoId}::uuid
    order by f.id`);
  const joined = both.map((row) => ({ fromId: row.from_id, intoId: row.into_id, fromContactId: fromId }));
  for (const pair of joined) await joinThreads(ctx, pair);
  await ctx.db.execute(sql`
    update conversations set contact_id = ${intoId}::uuid
    where workspace_id = ${workspaceId} and contact_id = ${fromId}::uuid
      and id <> all(${sql.param(joined.map((pair) => pair.fromId))}::uuid[])`);
  if (joined.length === 0) {
    await ctx.db.execute(
      sql`delete from contacts where workspace_id = ${workspaceId} and id = ${fromId}::uuid`,
    );
  }
  return joined;
}

async function joinThreads(ctx: InTransaction, { fromId, intoId }: JoinedConversation): Promise<void> {
  const workspaceId = sql`${ctx.workspaceId}::uuid`;
  await ctx.db.execute(sql`
    update messages set conversation_id = ${intoId}::uuid
    where workspace_id = ${workspaceId} and conversation_id = ${fromId}::uuid`);
  await ctx.db.execute(sql`
    update conversations c set
      last_customer_message_at = greatest(c.last_customer_message_at, f.last_customer_message_at),
      free_entry_closes_at = greatest(c.free_entry_closes_at, f.free_entry_closes_at),
      last_message_id = case when f.last_activity_at > c.last_activity_at then f.last_message_id else c.last_message_id end,
      last_activity_at = greatest(c.last_activity_at, f.last_activity_at),
      unread_count = c.unread_count + f.unread_count
    from conversations f
    where c.workspace_id = ${workspaceId} and c.id = ${intoId}::uuid
      and f.workspace_id = ${workspaceId} and f.id = ${fromId}::uuid`);
}

/** The emptied conversations go when no room speaks of them any more, and with them the contacts that have none left. */
export async function removeJoined(ctx: InTransaction, joined: JoinedConversation[]): Promise<void> {
  if (joined.length === 0) return;
  await ctx.db.execute(sql`
    delete from conversations where workspace_id = ${ctx.workspaceId}::uuid
      and id = any(${sql.param(joined.map((pair) => pair.fromId))}::uuid[])`);
  await ctx.db.execute(sql`
    delete from contacts c where workspace_id = ${ctx.workspaceId}::uuid
      and id = any(${sql.param(joined.map((pair) => pair.fromContactId))}::uuid[])
      and not exists (select from conversations v where v.workspace_id = c.workspace_id and v.contact_id = c.id)`);
}
