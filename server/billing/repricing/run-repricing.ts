import { v7 as uuidv7 } from "uuid";
import { chargeRevisions, repricings } from "@/db/schema/repricing";
import { type InTransaction, inTransaction, type MemberCtx } from "@/server/context";
import { recordAudit } from "@/server/identity/record-audit";
import type { RepricingInput } from "../schemas";
import { type Adjusted, adjustClosedMonths, bookAdjustments } from "./adjust-closed-months";
import { type Repriced, reprice } from "./reprice";
import { toldOf } from "./told-of";

type Changed = {
  changedCount: number;
  /** What the changed charges cost together, in each currency; those without a price are counted apart. */
  sums: {
    currency: string;
    beforeMicros: bigint;
    afterMicros: bigint;
    unknownBefore: number;
    unknownAfter: number;
  }[];
};

export type RepricingDifference = Changed & {
  /** Of months that are closed: they keep their figures, and this is booked in the month of the run. */
  adjusted: Changed & { months: string[] };
};

const rehearsal = new Error("This was a rehearsal");

/** What a run would change, in money: the run itself, taken back. */
export async function previewRepricing(ctx: MemberCtx, input: RepricingInput): Promise<RepricingDifference> {
  let difference: RepricingDifference | undefined;
  try {
    await inTransaction(ctx, async (ctx) => {
      difference = (await priceAgain(ctx, input)).difference;
      throw rehearsal;
    });
  } catch (error) {
    if (error !== rehearsal) throw error;
  }
  return difference ?? { ...nothing, adjusted: { ...nothing, months: [] } };
}

const nothing: Changed = { changedCount: 0, sums: [] };

async function priceAgain(ctx: InTransaction, input: RepricingInput) {
  const adjusted = await adjustClosedMonths(ctx, input);
  const repriced = await reprice(ctx, input, "open");
  const months = [...new Set(adjusted.map(({ closed }) => closed.month))].sort();
  const difference = { ...changedOf(repriced), adjusted: { ...changedOf(adjusted), months } };
  return { repriced, adjusted, difference };
}

/**
 * Prices charges again because somebody asked for it, says who and why, and keeps what each was before. A month that was
 * closed stays as it was signed: what would change in it becomes an adjustment of the month it is now.
 */
export function runRepricing(
  ctx: MemberCtx,
  input: RepricingInput,
): Promise<RepricingDifference & { repricingId: string }> {
  return inTransaction(ctx, async (ctx) => {
    const { repriced, adjusted, difference } = await priceAgain(ctx, input);
    const repricingId = uuidv7();
    await ctx.db.insert(repricings).values({
      workspaceId: ctx.workspaceId,
      id: repricingId,
      reason: input.reason,
      fromDay: input.fromDay,
      toDay: input.toDay,
      categoryFrom: input.correction?.from,
      categoryTo: input.correction?.to,
      runBy: ctx.actor.memberId,
      runAt: ctx.now(),
      changedCount: difference.changedCount,
    });
    await keepRevisions(ctx, repricingId, repriced);
    await bookAdjustments(ctx, repricingId, adjusted);
    await recordAudit(ctx, {
      action: "charges.repriced",
      subject: { id: repricingId, name: input.reason },
      after: {
        fromDay: input.fromDay,
        toDay: input.toDay,
        ...(input.correction && { from: input.correction.from, to: input.correction.to }),
        changed: difference.changedCount,
        sums: difference.sums.map(written),
        ...(adjusted.length > 0 && {
          adjusted: adjusted.length,
          closedMonths: difference.adjusted.months,
          adjustments: difference.adjusted.sums.map(written),
        }),
      },
    });
    return { ...difference, repricingId };
  });
}

const written = ({ currency, beforeMicros, afterMicros }: Changed["sums"][number]) =>
  `${currency} ${beforeMicros} → ${afterMicros}`;

async function keepRevisions(ctx: InTransaction, repricingId: string, repriced: Repriced[]): Promise<void> {
  const revisions = repriced.map(({ before, after }) => ({
    workspaceId: ctx.workspaceId,
    repricingId,
    chargeId: before.id,
    currency: before.currency,
    beforeMicros: before.estimatedMicros,
    afterMicros: after.estimatedMicros,
    before: toldOf(before),
    after: toldOf(after),
  }));
  for (let start = 0; start < revisions.length; start += 1000) {
    await ctx.db.insert(chargeRevisions).values(revisions.slice(start, start + 1000));
  }
}

function changedOf(repriced: (Repriced | Adjusted)[]): Changed {
  const sums = new Map<string, Changed["sums"][number]>();
  for (const { before, after } of repriced) {
    const { currency } = before;
    const sum = sums.get(currency) ?? {
      currency,
      beforeMicros: 0n,
      afterMicros: 0n,
      unknownBefore: 0,
      unknownAfter: 0,
    };
    sum.beforeMicros += before.estimatedMicros ?? 0n;
    sum.afterMicros += after.estimatedMicros ?? 0n;
    if (before.estimatedMicros === null) sum.unknownBefore += 1;
    if (after.estimatedMicros === null) sum.unknownAfter += 1;
    sums.set(currency, sum);
  }
  return { changedCount: repriced.length, sums: [...sums.values()] };
}
