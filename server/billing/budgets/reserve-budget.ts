import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { budgetReservations } from "@/db/schema/budgets";
import { type Ctx, type InTransaction, inTransaction } from "@/server/context";
import { invalid } from "@/server/errors";
import { daysOf } from "../account-clock";
import { type Origin, originOfMessage, originOfNext, type Writer } from "./origin-of";
import { type Refuser, refusals } from "./refusals";

export type PricedMessage = {
  numberId: string;
  /** `service` for anything but a template; else the template's category. */
  category: string;
  /** Null when nobody knows the price. */
  amountMicros: bigint | null;
  currency: string;
};

const isMarketing = ({ category }: PricedMessage) => category.toLowerCase() === "marketing";

/**
 * Keeps a message's price for it in the budgets that may stop one, before it is queued and once more before it is sent; refuses
 * a marketing template that does not fit in one of them any more. Whoever asks second waits for the first, so that together
 * they do not pass what is left. Nothing but marketing is ever refused.
 *
 * A message is of the team that its charge will name: whose conversation it was when it was written, or whose writer it has. A
 * conversation that is handed on later leaves what was sent with the team that sent it. It is of the campaign whose ad its
 * customer had last come by, whether that campaign still runs or not: its customers go on costing money. An archived team's
 * budget holds as well, for as long as messages are its.
 */
export async function reserveBudget(
  ctx: InTransaction,
  { messageId, ...message }: PricedMessage & { messageId: string },
): Promise<void> {
  if (message.amountMicros === 0n) return;
  const origin = originOfMessage(ctx, messageId);
  const stopping = await stoppingBudgets(ctx, message, origin, { isHeld: isMarketing(message) });
  if (!stopping) return;
  const refuser = await keep(ctx, stopping, { ...message, messageId, origin });
  if (refuser) throw refusedBy(refuser);
}

export const refusedBy = (refuser: Refuser) =>
  invalid(refusals[refuser].sentence, { key: refusals[refuser].key });

/** Whose budget would refuse a message like this now; null when none would. */
export function stoppedBy(
  ctx: Ctx,
  { writer, ...message }: PricedMessage & { writer?: Writer },
): Promise<Refuser | null> {
  return inTransaction(ctx, async (ctx) => {
    if (!isMarketing(message) || message.amountMicros === 0n) return null;
    const origin = originOfNext(ctx, writer);
    const stopping = await stoppingBudgets(ctx, message, origin, { isHeld: false });
    if (!stopping) return null;
    const price = message.amountMicros;
    const [first] = await ctx.db.execute<{ refuser: Refuser }>(
      refusing(ctx, stopping, { price, others: sql`true` }),
    );
    return first?.refuser ?? null;
  });
}

/** What was kept for these messages is free again: their charges are known, or they will have none. */
export function releaseReservations(ctx: Ctx, { messageIds }: { messageIds: string[] }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    if (messageIds.length === 0) return;
    await ctx.db
      .delete(budgetReservations)
      .where(
        and(
          eq(budgetReservations.workspaceId, ctx.workspaceId),
          inArray(budgetReservations.messageId, messageIds),
        ),
      );
  });
}

/** Whether a price still fits; one that nobody knows does while anything is left. `refusing` asks the same of the database. */
export const fits = ({ budget, used, price }: { budget: bigint; used: bigint; price: bigint | null }) =>
  price === null ? used < budget : used + price <= budget;

/** Those that would pay for a message and may stop one, with the month of its number's account. */
type Stopping = { ids: string[]; month: string };

async function stoppingBudgets(
  ctx: InTransaction,
  { numberId, currency }: PricedMessage,
  { teamId, metaAdId }: Origin,
  { isHeld }: { isHeld: boolean },
): Promise<Stopping | undefined> {
  // In one order, so that two senders never wait for each other. Teams and ads are looked up only for budgets of theirs.
  const found = await ctx.db.execute<{ id: string; month: string }>(sql`
    select b.id, to_char(${ctx.now().toISOString()}::timestamptz at time zone a.time_zone, 'YYYY-MM') as month
    from budgets b
    join phone_numbers n on n.workspace_id = b.workspace_id and n.id = ${numberId}::uuid
    join whatsapp_accounts a on a.workspace_id = n.workspace_id and a.id = n.account_id
    where b.workspace_id = ${ctx.workspaceId}::uuid and b.stops_marketing and b.currency = ${currency}
      and (b.number_id is null or b.number_id = n.id)
      and (b.team_id is null or b.team_id = ${teamId})
      and (b.campaign_id is null or b.campaign_id = (
        select s.campaign_id from ads d join ad_sets s on s.workspace_id = d.workspace_id and s.id = d.ad_set_id
        where d.workspace_id = ${ctx.workspaceId}::uuid and d.meta_id = ${metaAdId}))
    order by b.id ${isHeld ? sql`for update of b` : sql``}`);
  return found[0] && { ids: found.map(({ id }) => id), month: found[0].month };
}

/** The first of these budgets in which a price does not fit beside what was spent and is kept for others. */
function refusing(
  { workspaceId }: Ctx,
  { ids, month }: Stopping,
  { price, others }: { price: bigint | null; others: SQL },
): SQL {
  const { from, to } = daysOf(month);
  const asked = sql`${price === null ? null : String(price)}::bigint`;
  return sql`
    select case when b.team_id is not null then 'team' when b.campaign_id is not null then 'campaign' else 'numbers' end as refuser
    from budgets b
    cross join lateral (
      select amount_micros as micros from budget_amounts
      where workspace_id = b.workspace_id and budget_id = b.id and from_month <= ${month} order by from_month desc limit 1) amount
    cross join lateral (
      select coalesce((select sum(s.micros) from budget_spending s
          where s.workspace_id = b.workspace_id and s.budget_id = b.id and s.day between ${from}::date and ${to}::date), 0)
        + coalesce((select sum(r.amount_micros) from budget_reserved r
          where r.workspace_id = b.workspace_id and r.budget_id = b.id and r.month = ${month} and ${others}), 0) as micros) used
    where b.workspace_id = ${workspaceId}::uuid and b.id = any(${sql.param(ids)}::uuid[])
      and case when ${asked} is null then used.micros >= amount.micros else used.micros + ${asked} > amount.micros end
    order by b.id limit 1`;
}

/** One statement, because a charge takes the place of its reservation in one moment. */
async function keep(
  ctx: InTransaction,
  stopping: Stopping,
  { messageId, origin, ...message }: PricedMessage & { messageId: string; origin: Origin },
): Promise<Refuser | undefined> {
  const { month } = stopping;
  const { numberId, currency, amountMicros: price } = message;
  const id = sql`${messageId}::uuid`;
  // Those before it in the queue have their share; one that has none yet comes after all others.
  const others = sql`r.message_id <> ${id} and (r.message_id < ${id} or not exists (select from budget_reservations
    where workspace_id = ${ctx.workspaceId}::uuid and message_id = ${id} and month = ${month}))`;
  const refused = isMarketing(message)
    ? refusing(ctx, stopping, { price, others })
    : sql`select null as refuser where false`;
  const [first] = await ctx.db.execute<{ refuser: Refuser }>(sql`
    with refused as (${refused}), kept as (
      insert into budget_reservations
        (workspace_id, message_id, number_id, team_id, meta_ad_id, month, currency, amount_micros, reserved_at)
      select ${ctx.workspaceId}::uuid, ${id}, ${numberId}::uuid, ${origin.teamId}, ${origin.metaAdId}, ${month}, ${currency},
        ${String(price ?? 0n)}::bigint, ${ctx.now().toISOString()}::timestamptz
      where not exists (select from refused)
      on conflict (workspace_id, message_id) do update set team_id = excluded.team_id, meta_ad_id = excluded.meta_ad_id,
        month = excluded.month, amount_micros = excluded.amount_micros, reserved_at = excluded.reserved_at)
    select refuser from refused`);
  return first?.refuser;
}
