import { and, desc, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { outcomes, referrals } from "@/db/schema/ads-outcomes";
import { type ApiKeyCtx, type InTransaction, inTransaction, type MemberCtx } from "@/server/context";
import { conflict, invalid } from "@/server/errors";
import { loadConversation } from "@/server/messaging/load-conversation";
import { planConversion } from "../conversions/plan-conversion";
import { keepChange, type Outcome } from "./keep-change";
import type { OutcomeKind } from "./schemas";

type Marked = {
  conversationId: string;
  kind: OutcomeKind;
  /** The same again is the same wish. */
  requestKey: string;
  amountMicros?: bigint;
  currency?: string;
  reference?: string;
  /** Now, unless another program tells of it later. */
  occurredAt?: Date;
};

/** Clocks differ by so much. */
const leniencyMs = 5 * 60_000;

/** Keeps what came of a conversation, once however often it is asked, and decides whether Meta hears of it. */
export function markOutcome(ctx: MemberCtx | ApiKeyCtx, marked: Marked): Promise<{ outcomeId: string }> {
  return inTransaction(ctx, async (ctx) => {
    const conversation = await loadConversation(ctx, marked.conversationId);
    const before = await findAsked(ctx, marked.requestKey);
    if (before) return sameAs(before, marked);
    const now = ctx.now();
    const occurredAt = marked.occurredAt ?? now;
    if (occurredAt.getTime() > now.getTime() + leniencyMs) {
      throw invalid("This has not happened yet.", { key: "outcomeInFuture", field: "occurredAt" });
    }
    const { kind, conversationId, requestKey, amountMicros, currency, reference } = marked;
    // The unique indexes settle what two people, or a person and a program, mark at once.
    const [outcome] = await ctx.db
      .insert(outcomes)
      .values({
        workspaceId: ctx.workspaceId,
        id: uuidv7(),
        touchId: (await lastTouch(ctx, conversationId)) ?? conversationId,
        markedAt: now,
        ...{ conversationId, kind, requestKey, amountMicros, currency, reference, occurredAt },
      })
      .onConflictDoNothing()
      .returning();
    if (!outcome) return again(ctx, marked);
    await keepChange(ctx, outcome, "marked");
    await planConversion(ctx, outcome, conversation);
    return { outcomeId: outcome.id };
  });
}

async function findAsked(ctx: InTransaction, requestKey: string): Promise<Outcome | undefined> {
  const [outcome] = await ctx.db
    .select()
    .from(outcomes)
    .where(and(eq(outcomes.workspaceId, ctx.workspaceId), eq(outcomes.requestKey, requestKey)));
  return outcome;
}

async function lastTouch(ctx: InTransaction, conversationId: string): Promise<string | undefined> {
  const [last] = await ctx.db
    .select({ id: referrals.id })
    .from(referrals)
    .where(and(eq(referrals.workspaceId, ctx.workspaceId), eq(referrals.conversationId, conversationId)))
    .orderBy(desc(referrals.at), desc(referrals.id))
    .limit(1);
  return last?.id;
}

/** A repeat gets the outcome that is there, also when it was corrected or withdrawn since; another order under its key does not. */
function sameAs(before: Outcome, marked: Marked): { outcomeId: string } {
  if (before.conversationId === marked.conversationId && before.kind === marked.kind) {
    return { outcomeId: before.id };
  }
  throw conflict("This reference was used for something else before.", {
    key: "outcomeKeyTaken",
    field: "reference",
  });
}

async function again(ctx: InTransaction, marked: Marked): Promise<{ outcomeId: string }> {
  const before = await findAsked(ctx, marked.requestKey);
  if (before) return sameAs(before, marked);
  throw marked.kind === "order" ? orderKnown() : stageKnown();
}

export const orderKnown = () =>
  conflict("An order with this reference is marked already.", {
    key: "orderMarkedBefore",
    field: "reference",
  });

const stageKnown = () =>
  conflict("This is marked already, and the customer has not come from another ad since.", {
    key: "stageMarkedBefore",
  });
