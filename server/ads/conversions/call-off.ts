import { and, eq, isNotNull, isNull, type SQL } from "drizzle-orm";
import { conversions } from "@/db/schema/ads-outcomes";
import type { InTransaction } from "@/server/context";
import type { NotAskedReason } from "./decide";

async function callOff(ctx: InTransaction, reason: NotAskedReason, which?: SQL): Promise<void> {
  const waiting = and(eq(conversions.workspaceId, ctx.workspaceId), eq(conversions.state, "waiting"), which);
  const settledAt = ctx.now();
  await ctx.db
    .update(conversions)
    .set({ state: "notAsked", reason, settledAt })
    .where(and(waiting, isNull(conversions.attemptedAt)));
  // An answer was lost, so Meta may know of it: what may be true is not denied.
  await ctx.db
    .update(conversions)
    .set({ state: "sent", reason: "answerLost", settledAt })
    .where(and(waiting, isNotNull(conversions.attemptedAt)));
}

/** Meta is not told of an outcome that was withdrawn before. */
export const callOffConversion = (ctx: InTransaction, outcomeId: string): Promise<void> =>
  callOff(ctx, "withdrawn", eq(conversions.outcomeId, outcomeId));

/** Nothing that waits is told once an owner has said no. */
export const callOffConversions = (ctx: InTransaction): Promise<void> => callOff(ctx, "off");
