import { and, eq, lt } from "drizzle-orm";
import { notificationRequests } from "@/db/schema/broadcasts";
import { type Ctx, inTransaction } from "../context";

/** Keys under which programs asked for notifications; the messages themselves stay. */
export function forgetRequests(ctx: Ctx, before: Date): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await ctx.db
      .delete(notificationRequests)
      .where(
        and(eq(notificationRequests.workspaceId, ctx.workspaceId), lt(notificationRequests.askedAt, before)),
      );
  });
}
