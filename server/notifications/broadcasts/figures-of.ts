import { sql } from "drizzle-orm";
import type { InTransaction } from "../../context";
import { isOutcome, recipientsWithMessages } from "./outcome-of";
import { type Outcome, outcomes } from "./schemas";
import type { Figures } from "./shapes";

const none: Figures = {
  ...{ people: 0, waiting: 0, leftOut: 0, onItsWay: 0, sent: 0 },
  ...{ delivered: 0, read: 0, failed: 0, replied: 0 },
};

const columnOf = (outcome: Outcome) =>
  sql`count(*) filter (where ${isOutcome[outcome]})::int as ${sql.identifier(outcome)}`;

/** What became of the people of each of these broadcasts. */
export async function figuresOf(
  ctx: InTransaction,
  broadcastIds: string[],
): Promise<(broadcastId: string) => Figures> {
  if (broadcastIds.length === 0) return () => none;
  const found = await ctx.db.execute<Figures & { id: string }>(sql`
    select r.broadcast_id as id, count(*)::int as people,
      ${sql.join(outcomes.map(columnOf), sql`, `)}
    from ${recipientsWithMessages}
    where r.workspace_id = ${ctx.workspaceId}::uuid
      and r.broadcast_id = any(${sql.param(broadcastIds)}::uuid[])
    group by r.broadcast_id`);
  const byId = new Map(found.map(({ id, ...figures }) => [id, figures]));
  return (broadcastId) => byId.get(broadcastId) ?? none;
}

export type BroadcastCost = { currency: string; estimatedMicros: bigint; reportedMicros: bigint };

/** What the messages of each of these broadcasts were billed so far, each currency by itself. */
export async function costsOf(
  ctx: InTransaction,
  broadcastIds: string[],
): Promise<(broadcastId: string) => BroadcastCost[]> {
  if (broadcastIds.length === 0) return () => [];
  const found = await ctx.db.execute<{
    id: string;
    currency: string;
    estimated: string;
    reported: string;
  }>(sql`
    select c.broadcast_id as id, p.currency, coalesce(sum(p.estimated_micros), 0)::text as estimated,
      coalesce(sum(p.reported_micros), 0)::text as reported
    from charges c
    cross join lateral charge_parts(c.currency, c.estimated_micros, c.reported_currency, c.reported_micros) p
    where c.workspace_id = ${ctx.workspaceId}::uuid and c.broadcast_id = any(${sql.param(broadcastIds)}::uuid[])
    group by c.broadcast_id, p.currency order by p.currency`);
  return (broadcastId) =>
    found
      .filter(({ id }) => id === broadcastId)
      .map(({ currency, estimated, reported }) => ({
        currency,
        estimatedMicros: BigInt(estimated),
        reportedMicros: BigInt(reported),
      }));
}
