import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { channelTroubles, phoneNumbers } from "@/db/schema/channels";
import { type Ctx, inReport } from "../../context";

/** The connected numbers with what Meta last said of them, and how much is wrong with each or with its account. */
export function numberStates(ctx: Ctx) {
  return inReport(ctx, async (ctx) => {
    const numbers = await ctx.db
      .select({
        id: phoneNumbers.id,
        displayNumber: phoneNumbers.displayNumber,
        reading: phoneNumbers.reading,
        readAt: phoneNumbers.readAt,
        troubles:
          sql<number>`(select count(*) from ${channelTroubles} where ${channelTroubles.workspaceId} = ${phoneNumbers.workspaceId}
          and ${channelTroubles.subjectId} in (${phoneNumbers.id}, ${phoneNumbers.accountId})
          and ${channelTroubles.endedAt} is null)`.mapWith(Number),
      })
      .from(phoneNumbers)
      .where(and(eq(phoneNumbers.workspaceId, ctx.workspaceId), isNull(phoneNumbers.disconnectedAt)))
      .orderBy(asc(phoneNumbers.displayNumber));
    return numbers.map(({ reading, ...number }) => ({ ...number, quality: reading?.quality ?? null }));
  });
}
