import { and, asc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import { budgetReservations, budgets } from "@/db/schema/budgets";
import { getNumber } from "@/server/channels/get-numbers";
import { type Ctx, type InTransaction, inTransaction } from "@/server/context";
import { invalid } from "@/server/errors";
import { daysOf, monthOf } from "../account-clock";

export type PricedMessage = {
  numberId: string;
  /** `service` for anything but a template; else the template's category. */
  category: string;
  /** Null when nobody knows the price. */
  amountMicros: bigint | null;
  currency: string;
};

/** The sentence of a refusal, here and on the message that was stopped on its way. */
export const usedUp =
  "This month’s message budget is used up, so marketing templates are stopped. Answers and other templates still go out; an owner or finance can raise the budget.";

const isMarketing = ({ category }: PricedMessage) => category.toLowerCase() === "marketing";

/**
 * Keeps a message's price for it in the budgets that may stop one, before it is queued and once more before it is sent; refuses
 * a marketing template that does not fit in one of them any more. Whoever asks second waits for the first, so that together
 * they do not pass what is left. Nothing but marketing is ever refused.
 */
export async function reserveBudget(
  ctx: InTransaction,
  { messageId, ...message }: PricedMessage & { messageId: string },
): Promise<void> {
  const { numberId, currency, amountMicros } = message;
  if (amountMicros === 0n) return;
  const stopping = await stoppingBudgets(ctx, message, { isHeld: isMarketing(message) });
  if (stopping.length === 0) return;
  const month = await monthHere(ctx, numberId);
  if (isMarketing(message)) {
    // Those before it in the queue have their share; one that has none yet comes after all others.
    const hasShare = await isReserved(ctx, messageId, month);
    const others = hasShare ? sql`message_id < ${messageId}::uuid` : sql`message_id <> ${messageId}::uuid`;
    if (await isRefused(ctx, stopping, { message, month, others })) {
      throw invalid(usedUp, { key: "budgetUsedUp" });
    }
  }
  const reserved = { month, amountMicros: amountMicros ?? 0n, reservedAt: ctx.now() };
  await ctx.db
    .insert(budgetReservations)
    .values({ workspaceId: ctx.workspaceId, messageId, numberId, currency, ...reserved })
    .onConflictDoUpdate({
      target: [budgetReservations.workspaceId, budgetReservations.messageId],
      set: reserved,
    });
}

/** Whether a message like this would be refused now. */
export function isStopped(ctx: Ctx, message: PricedMessage): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    if (!isMarketing(message) || message.amountMicros === 0n) return false;
    const stopping = await stoppingBudgets(ctx, message, { isHeld: false });
    if (stopping.length === 0) return false;
    const month = await monthHere(ctx, message.numberId);
    return isRefused(ctx, stopping, { message, month, others: sql`true` });
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

/** Whether a price still fits; one that nobody knows does while anything is left. */
export const fits = ({ budget, used, price }: { budget: bigint; used: bigint; price: bigint | null }) =>
  price === null ? used < budget : used + price <= budget;

const monthHere = async (ctx: InTransaction, numberId: string) =>
  monthOf(ctx.now(), (await getNumber(ctx, numberId)).timeZone);

type Stopping = { id: string; numberId: string | null };

async function stoppingBudgets(
  ctx: InTransaction,
  { numberId, currency }: PricedMessage,
  { isHeld }: { isHeld: boolean },
): Promise<Stopping[]> {
  const query = ctx.db
    .select({ id: budgets.id, numberId: budgets.numberId })
    .from(budgets)
    .where(
      and(
        eq(budgets.workspaceId, ctx.workspaceId),
        eq(budgets.stopsMarketing, true),
        eq(budgets.currency, currency),
        or(isNull(budgets.numberId), eq(budgets.numberId, numberId)),
      ),
    )
    // In one order, so that two senders never wait for each other.
    .orderBy(asc(budgets.id));
  return isHeld ? query.for("update") : query;
}

async function isReserved(ctx: InTransaction, messageId: string, month: string): Promise<boolean> {
  const found = await ctx.db
    .select({ messageId: budgetReservations.messageId })
    .from(budgetReservations)
    .where(
      and(
        eq(budgetReservations.workspaceId, ctx.workspaceId),
        eq(budgetReservations.messageId, messageId),
        eq(budgetReservations.month, month),
      ),
    );
  return found.length > 0;
}

type Question = { message: PricedMessage; month: string; others: ReturnType<typeof sql> };

async function isRefused(ctx: InTransaction, stopping: Stopping[], { message, month, others }: Question) {
  const { currency, amountMicros: price } = message;
  const { from, to } = daysOf(month);
  for (const { id, numberId } of stopping) {
    const here = sql`workspace_id = ${ctx.workspaceId}::uuid and currency = ${currency}
      and ${numberId ? sql`number_id = ${numberId}::uuid` : sql`true`}`;
    // One statement, because a charge takes the place of its reservation in one moment.
    const [row] = await ctx.db.execute<{ budget: string; used: string }>(sql`
      select (select amount_micros from budget_amounts where workspace_id = ${ctx.workspaceId}::uuid
          and budget_id = ${id}::uuid and from_month <= ${month} order by from_month desc limit 1)::text as budget,
        (coalesce((select sum(micros) from spent_days where ${here} and day between ${from} and ${to}), 0)
          + coalesce((select sum(amount_micros) from budget_reservations
            where ${here} and month = ${month} and ${others}), 0))::text as used`);
    if (row?.budget && !fits({ budget: BigInt(row.budget), used: BigInt(row.used), price })) return true;
  }
  return false;
}
