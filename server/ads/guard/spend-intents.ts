import { and, eq, gt, lte } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { type SpendChange, spendIntents } from "@/db/schema/ads-rules";
import { type Ctx, type InTransaction, inTransaction } from "../../context";
import { AppError } from "../../errors";
import type { GraphError } from "../../meta/client";

/** What a campaign or an ad set is taken to be like, whatever it is now. */
export type Assumed = { subjectId: string; change: SpendChange };

/** By then the regular look at Meta has told what became of it. */
const countsForMs = 5 * 60_000;

const ofConnection = ({ workspaceId }: InTransaction, connectionId: string) =>
  and(eq(spendIntents.workspaceId, workspaceId), eq(spendIntents.connectionId, connectionId));

const oldest = (ctx: Ctx) => new Date(ctx.now().getTime() - countsForMs);

/** What is on its way to Meta and will be true in a moment. */
export const openIntents = (ctx: InTransaction, connectionId: string): Promise<Assumed[]> =>
  ctx.db
    .select({ subjectId: spendIntents.subjectId, change: spendIntents.change })
    .from(spendIntents)
    .where(and(ofConnection(ctx, connectionId), gt(spendIntents.askedAt, oldest(ctx))))
    .orderBy(spendIntents.id);

/** From now on whoever asks for more is held against the limits with it. */
export async function keepIntent(
  ctx: InTransaction,
  connectionId: string,
  assumed: Assumed,
): Promise<string> {
  const id = uuidv7();
  await ctx.db
    .delete(spendIntents)
    .where(and(ofConnection(ctx, connectionId), lte(spendIntents.askedAt, oldest(ctx))));
  await ctx.db
    .insert(spendIntents)
    .values({ workspaceId: ctx.workspaceId, id, connectionId, ...assumed, askedAt: ctx.now() });
  return id;
}

/** Does what an intent was for, and ends it; what Meta may have done although it did not say so goes on counting. */
export async function carryOut<T>(
  ctx: Ctx,
  intentId: string | undefined,
  work: () => Promise<T>,
): Promise<T> {
  try {
    const done = await work();
    await endIntent(ctx, intentId);
    return done;
  } catch (error) {
    if (!mayBeDone(error)) await endIntent(ctx, intentId);
    throw error;
  }
}

const mayBeDone = (error: unknown) =>
  !(error instanceof AppError) || (error.cause as GraphError | undefined)?.outcome === "unknown";

function endIntent(ctx: Ctx, intentId: string | undefined): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    if (!intentId) return;
    await ctx.db
      .delete(spendIntents)
      .where(and(eq(spendIntents.workspaceId, ctx.workspaceId), eq(spendIntents.id, intentId)));
  });
}
