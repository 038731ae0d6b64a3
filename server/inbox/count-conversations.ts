import { and, eq, gt, sql } from "drizzle-orm";
import { conversations } from "@/db/schema/messaging";
import { type InTransaction, type MemberCtx, readOnly } from "../context";
import { inView } from "./list-conversations";

/** Beyond this many nobody counts: the screen says "99+". */
const countLimit = 100;

/** How many conversations wait, and in how many of them something is unread; each no further than `countLimit`. */
export function countConversations(ctx: MemberCtx) {
  return readOnly(ctx, async (ctx) => {
    const [mine, mineUnread, unassigned, unassignedUnread] = await Promise.all([
      countView(ctx, "mine"),
      countView(ctx, "mine", { unreadOnly: true }),
      countView(ctx, "unassigned"),
      countView(ctx, "unassigned", { unreadOnly: true }),
    ]);
    return { mine, mineUnread, unassigned, unassignedUnread };
  });
}

async function countView(
  ctx: InTransaction<MemberCtx>,
  view: "mine" | "unassigned",
  { unreadOnly = false } = {},
): Promise<number> {
  const found = ctx.db
    .select({ one: sql`1`.as("one") })
    .from(conversations)
    .where(
      and(
        eq(conversations.workspaceId, ctx.workspaceId),
        inView(ctx, view),
        unreadOnly ? gt(conversations.unreadCount, 0) : undefined,
      ),
    )
    .limit(countLimit)
    .as("found");
  const [row] = await ctx.db.select({ count: sql`count(*)`.mapWith(Number) }).from(found);
  return row!.count;
}
