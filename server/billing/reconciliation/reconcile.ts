import { and, desc, eq, gte, isNull, lte, sql } from "drizzle-orm";
import { invoices, monthClosings, reportedPulls } from "@/db/schema/reconciliation";
import { getAccount } from "@/server/channels/get-account";
import { type Ctx, type InTransaction, inReport } from "@/server/context";
import { addDays, dayOf, daysOf } from "../account-clock";
import { adjustmentsBookedIn, adjustmentsOf } from "./adjustments";
import { compare, type Line, type Reason } from "./compare";
import { metaCells, ourCells, type Span, unheardMessages } from "./figures";
import type { MonthInput } from "./schemas";

/** Meta adds to a day for two days after it. */
const growsForDays = 2;

/**
 * A month of an account as we recorded it beside what Meta reports and what it invoiced, each in its own column, with every difference
 * explained or standing as unexplained. Days are the account's own, money is in its currency.
 */
export function reconcile(ctx: Ctx, { accountId, month }: MonthInput) {
  return inReport(ctx, async (ctx) => {
    const { name, currency, timeZone } = await getAccount(ctx, accountId);
    const span = { accountId, timeZone, ...daysOf(month) };
    const pulledAt = await lastPull(ctx, span);
    const settledThrough = pulledAt ? addDays(dayOf(pulledAt, timeZone), -growsForDays) : "";
    const unheard = await unheardMessages(ctx, span);
    const byId = new Map(unheard.map((message) => [message.messageId, message]));
    const lines = compare({
      ours: await ourCells(ctx, span),
      theirs: await metaCells(ctx, span),
      unheard: [...unheard],
      settledThrough,
    });
    const entered = await invoicesOf(ctx, span, month);
    const totals = totalOf(lines, entered);
    const closing = await closingOf(ctx, accountId, month);
    const place = { accountId, month };
    return {
      account: { id: accountId, name, currency, timeZone },
      month,
      /** Whether the month is over where the account is. */
      isOver: dayOf(ctx.now(), timeZone) > span.to,
      /** Null while Meta was never asked: then its columns say nothing. */
      pulledAt,
      totals,
      reasons: reasonsOf(lines),
      lines: lines.filter(isOpen).map(({ explained, ...line }) => ({
        ...line,
        explained: explained.map(({ messageIds, ...one }) => ({
          ...one,
          messages: messageIds.flatMap((id) => byId.get(id) ?? []).map(named),
        })),
      })),
      agreed: lines.filter((line) => !isOpen(line)).length,
      invoices: entered,
      closing: closing && {
        ...closing,
        adjustment: adjustmentOf(closing, totals),
        /** What later runs would have changed here, and in which month each was booked instead. */
        corrections: await adjustmentsOf(ctx, place),
      },
      /** Of months that are closed, what was corrected in this one. */
      adjustments: await adjustmentsBookedIn(ctx, place),
    };
  });
}

export type Reconciliation = Awaited<ReturnType<typeof reconcile>>;

const isOpen = ({ explained, unexplainedVolume, unexplainedMicros }: Line) =>
  explained.length > 0 || unexplainedVolume !== 0 || (unexplainedMicros ?? 0n) !== 0n;

const named = ({
  messageId,
  conversationId,
  waMessageId,
  sentAt,
}: Awaited<ReturnType<typeof unheardMessages>>[number]) => ({
  messageId,
  conversationId,
  waMessageId,
  sentAt,
});

/** When the whole span, as far as it is past, was last asked for. */
async function lastPull(ctx: InTransaction, { accountId, from, to, timeZone }: Span): Promise<Date | null> {
  const today = dayOf(ctx.now(), timeZone);
  const [pull] = await ctx.db
    .select({ pulledAt: reportedPulls.pulledAt })
    .from(reportedPulls)
    .where(
      and(
        eq(reportedPulls.workspaceId, ctx.workspaceId),
        eq(reportedPulls.accountId, accountId),
        lte(reportedPulls.from, to),
        gte(reportedPulls.to, from),
      ),
    )
    .orderBy(desc(reportedPulls.pulledAt))
    .limit(1);
  return pull && from <= today ? pull.pulledAt : null;
}

const invoicesOf = (ctx: InTransaction, { accountId }: Span, month: string) =>
  ctx.db
    .select({
      id: invoices.id,
      reference: invoices.reference,
      amountMicros: invoices.amountMicros,
      currency: invoices.currency,
      enteredAt: invoices.enteredAt,
    })
    .from(invoices)
    .where(
      and(
        eq(invoices.workspaceId, ctx.workspaceId),
        eq(invoices.accountId, accountId),
        eq(invoices.month, month),
        isNull(invoices.withdrawnAt),
      ),
    )
    .orderBy(invoices.enteredAt);

async function closingOf(ctx: InTransaction, accountId: string, month: string) {
  const [closing] = await ctx.db
    .select({
      closedAt: monthClosings.closedAt,
      closedBy: sql<string>`(select name from members m where m.workspace_id = ${monthClosings.workspaceId} and m.id = ${monthClosings.closedBy})`,
      volume: monthClosings.volume,
      estimatedMicros: monthClosings.estimatedMicros,
      reportedVolume: monthClosings.reportedVolume,
      reportedMicros: monthClosings.reportedMicros,
      invoicedMicros: monthClosings.invoicedMicros,
    })
    .from(monthClosings)
    .where(
      and(
        eq(monthClosings.workspaceId, ctx.workspaceId),
        eq(monthClosings.accountId, accountId),
        eq(monthClosings.month, month),
      ),
    );
  return closing;
}

export type Totals = {
  volume: number;
  reportedVolume: number;
  estimatedMicros: bigint | null;
  reportedMicros: bigint | null;
  /** Null while no invoice was entered. */
  invoicedMicros: bigint | null;
  unexplainedVolume: number;
  unexplainedMicros: bigint | null;
};

function totalOf(lines: Line[], entered: { amountMicros: bigint }[]): Totals {
  const money = (of: (line: Line) => bigint | null) =>
    lines.reduce<bigint | null>((sum, line) => {
      const micros = of(line);
      return sum === null || micros === null ? null : sum + micros;
    }, 0n);
  const count = (of: (line: Line) => number) => lines.reduce((sum, line) => sum + of(line), 0);
  return {
    volume: count(({ ours }) => ours),
    reportedVolume: count(({ theirs }) => theirs),
    estimatedMicros: money(({ estimatedMicros }) => estimatedMicros),
    reportedMicros: money(({ reportedMicros }) => reportedMicros),
    invoicedMicros:
      entered.length === 0 ? null : entered.reduce((sum, { amountMicros }) => sum + amountMicros, 0n),
    unexplainedVolume: count(({ unexplainedVolume }) => Math.abs(unexplainedVolume)),
    unexplainedMicros: money(({ unexplainedMicros }) => unexplainedMicros),
  };
}

function reasonsOf(lines: Line[]): { reason: Reason; lines: number; volume: number }[] {
  const reasons = new Map<Reason, { reason: Reason; lines: number; volume: number }>();
  for (const { reason, volume } of lines.flatMap(({ explained }) => explained)) {
    const one = reasons.get(reason) ?? { reason, lines: 0, volume: 0 };
    reasons.set(reason, { reason, lines: one.lines + 1, volume: one.volume + Math.abs(volume) });
  }
  return [...reasons.values()];
}

type Closed = Pick<Totals, "volume" | "estimatedMicros">;

/** What changed in our own figures since the month was closed. */
const adjustmentOf = (closed: Closed, now: Totals) => ({
  volume: now.volume - closed.volume,
  estimatedMicros:
    now.estimatedMicros === null || closed.estimatedMicros === null
      ? null
      : now.estimatedMicros - closed.estimatedMicros,
});
