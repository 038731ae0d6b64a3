import { sql } from "drizzle-orm";
import { getNumber } from "../../channels/get-numbers";
import { type Ctx, type InTransaction, readOnly } from "../../context";
import { explain } from "../../meta/errors";
import { costsOf, figuresOf } from "./figures-of";
import { type BroadcastRow, getBroadcastRow } from "./load-broadcast";
import { recipientsWithMessages, replyDays } from "./outcome-of";
import { limitUse, portfolioOf } from "./portfolio";
import type { LeftOutReason, SentBroadcastInput } from "./schemas";
import type { BroadcastResults } from "./shapes";

/** What became of a broadcast until now. */
export function broadcastResults(
  ctx: Ctx,
  { sentBroadcastId }: SentBroadcastInput,
): Promise<BroadcastResults> {
  return readOnly(ctx, async (ctx) => {
    const row = await getBroadcastRow(ctx, sentBroadcastId);
    const figures = (await figuresOf(ctx, [row.id]))(row.id);
    const costs = (await costsOf(ctx, [row.id]))(row.id);
    return {
      figures,
      leftOut: await leftOutOf(ctx, row),
      failures: await failuresOf(ctx, row),
      stoppedMarketing: await stoppedAfter(ctx, row),
      cost: costs.map((cost) => ({
        ...cost,
        perReplyMicros: figures.replied > 0 ? cost.estimatedMicros / BigInt(figures.replied) : null,
      })),
      goesOnAt: await goesOnAt(ctx, row),
    };
  });
}

const ofBroadcast = (ctx: InTransaction, { id }: BroadcastRow) =>
  sql`r.workspace_id = ${ctx.workspaceId}::uuid and r.broadcast_id = ${id}::uuid`;

const leftOutOf = async (ctx: InTransaction, row: BroadcastRow): Promise<BroadcastResults["leftOut"]> => [
  ...(await ctx.db.execute<{ reason: LeftOutReason; people: number }>(sql`
    select reason, count(*)::int as people from broadcast_recipients r
    where ${ofBroadcast(ctx, row)} and state = 'skipped' group by reason order by people desc`)),
];

async function failuresOf(ctx: InTransaction, row: BroadcastRow): Promise<BroadcastResults["failures"]> {
  const found = await ctx.db.execute<{ code: number | null; detail: string | null; people: number }>(sql`
    select m.failure_code as code, case when m.failure_code is null then coalesce(m.failure_detail, r.reason) end as detail,
      count(*)::int as people
    from ${recipientsWithMessages}
    where ${ofBroadcast(ctx, row)} and (r.state = 'refused' or m.status = 'failed')
    group by 1, 2 order by people desc, 1 nulls last limit 50`);
  return found.map(({ code, detail, people }) => ({
    code,
    key: code === null ? null : explain(code).key,
    detail,
    people,
  }));
}

/** Whoever it reached and then asked for no more of it. */
async function stoppedAfter(ctx: InTransaction, row: BroadcastRow): Promise<number> {
  const [found] = await ctx.db.execute<{ people: number }>(sql`
    select count(*)::int as people
    from ${recipientsWithMessages}
    join conversations v on v.workspace_id = m.workspace_id and v.id = m.conversation_id
    join contacts c on c.workspace_id = v.workspace_id and c.id = v.contact_id
    where ${ofBroadcast(ctx, row)} and m.status <> 'failed' and c.marketing_stopped_at > m.written_at
      and c.marketing_stopped_at <= m.written_at + make_interval(days => ${replyDays})`);
  return found?.people ?? 0;
}

async function goesOnAt(ctx: InTransaction, row: BroadcastRow): Promise<Date | null> {
  if (row.state !== "paused" || row.why !== "limitReached") return null;
  const number = await getNumber(ctx, row.numberId!);
  return (await limitUse(ctx, await portfolioOf(ctx, number))).freesAt;
}
