import { and, eq, isNull } from "drizzle-orm";
import { invoices } from "@/db/schema/reconciliation";
import { inTransaction, type MemberCtx } from "@/server/context";
import { notFound } from "@/server/errors";
import { recordAudit } from "@/server/identity/record-audit";

/** Takes an invoice out of the figures; that it was there stays known. */
export function withdrawInvoice(ctx: MemberCtx, { invoiceId }: { invoiceId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const [withdrawn] = await ctx.db
      .update(invoices)
      .set({ withdrawnAt: ctx.now() })
      .where(
        and(
          eq(invoices.workspaceId, ctx.workspaceId),
          eq(invoices.id, invoiceId),
          isNull(invoices.withdrawnAt),
        ),
      )
      .returning({ reference: invoices.reference, month: invoices.month });
    if (!withdrawn) throw notFound("The invoice", "invoiceNotFound");
    const { reference, month } = withdrawn;
    await recordAudit(ctx, {
      action: "invoice.withdrawn",
      subject: { id: invoiceId, name: reference },
      before: { month },
    });
  });
}
