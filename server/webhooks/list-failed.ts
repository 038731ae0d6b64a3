import { sql } from "drizzle-orm";
import { type MemberCtx, readOnly } from "../context";

const most = 50;
/** What `worker/keep-failure.ts` notes when other workspaces have a part in it too: its error may be about theirs. */
export const sharedDelivery = "shared";

type Row = {
  id: string;
  received_at: string;
  attempts: number;
  is_over: boolean;
  next_attempt_at: string | null;
  error: string | null;
};

/**
 * The deliveries of this workspace that could not be processed, the latest first. Row-level security shows a member the
 * findings of her own workspace, and through them only its deliveries are reached.
 */
export function listFailed(ctx: MemberCtx) {
  return readOnly(ctx, async (ctx) => {
    const rows = await ctx.db.execute<Row>(sql`
      select d.id, to_json(d.received_at) #>> '{}' as received_at, d.attempts, d.failed_at is not null as is_over,
        to_json(d.next_attempt_at) #>> '{}' as next_attempt_at,
        case when f.is_shared then null else d.last_error end as error
      from (
        select delivery_id, bool_or(detail = ${sharedDelivery}) as is_shared from delivery_findings
        where reason = 'failed' group by delivery_id) f
      join deliveries d on d.id = f.delivery_id
      order by d.id desc limit ${most}`);
    const [all] = await ctx.db.execute<{ count: number }>(sql`
      select count(distinct delivery_id)::int as count from delivery_findings where reason = 'failed'`);
    return {
      count: all!.count,
      deliveries: rows.map(({ received_at, is_over, next_attempt_at, ...row }) => ({
        ...row,
        receivedAt: new Date(received_at),
        /** Given up; otherwise it is tried again by itself. */
        isOver: is_over,
        nextAttemptAt: next_attempt_at ? new Date(next_attempt_at) : null,
      })),
    };
  });
}
