import { changeBudget } from "../billing/budgets/change-budget";
import { createBudget } from "../billing/budgets/create-budget";
import { deleteBudget } from "../billing/budgets/delete-budget";
import { listBudgets } from "../billing/budgets/list-budgets";
import { budgetInput, changeBudgetInput, createBudgetInput } from "../billing/budgets/schemas";
import { memberProcedure, router } from "./base";

export const budgetsRouter = router({
  list: memberProcedure.query(({ ctx }) => listBudgets(ctx)),
  create: memberProcedure.input(createBudgetInput).mutation(({ ctx, input }) => createBudget(ctx, input)),
  change: memberProcedure.input(changeBudgetInput).mutation(({ ctx, input }) => changeBudget(ctx, input)),
  delete: memberProcedure.input(budgetInput).mutation(({ ctx, input }) => deleteBudget(ctx, input)),
});
