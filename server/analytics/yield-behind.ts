import { type SQL, sql } from "drizzle-orm";
import type { InTransaction } from "../context";
import { aboutReport } from "./about";
import type { BegunBehind, OrderBehind } from "./behind-shapes";
import { during, lacking, latencyFilter } from "./conditions";
import { orderFacts } from "./facts";
import { drillPageSize, type MessagesBehindInput } from "./schemas";

type Of<Kind extends string> = Extract<MessagesBehindInput["of"], { kind: Kind }>;
type Cursor = MessagesBehindInput["cursor"];

/** A page of what happened in conversations, the newest first, with whose and where each was. */
const page = (
  facts: SQL,
  { filters, without }: Pick<Of<"orders">, "filters" | "without">,
  cursor: Cursor,
) => sql`
  select f.*, k.name as "contactName", n.display_number as "numberName"
  from (
    select * from (${facts}) facts
    where ${latencyFilter(filters)} and ${lacking(without, sql`conversation_id`)}
      and ${cursor ? sql`(asked_at, id) < (${cursor.at.toISOString()}::timestamptz, ${cursor.id}::uuid)` : sql`true`}
    order by asked_at desc, id desc limit ${drillPageSize + 1}) f
  join contacts k on k.workspace_id = current_workspace() and k.id = f.contact_id
  left join phone_numbers n on n.workspace_id = current_workspace() and n.id = f.number_id`;

type Row = {
  id: string;
  conversationId: string;
  contactName: string | null;
  numberName: string | null;
  country: string | null;
};
const shared = sql`id, conversation_id as "conversationId", "contactName", "numberName", country`;

type OrderRow = Row & {
  orderedAt: string;
  reference: string | null;
  currency: string | null;
  amountMicros: string | null;
};

/** The orders behind a cost per order. */
export async function ordersBehind(
  ctx: InTransaction,
  of: Of<"orders">,
  cursor: Cursor,
): Promise<OrderBehind[]> {
  const facts = orderFacts(ctx, await aboutReport(ctx, of.period));
  const rows = await ctx.db.execute<OrderRow>(sql`
    select ${shared}, asked_at as "orderedAt", reference, currency, amount_micros::text as "amountMicros"
    from (${page(facts, of, cursor)}) page order by asked_at desc, id desc`);
  return rows.map(({ orderedAt, amountMicros, ...row }) => ({
    ...row,
    kind: "orders",
    orderedAt: new Date(orderedAt),
    amountMicros: amountMicros === null ? null : BigInt(amountMicros),
  }));
}

type BegunRow = Row & { askedAt: string; answeredAt: string | null; closedAt: string | null };

/** Every conversation that customers began in the period; who waits still is where the conversation is now. */
const begunFacts = (ctx: InTransaction, { period }: Of<"begun">, timeZone: string): SQL => sql`
  select r.id, r.asked_at, r.answered_at, r.closed_at, r.conversation_id, c.contact_id, null::uuid as member_id, r.touch, r.team_id,
    case when r.wait_seconds is null and r.closed_at is null then coalesce(r.number_id, c.number_id) else r.number_id end as number_id,
    case when r.wait_seconds is null and r.closed_at is null then coalesce(r.country, k.country) else r.country end as country
  from responses r
  join conversations c on c.workspace_id = r.workspace_id and c.id = r.conversation_id
  join contacts k on k.workspace_id = c.workspace_id and k.id = c.contact_id
  where r.workspace_id = ${ctx.workspaceId}::uuid and r.is_first and ${during(sql`r.asked_at`, period, timeZone)}
    and (r.wait_seconds is not null or r.answered_at is null)`;

/** The conversations behind a cost per conversation: the first question of each, whatever came of it. */
export async function begunBehind(
  ctx: InTransaction,
  of: Of<"begun">,
  cursor: Cursor,
): Promise<BegunBehind[]> {
  const { timeZone } = await aboutReport(ctx, of.period);
  const rows = await ctx.db.execute<BegunRow>(sql`
    select ${shared}, asked_at as "askedAt", answered_at as "answeredAt", closed_at as "closedAt"
    from (${page(begunFacts(ctx, of, timeZone), of, cursor)}) page order by asked_at desc, id desc`);
  return rows.map(({ askedAt, answeredAt, closedAt, ...row }) => ({
    ...row,
    kind: "begun",
    askedAt: new Date(askedAt),
    answeredAt: answeredAt === null ? null : new Date(answeredAt),
    closedAt: closedAt === null ? null : new Date(closedAt),
  }));
}
