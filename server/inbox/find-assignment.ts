import { and, eq, isNull } from "drizzle-orm";
import { assignments } from "@/db/schema/inbox";
import { type Ctx, readOnly } from "../context";

/** Who has the conversation at this moment. */
export function findAssignment(ctx: Ctx, conversationId: string) {
  return readOnly(ctx, async (ctx) => {
    const [assignment] = await ctx.db
      .select()
      .from(assignments)
      .where(
        and(
          eq(assignments.workspaceId, ctx.workspaceId),
          eq(assignments.conversationId, conversationId),
          isNull(assignments.endedAt),
        ),
      );
    return assignment;
  });
}
