import { sql } from "drizzle-orm";
import { refusals } from "../billing/budgets/refusals";
import { stoppedBy } from "../billing/budgets/reserve-budget";
import { type Quote, quoteMessage } from "../billing/quote";
import { getConnectedNumber } from "../channels/get-numbers";
import { type Ctx, inTransaction } from "../context";
import { windowOpensAfter } from "../messaging/service-window";
import { templateNamed } from "./notify";
import type { QuoteNotificationInput } from "./notify-schemas";

/** What a notification would cost now, and which budget would refuse it. */
export function quoteNotification(
  ctx: Ctx,
  input: QuoteNotificationInput,
): Promise<Quote & { budget: string | null }> {
  return inTransaction(ctx, async (ctx) => {
    const { numberId, to } = input;
    await getConnectedNumber(ctx, numberId);
    const { category } = await templateNamed(ctx, input);
    const [known] = await ctx.db.execute<{ window_open: boolean; free_entry_open: boolean }>(sql`
      select coalesce(v.last_customer_message_at > ${windowOpensAfter(ctx.now()).toISOString()}::timestamptz, false) as window_open,
        coalesce(v.free_entry_closes_at > ${ctx.now().toISOString()}::timestamptz, false) as free_entry_open
      from contact_identities i
      join conversations v on v.workspace_id = i.workspace_id and v.contact_id = i.contact_id and v.number_id = ${numberId}::uuid
      where i.workspace_id = ${ctx.workspaceId}::uuid and i.kind = 'waId' and i.value = ${to} and i.retired_at is null`);
    const quote = await quoteMessage(ctx, {
      ...{ numberId, contact: { waId: to }, category, at: ctx.now() },
      ...{ windowOpen: known?.window_open ?? false, freeEntryOpen: known?.free_entry_open ?? false },
    });
    const refuser = await stoppedBy(ctx, { numberId, category, ...quote });
    return { ...quote, budget: refuser && refusals[refuser].key };
  });
}
