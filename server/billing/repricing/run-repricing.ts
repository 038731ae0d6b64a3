import { v7 as uuidv7 } from "uuid";
import { chargeRevisions, repricings } from "@/db/schema/billing";
import { type InTransaction, inTransaction, type MemberCtx } from "@/server/context";
import { recordAudit } from "@/server/identity/record-audit";
import type { RepricingInput } from "../schemas";
import { type Repriced, reprice } from "./reprice";

export type RepricingDifference = {
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

const rehearsal = new Error("This was a rehearsal");

/** What a run would change, in money: the run itself, taken back. */
export async function previewRepricing(ctx: MemberCtx, input: RepricingInput): Promise<RepricingDifference> {
  let difference: RepricingDifference | undefined;
  try {
    await inTransaction(ctx, async (ctx) => {
      difference = differenceOf(await reprice(ctx, input));
      throw rehearsal;
    });
  } catch (error) {
    if (error !== rehearsal) throw error;
  }
  return difference ?? { changedCount: 0, sums: [] };
}

/** Prices charges again because somebody asked for it, says who and why, and keeps what each was before. */
export function runRepricing(
  ctx: MemberCtx,
  input: RepricingInput,
): Promise<RepricingDifference & { repricingId: string }> {
  return inTransaction(ctx, async (ctx) => {
    const repriced = await reprice(ctx, input);
    const difference = differenceOf(repriced);
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
    await recordAudit(ctx, {
      action: "charges.repriced",
      subject: { id: repricingId, name: input.reason },
      after: {
        fromDay: input.fromDay,
        toDay: input.toDay,
        ...(input.correction && { from: input.correction.from, to: input.correction.to }),
        changed: difference.changedCount,
        sums: difference.sums.map(
          ({ currency, beforeMicros, afterMicros }) => `${currency} ${beforeMicros} → ${afterMicros}`,
        ),
      },
    });
    return { ...difference, repricingId };
  });
}

const told = ({
  category,
  market,
  regime,
  basis,
  rateCardId,
  ownRateCardId,
  tierFrom,
}: Repriced["before"]) => ({
  category,
  market,
  regime,
  basis,
  rateCardId,
  ownRateCardId,
  tierFrom,
});

async function keepRevisions(ctx: InTransaction, repricingId: string, repriced: Repriced[]): Promise<void> {
  const revisions = repriced.map(({ before, after }) => ({
    workspaceId: ctx.workspaceId,
    repricingId,
    chargeId: before.id,
    currency: before.currency,
    beforeMicros: before.estimatedMicros,
    afterMicros: after.estimatedMicros,
    before: told(before),
    after: told(after),
  }));
  for (let start = 0; start < revisions.length; start += 1000) {
    await ctx.db.insert(chargeRevisions).values(revisions.slice(start, start + 1000));
  }
}

function differenceOf(repriced: Repriced[]): RepricingDifference {
  const sums = new Map<string, RepricingDifference["sums"][number]>();
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
