import { v7 as uuidv7 } from "uuid";
import { invoices } from "@/db/schema/reconciliation";
import { getAccount } from "@/server/channels/get-account";
import { inTransaction, type MemberCtx } from "@/server/context";
import { recordAudit } from "@/server/identity/record-audit";
import type { EnterInvoice } from "./schemas";

/** Keeps what an invoice of Meta's says, in the account's currency, as a column of its own. */
export function enterInvoice(ctx: MemberCtx, input: EnterInvoice): Promise<{ invoiceId: string }> {
  return inTransaction(ctx, async (ctx) => {
    const { currency } = await getAccount(ctx, input.accountId);
    const id = uuidv7();
    await ctx.db.insert(invoices).values({
      workspaceId: ctx.workspaceId,
      id,
      ...input,
      currency,
      enteredBy: ctx.actor.memberId,
      enteredAt: ctx.now(),
    });
    const { month, amountMicros } = input;
    await recordAudit(ctx, {
      action: "invoice.entered",
      subject: { id, name: input.reference },
      after: { month, amountMicros: String(amountMicros), currency },
    });
    return { invoiceId: id };
  });
}
