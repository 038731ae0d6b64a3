import { sql } from "drizzle-orm";
import { type Ctx, readOnly } from "../../context";
import { explain } from "../../meta/errors";
import { getBroadcastRow } from "./load-broadcast";
import { furthest, isOutcome, recipientsWithMessages } from "./outcome-of";
import type { Outcome, RecipientsInput } from "./schemas";
import type { RecipientItem, RecipientPage } from "./shapes";

const perPage = 50;

type Row = {
  position: number;
  name: string | null;
  wa_id: string | null;
  country: string | null;
  outcome: Outcome;
  reason: string | null;
  code: number | null;
  detail: string | null;
  conversation_id: string | null;
  at: string | null;
};

/** Who gets a broadcast, in its order, and how far it came with each of them. */
export function listRecipients(
  ctx: Ctx,
  { sentBroadcastId, outcome, cursor }: RecipientsInput,
  limit = perPage,
): Promise<RecipientPage> {
  return readOnly(ctx, async (ctx) => {
    const { id } = await getBroadcastRow(ctx, sentBroadcastId);
    const found = await ctx.db.execute<Row>(sql`
      select r.position, c.name, coalesce(c.wa_id, r.wa_id) as wa_id, coalesce(c.country, r.country) as country,
        ${furthest} as outcome, r.reason, m.failure_code as code, m.failure_detail as detail, m.conversation_id,
        coalesce(m.failed_at, m.read_at, m.delivered_at, m.sent_at, r.settled_at) as at
      from ${recipientsWithMessages}
      left join contacts c on c.workspace_id = r.workspace_id and c.id = r.contact_id
      where r.workspace_id = ${ctx.workspaceId}::uuid and r.broadcast_id = ${id}::uuid
        and r.position > ${cursor ?? -1} and ${outcome ? isOutcome[outcome] : sql`true`}
      order by r.position limit ${limit + 1}`);
    const page = found.slice(0, limit);
    return {
      recipients: page.map(itemOf),
      nextCursor: found.length > limit ? page.at(-1)!.position : null,
    };
  });
}

const itemOf = ({ wa_id, code, detail, conversation_id, at, ...row }: Row): RecipientItem => ({
  ...row,
  waId: wa_id,
  failureCode: code,
  failureKey: code === null ? null : explain(code).key,
  failureDetail: detail,
  conversationId: conversation_id,
  at: at ? new Date(at) : null,
});
