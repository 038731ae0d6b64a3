"use client";

import { useQuery } from "@tanstack/react-query";
import { Scale } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { useNow } from "@/components/use-now";
import { Answer } from "../analytics/reconciliation/answer";
import { lastMonths, monthIn } from "../analytics/reconciliation/months";
import { Aside, Statement } from "./statement";

type Account = { id: string; name: string; currency: string; timeZone: string };

/** Whether last month agrees with Meta's figures, and whether somebody signed it. */
export function ClosingStatements() {
  const accounts = useQuery(useTRPC().reconciliation.accounts.queryOptions());
  return accounts.data?.map((account) => <ClosingStatement key={account.id} account={account} />);
}

function ClosingStatement({ account }: { account: Account }) {
  const t = useTranslations("overview");
  const format = useFormatter();
  const month = lastMonths(monthIn(account.timeZone, useNow()))[1] ?? "";
  const asked = useQuery(useTRPC().reconciliation.month.queryOptions({ accountId: account.id, month }));
  const name = format.dateTime(new Date(`${month}-15T12:00:00Z`), { month: "long", timeZone: "UTC" });
  return (
    <Statement
      title={t("reconciliation", { month: name })}
      Icon={Scale}
      href={`/analytics/reconciliation?account=${account.id}&month=${month}`}
      asked={asked}
    >
      {(data) => (
        <>
          <Answer data={data} />
          <Aside>
            {account.name} ({account.currency}). {!data.closing && t("toClose", { month: name })}
          </Aside>
        </>
      )}
    </Statement>
  );
}
