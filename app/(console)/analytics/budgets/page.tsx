import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getQueryClient, HydrateClient, trpc } from "@/app/_trpc/server";
import { mayCall } from "@/server/identity/permissions";
import { requireReport } from "../require-report";
import { BudgetsScreen } from "./budgets-screen";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("budgets");
  return { title: t("title") };
}

export default async function BudgetsPage() {
  const { member } = await requireReport("budgets.list");
  await getQueryClient().prefetchQuery(trpc.budgets.list.queryOptions());
  return (
    <HydrateClient>
      <BudgetsScreen mayEdit={mayCall(member.roles, "budgets.change")} />
    </HydrateClient>
  );
}
