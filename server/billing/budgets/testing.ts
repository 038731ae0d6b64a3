import { v7 as uuidv7 } from "uuid";
import { ownerDb } from "@/db/factories";
import { budgetAmounts, budgets } from "@/db/schema/budgets";

type Values = Partial<typeof budgets.$inferInsert> & { amountMicros: bigint; fromMonth?: string };

/** For tests: a budget as it stands since long ago. */
export async function setBudget(workspaceId: string, { amountMicros, fromMonth, ...values }: Values) {
  const id = uuidv7();
  await ownerDb()
    .insert(budgets)
    .values({
      ...{ workspaceId, id, currency: "USD", thresholds: [50, 80, 100], stopsMarketing: true },
      createdAt: new Date(),
      ...values,
    });
  await ownerDb()
    .insert(budgetAmounts)
    .values({ workspaceId, budgetId: id, fromMonth: fromMonth ?? "2025-01", amountMicros });
  return id;
}
