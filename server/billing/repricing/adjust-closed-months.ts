import { sql } from "drizzle-orm";
import { chargeAdjustments } from "@/db/schema/repricing";
import type { InTransaction } from "@/server/context";
import type { RepricingInput } from "../schemas";
import { type ClosedMonth, closedMonthOf, isAnyClosed } from "./closed-months";
import { type Repriced, reprice } from "./reprice";
import { toldOf } from "./told-of";

export type Adjusted = Repriced & { closed: ClosedMonth };

const rehearsal = new Error("This was a rehearsal");

/**
 * What a run would change in months that are closed, on top of what earlier runs adjusted there. The charges stay as they
 * were signed: the run is made and taken back.
 */
export async function adjustClosedMonths(ctx: InTransaction, input: RepricingInput): Promise<Adjusted[]> {
  if (!(await isAnyClosed(ctx))) return [];
  let adjusted: Adjusted[] = [];
  try {
    await ctx.db.transaction(async (db) => {
      const within = { ...ctx, db };
      await takeEarlierAdjustments(within);
      const repriced = await reprice(within, input, "closed");
      const closedOf = await closedMonthOf(
        ctx,
        repriced.map(({ before }) => before.numberId),
      );
      adjusted = repriced.flatMap((one) => {
        const closed = closedOf(one.before);
        return closed ? [{ ...one, closed }] : [];
      });
      throw rehearsal;
    });
  } catch (error) {
    if (error !== rehearsal) throw error;
  }
  return adjusted;
}

/** For the length of the rehearsal a charge is what its last adjustment made of it. */
const takeEarlierAdjustments = ({ db, workspaceId }: InTransaction) =>
  db.execute(sql`
    update charges c set estimated_micros = a.after_micros, category = a.after->>'category',
      market = a.after->>'market', regime = a.after->>'regime', basis = a.after->>'basis',
      rate_card_id = (a.after->>'rateCardId')::uuid, own_rate_card_id = (a.after->>'ownRateCardId')::uuid,
      tier_from = (a.after->>'tierFrom')::int, list_micros = (a.after->>'listMicros')::bigint
    from (
      select distinct on (charge_id) charge_id, after, after_micros from charge_adjustments
      where workspace_id = ${workspaceId}::uuid order by charge_id, repricing_id desc) a
    where c.workspace_id = ${workspaceId}::uuid and c.id = a.charge_id`);

/** Books what a run changed of closed months in the month it is now where the account is. */
export async function bookAdjustments(
  ctx: InTransaction,
  repricingId: string,
  adjusted: Adjusted[],
): Promise<void> {
  const booked = adjusted.map(({ before, after, closed }) => ({
    workspaceId: ctx.workspaceId,
    repricingId,
    chargeId: before.id,
    accountId: closed.accountId,
    closedMonth: closed.month,
    bookedMonth: closed.currentMonth,
    currency: before.currency,
    beforeMicros: before.estimatedMicros,
    afterMicros: after.estimatedMicros,
    before: toldOf(before),
    after: toldOf(after),
  }));
  for (let start = 0; start < booked.length; start += 1000) {
    await ctx.db.insert(chargeAdjustments).values(booked.slice(start, start + 1000));
  }
}
