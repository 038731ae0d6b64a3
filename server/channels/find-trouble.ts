import { and, eq, isNull, ne, or } from "drizzle-orm";
import { channelTroubles, phoneNumbers } from "@/db/schema/channels";
import { type Ctx, inTransaction } from "../context";

/** A trouble, what else is wrong with the same number or account, and the name by which its owners know the number, or one of the numbers, that it concerns. */
export function findTrouble(ctx: Ctx, troubleId: string) {
  return inTransaction(ctx, async (ctx) => {
    const [row] = await ctx.db
      .select({
        trouble: channelTroubles,
        verifiedName: phoneNumbers.verifiedName,
        displayNumber: phoneNumbers.displayNumber,
      })
      .from(channelTroubles)
      .innerJoin(
        phoneNumbers,
        and(
          eq(phoneNumbers.workspaceId, channelTroubles.workspaceId),
          or(
            eq(phoneNumbers.id, channelTroubles.subjectId),
            and(eq(phoneNumbers.accountId, channelTroubles.subjectId), isNull(phoneNumbers.disconnectedAt)),
          ),
        ),
      )
      .where(and(eq(channelTroubles.workspaceId, ctx.workspaceId), eq(channelTroubles.id, troubleId)))
      .limit(1);
    if (!row) return undefined;
    const others = await ctx.db
      .select({ kind: channelTroubles.kind })
      .from(channelTroubles)
      .where(
        and(
          eq(channelTroubles.workspaceId, ctx.workspaceId),
          eq(channelTroubles.subjectId, row.trouble.subjectId),
          ne(channelTroubles.id, troubleId),
          isNull(channelTroubles.endedAt),
        ),
      );
    return { ...row, othersOpen: others.map(({ kind }) => kind) };
  });
}
