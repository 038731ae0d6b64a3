import { type SQL, sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import type { InTransaction } from "../../context";
import { noticeTypes, quietTypes } from "../../messaging/receive-messages";
import type { Happening } from "./waits-of";

/** A conversation and the moment from which on its waits are worked out anew. */
export type Start = { conversation_id: string; start: Date };

const words = (types: Set<string>): SQL => sql`any(${sql.param([...types])}::text[])`;

/** Milliseconds, which the driver hands over as a number. */
const ms = (time: SQL) => sql`(extract(epoch from ${time}) * 1000)::float8`;

/**
 * What happened in each conversation, in order. WhatsApp's times are whole seconds, so a customer's message counts as written
 * at the end of its second, unless it was here before: who answers it then has seen it. A message that failed answered
 * nobody, and a template that a rule sends is a notification.
 */
export async function readHappenings(ctx: InTransaction, starts: Start[]): Promise<Map<string, Happening[]>> {
  const found = await ctx.db.execute<{
    conversation_id: string;
    id: string;
    kind: Happening["kind"];
    at: number;
    asked_at: number;
    member_id: string | null;
    author: string;
  }>(sql`
    select r.conversation_id, h.id, h.kind, ${ms(sql`h.at`)} as at, ${ms(sql`h.asked_at`)} as asked_at, h.member_id, h.author
    from ${rows(starts, "conversation_id uuid, start timestamptz")}
    cross join lateral (
      select m.id, m.member_id, m.author, m.wa_message_id, least(m.written_at, m.created_at) as asked_at,
        case when m.direction = 'inbound'
          then least(date_trunc('second', m.written_at) + interval '999 milliseconds', m.created_at)
          else m.written_at end as at,
        case when m.direction = 'inbound' then case when m.type = ${words(quietTypes)} then 'heard' else 'asked' end
          when m.author = 'automation' then 'automatic' else 'answered' end as kind
      from messages m
      where m.workspace_id = ${ctx.workspaceId}::uuid and m.conversation_id = r.conversation_id
        and m.written_at >= r.start - interval '1 second' and m.type <> all(${sql.param([...noticeTypes])}::text[])
        and (m.direction = 'inbound' or not (m.status = 'failed' or m.type = ${words(quietTypes)}
          or (m.author = 'automation' and m.type = 'template')))
      union all
      select c.id, c.member_id, 'member', null, c.closed_at, c.closed_at, 'closed'
      from closures c
      where c.workspace_id = ${ctx.workspaceId}::uuid and c.conversation_id = r.conversation_id
        and c.closed_at >= r.start and c.reopened_by is distinct from 'member') h
    where h.at >= r.start
    order by h.at, h.kind in ('answered', 'automatic', 'closed'), h.wa_message_id, h.id`);
  const byConversation = new Map<string, Happening[]>();
  for (const { conversation_id, id, kind, at, asked_at, member_id, author } of found) {
    const happenings = byConversation.get(conversation_id) ?? [];
    byConversation.set(conversation_id, happenings);
    const common = { id, at: new Date(at) };
    if (kind === "asked") happenings.push({ ...common, kind, askedAt: new Date(asked_at) });
    else if (kind === "answered")
      happenings.push({
        ...common,
        kind,
        memberId: member_id,
        answeredIn: author === "app" ? "app" : "console",
      });
    else happenings.push({ ...common, kind });
  }
  return byConversation;
}
