import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { conversions, outcomes, referrals } from "@/db/schema/ads-outcomes";
import type { InTransaction } from "@/server/context";
import { workspaceVault } from "@/server/crypto";
import { recordEvents } from "@/server/events";
import type { GraphError } from "@/server/meta/client";
import type { ConversionEvent } from "@/server/meta/conversions";
import { openClick } from "../referrals/record-referrals";
import { eventNames, isTooLate } from "./decide";
import { failureOf } from "./ensure-dataset";

export type Waiting = Omit<ConversionEvent, "wabaId"> & { conversationId: string };

/**
 * What waits to be told for an account, oldest first, as it stands now. What has become too old meanwhile is put aside, so that
 * it spoils nothing. From here on, Meta may have heard of the others.
 */
export async function takeWaiting(ctx: InTransaction, accountId: string, most: number): Promise<Waiting[]> {
  const now = ctx.now();
  const found = await ctx.db
    .select({
      id: conversions.id,
      conversationId: outcomes.conversationId,
      kind: outcomes.kind,
      at: outcomes.occurredAt,
      amountMicros: outcomes.amountMicros,
      currency: outcomes.currency,
      attempts: conversions.attempts,
      attemptedAt: conversions.attemptedAt,
      referralId: referrals.id,
      sealedClickId: referrals.sealedClickId,
    })
    .from(conversions)
    .innerJoin(
      outcomes,
      and(eq(outcomes.workspaceId, conversions.workspaceId), eq(outcomes.id, conversions.outcomeId)),
    )
    .innerJoin(
      referrals,
      and(eq(referrals.workspaceId, conversions.workspaceId), eq(referrals.id, conversions.referralId)),
    )
    .where(
      and(
        eq(conversions.workspaceId, ctx.workspaceId),
        eq(conversions.accountId, accountId),
        eq(conversions.state, "waiting"),
      ),
    )
    .orderBy(asc(conversions.id))
    .limit(most)
    .for("update", { of: conversions });
  const vault = await workspaceVault(ctx);
  const late = found.filter(({ at }) => isTooLate(at, now));
  await put(ctx, late, { state: "tooLate", settledAt: now });
  const unnamed = found.filter(({ sealedClickId }) => sealedClickId === null);
  await put(ctx, unnamed, { state: "notAsked", reason: "noClick", settledAt: now });
  const unanswered = found.filter(
    ({ at, attempts, attemptedAt }) =>
      attemptedAt !== null && attempts >= mostAttempts && !isTooLate(at, now),
  );
  await put(ctx, unanswered, { state: "sent", reason: "answerLost", settledAt: now });
  const aside = new Set([...late, ...unnamed, ...unanswered]);
  const due = found.flatMap((one): Waiting[] => {
    const { id, conversationId, kind, at, amountMicros, currency, referralId, sealedClickId } = one;
    const clickId = openClick(vault, referralId, sealedClickId);
    if (clickId === undefined || aside.has(one)) return [];
    const value = amountMicros !== null && currency !== null ? { micros: amountMicros, currency } : undefined;
    return [{ id, conversationId, name: eventNames[kind], at, clickId, value }];
  });
  await put(ctx, due, { attemptedAt: now, attempts: sql`${conversions.attempts} + 1` });
  return due;
}

/** Meta does not put repeats together, so what is never answered is not said for ever. */
const mostAttempts = 5;

type Some = { id: string; conversationId: string }[];

/** Only what still waits: somebody may have withdrawn it meanwhile. */
async function put(ctx: InTransaction, some: Some, values: Partial<Values>): Promise<void> {
  if (some.length === 0) return;
  await ctx.db
    .update(conversions)
    .set(values)
    .where(
      and(
        eq(conversions.workspaceId, ctx.workspaceId),
        inArray(
          conversions.id,
          some.map(({ id }) => id),
        ),
        eq(conversions.state, "waiting"),
      ),
    );
  await recordEvents(
    ctx,
    some.map(({ conversationId }) => ({ kind: "outcome.changed" as const, conversationId })),
  );
}

type Values = Omit<typeof conversions.$inferSelect, "attempts"> & { attempts: ReturnType<typeof sql> };

/** Keeps what became of events: Meta has them, or refused this one for good. */
export async function settle(
  ctx: InTransaction,
  events: Waiting[],
  { error, isTest }: { error: GraphError | undefined; isTest: boolean },
): Promise<void> {
  const settledAt = ctx.now();
  if (error) {
    const { words = "", code, traceId } = failureOf(error);
    const veiled = events.reduce((veiled, { clickId }) => veiled.replaceAll(clickId, "[click]"), words);
    const state = { state: "refused" as const, reason: "eventRefused", settledAt };
    return put(ctx, events, { ...state, words: veiled, code, traceId });
  }
  for (const event of events) {
    const { micros: sentMicros = null, currency: sentCurrency = null } = event.value ?? {};
    const nothing = { reason: null, words: null, code: null, traceId: null };
    await put(ctx, [event], { state: "sent", settledAt, isTest, sentMicros, sentCurrency, ...nothing });
  }
}

/** Says beside those that still wait what they wait for; what Meta certainly did not take, it does not know. */
export function holdBack(ctx: InTransaction, events: Waiting[], error: GraphError): Promise<void> {
  const { key: reason, words, code, traceId } = failureOf(error);
  const attempted = error.outcome === "refused" ? { attemptedAt: null } : {};
  return put(ctx, events, { reason, words, code, traceId, ...attempted });
}
