import { and, asc, eq, gt } from "drizzle-orm";
import { conversations } from "@/db/schema/messaging";
import { type Ctx, inTransaction } from "../../context";
import { rebuildWaits } from "./rebuild-waits";

type Options = { after?: string; perTransaction?: number };

/**
 * Works out the waits of every conversation of a workspace from its messages, in the order of their ids and a few at a time;
 * yields the last one done, after which it can be taken up again. Doing it twice changes nothing.
 */
export async function* backfillWaits(
  ctx: Ctx,
  { after, perTransaction = 100 }: Options = {},
): AsyncGenerator<{ last: string; count: number }> {
  for (let last = after; ; ) {
    const done = await inTransaction(ctx, async (ctx) => {
      const some = await ctx.db
        .select({ id: conversations.id })
        .from(conversations)
        .where(
          and(
            eq(conversations.workspaceId, ctx.workspaceId),
            last === undefined ? undefined : gt(conversations.id, last),
          ),
        )
        .orderBy(asc(conversations.id))
        .limit(perTransaction);
      const ids = some.map(({ id }) => id);
      await rebuildWaits(ctx, ids);
      return ids;
    });
    last = done.at(-1);
    if (last === undefined) return;
    yield { last, count: done.length };
  }
}
