import { and, eq } from "drizzle-orm";
import { conversations, sendSlots } from "@/db/schema/messaging";
import type { InTransaction } from "../context";
import { nextSlot, pairLimit, throughputLimit } from "./gate";

/** What waits less than this waits here; what waits longer makes room for other work. */
export const shortWaitMs = 500;

type Sender = { numberId: string; conversationId: string; throughputPerSecond: number };

/**
 * Takes a place in the number's stream and in the customer's, and says when it comes; both are kept to Meta's limits by
 * however many workers there are. Beyond `shortWaitMs` no place is taken.
 */
export async function passSendGate(
  ctx: InTransaction,
  { numberId, conversationId, throughputPerSecond }: Sender,
): Promise<{ goAt: Date; isTaken: boolean }> {
  const now = ctx.now();
  const thisPair = and(eq(conversations.workspaceId, ctx.workspaceId), eq(conversations.id, conversationId));
  const thisNumber = and(eq(sendSlots.workspaceId, ctx.workspaceId), eq(sendSlots.numberId, numberId));

  await ctx.db
    .insert(sendSlots)
    .values({ workspaceId: ctx.workspaceId, numberId, nextAt: now })
    .onConflictDoNothing();
  // Always the pair before the number: two workers then never wait for each other.
  const [pair] = await ctx.db
    .select({ slotAt: conversations.pairSlotAt })
    .from(conversations)
    .where(thisPair)
    .for("update");
  const [number] = await ctx.db
    .select({ nextAt: sendSlots.nextAt })
    .from(sendSlots)
    .where(thisNumber)
    .for("update");

  const pairSlot = nextSlot(pair?.slotAt ?? null, pairLimit, now);
  const numberSlot = nextSlot(number?.nextAt ?? null, throughputLimit(throughputPerSecond), now);
  const goAt = pairSlot.goAt > numberSlot.goAt ? pairSlot.goAt : numberSlot.goAt;
  if (goAt.getTime() - now.getTime() > shortWaitMs) return { goAt, isTaken: false };

  await ctx.db.update(conversations).set({ pairSlotAt: pairSlot.arrivalAt }).where(thisPair);
  await ctx.db.update(sendSlots).set({ nextAt: numberSlot.arrivalAt }).where(thisNumber);
  return { goAt, isTaken: true };
}
