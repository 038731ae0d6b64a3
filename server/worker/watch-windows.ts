import { sql } from "drizzle-orm";
import { listOpenSubjects, raiseAlert, resolveAlert } from "../alerts/raise-alert";
import type { InTransaction } from "../context";

const kind = "window_closing";
const lastHours = 2;

/** A customer who waits while the window's last two hours run: whoever has the conversation is told, until it is answered or too late. */
export async function watchWindows(ctx: InTransaction): Promise<void> {
  const now = ctx.now().toISOString();
  const closing = await ctx.db.execute<{
    id: string;
    member_id: string;
    contact_name: string;
    closes_at: string;
  }>(sql`
    select c.id, a.member_id, coalesce(nullif(k.name, ''), k.wa_id, '…') as contact_name,
      to_json(c.last_customer_message_at + interval '24 hours') #>> '{}' as closes_at
    from conversations c
    join responses r on r.workspace_id = c.workspace_id and r.conversation_id = c.id
      and r.answered_at is null and r.closed_at is null
    join assignments a on a.workspace_id = c.workspace_id and a.conversation_id = c.id and a.ended_at is null
    join contacts k on k.workspace_id = c.workspace_id and k.id = c.contact_id
    where c.workspace_id = ${ctx.workspaceId}::uuid
      and c.last_customer_message_at > ${now}::timestamptz - interval '24 hours'
      and c.last_customer_message_at <= ${now}::timestamptz - interval '24 hours' + make_interval(hours => ${lastHours})
      and not exists (
        select from closures x where x.workspace_id = c.workspace_id and x.conversation_id = c.id and x.reopened_at is null)
    order by c.id`);
  for (const row of closing) {
    await raiseAlert(ctx, {
      kind,
      subject: { type: "conversation", id: row.id },
      params: { contactName: row.contact_name, closesAt: new Date(row.closes_at).toISOString() },
      memberId: row.member_id,
    });
  }
  const stillClosing = new Set(closing.map((row) => row.id));
  for (const subject of await listOpenSubjects(ctx, kind)) {
    if (!stillClosing.has(subject.id)) await resolveAlert(ctx, { kind, subject });
  }
}
