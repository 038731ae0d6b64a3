"use client";

import { useQuery } from "@tanstack/react-query";
import { Wallet } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { BudgetAnswer } from "../analytics/budgets/budget-answer";
import { useBudgetWords } from "../analytics/budgets/use-budgets";
import { Aside, Statement } from "./statement";

/** What each budget of this month has spent, and what it may come to. */
export function BudgetsStatement() {
  const t = useTranslations("budgets");
  const words = useBudgetWords();
  const asked = useQuery(useTRPC().budgets.list.queryOptions());
  return (
    <Statement title={t("title")} Icon={Wallet} href="/analytics/budgets" asked={asked}>
      {({ budgets }) =>
        budgets.length === 0 ? (
          <Aside>{t("lead")}</Aside>
        ) : (
          budgets.map((budget) => (
            <div key={budget.id} className="grid gap-1">
              <BudgetAnswer budget={budget} />
              <Aside>{words.scope(budget)}</Aside>
            </div>
          ))
        )
      }
    </Statement>
  );
}
