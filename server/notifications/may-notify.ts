import { sql } from "drizzle-orm";
import { reserveBudget } from "../billing/budgets/reserve-budget";
import { invalid } from "../errors";
import type { MayGo } from "../messaging/deliver-message";

/** A notification that had to wait goes only if its customer still takes marketing, and if a budget has room for it. */
export const mayNotify: MayGo = async (ctx, message) => {
  const [stopped] =
    message.category === "marketing"
      ? await ctx.db.execute(sql`
          select c.id from messages m
          join conversations v on v.workspace_id = m.workspace_id and v.id = m.conversation_id
          join contacts c on c.workspace_id = v.workspace_id and c.id = v.contact_id
          where m.workspace_id = ${ctx.workspaceId}::uuid and m.id = ${message.messageId}::uuid
            and c.marketing_stopped_at is not null`)
      : [];
  if (stopped) {
    throw invalid("This customer asked not to receive marketing messages from you.", {
      key: "customerStoppedMarketing",
    });
  }
  await reserveBudget(ctx, message);
};
