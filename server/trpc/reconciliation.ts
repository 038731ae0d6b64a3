import { closeMonth } from "../billing/reconciliation/close-month";
import { enterInvoice } from "../billing/reconciliation/enter-invoice";
import { pullMonth } from "../billing/reconciliation/pull-reported";
import { reconcile } from "../billing/reconciliation/reconcile";
import { enterInvoiceInput, monthInput, withdrawInvoiceInput } from "../billing/reconciliation/schemas";
import { withdrawInvoice } from "../billing/reconciliation/withdraw-invoice";
import { listBilledAccounts } from "../channels/list-billed-accounts";
import { memberProcedure, router } from "./base";

export const reconciliationRouter = router({
  accounts: memberProcedure.query(({ ctx }) => listBilledAccounts(ctx)),
  month: memberProcedure.input(monthInput).query(({ ctx, input }) => reconcile(ctx, input)),
  /** Asks Meta now for what it reports of the month. */
  pull: memberProcedure.input(monthInput).mutation(({ ctx, input }) => pullMonth(ctx, input)),
  close: memberProcedure.input(monthInput).mutation(({ ctx, input }) => closeMonth(ctx, input)),
  enterInvoice: memberProcedure
    .input(enterInvoiceInput)
    .mutation(({ ctx, input }) => enterInvoice(ctx, input)),
  withdrawInvoice: memberProcedure
    .input(withdrawInvoiceInput)
    .mutation(({ ctx, input }) => withdrawInvoice(ctx, input)),
});
