import { type SQL, sql } from "drizzle-orm";
import type { Outcome } from "./schemas";

/** How long after a broadcast an answer counts as one to it. */
export const replyDays = 7;

/**
 * Of a recipient `r` with her message `m`: she wrote within the time, before the next broadcast reached her. Phones tell whole
 * seconds.
 */
const replied = sql`(m.id is not null and m.status <> 'failed' and exists (
  select from messages i where i.workspace_id = m.workspace_id and i.conversation_id = m.conversation_id
    and i.direction = 'inbound' and i.written_at >= date_trunc('second', m.written_at)
    and i.written_at <= m.written_at + make_interval(days => ${replyDays})
    and not exists (
      select from messages n where n.workspace_id = m.workspace_id and n.conversation_id = m.conversation_id
        and n.broadcast_id <> m.broadcast_id and n.written_at > m.written_at and n.written_at <= i.written_at)))`;

/** Who counts under each of them. A message that was forgotten since had been sent. */
export const isOutcome: Record<Outcome, SQL> = {
  waiting: sql`r.state = 'waiting'`,
  leftOut: sql`r.state = 'skipped'`,
  onItsWay: sql`(r.state = 'queued' and m.status in ('queued', 'sending'))`,
  sent: sql`(r.state = 'queued' and coalesce(m.status, 'sent') in ('sent', 'delivered', 'read', 'played'))`,
  delivered: sql`m.status in ('delivered', 'read', 'played')`,
  read: sql`m.status in ('read', 'played')`,
  failed: sql`(r.state = 'refused' or m.status = 'failed')`,
  replied,
};

/** How far it came with a recipient. */
export const furthest = sql<Outcome>`case
  when r.state = 'waiting' then 'waiting' when r.state = 'skipped' then 'leftOut'
  when ${isOutcome.failed} then 'failed' when ${isOutcome.onItsWay} then 'onItsWay'
  when ${replied} then 'replied' when ${isOutcome.read} then 'read' when ${isOutcome.delivered} then 'delivered' else 'sent' end`;

/** Recipients as `r`, each with her message as `m`, if she has one that is not forgotten. */
export const recipientsWithMessages = sql`broadcast_recipients r
  left join messages m on m.workspace_id = r.workspace_id and m.id = r.message_id`;
