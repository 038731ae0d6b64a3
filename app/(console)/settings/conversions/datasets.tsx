"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useErrorMessage } from "@/components/use-error-message";
import { useTold } from "../../inbox/outcomes/outcome-words";
import type { ConversionActions, ConversionSettings } from "./use-conversions";

type DatasetsProps = {
  accounts: ConversionSettings["accounts"];
  connect: ConversionActions["connectDataset"];
};

/** The dataset of each WhatsApp account, or why Meta gave none. */
export function Datasets({ accounts, connect }: DatasetsProps) {
  const t = useTranslations("conversions");
  const told = useTold();
  const errorMessage = useErrorMessage();
  if (accounts.length === 0) return <p className="text-ink-soft">{t("noAccounts")}</p>;
  return (
    <>
      <ul className="divide-y border-y">
        {accounts.map(({ accountId, name, datasetId, failure }) => (
          <li key={accountId} className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 py-2">
            <div className="grid min-w-0 flex-1">
              <span className="break-words font-medium">{name}</span>
              <span className="text-ink-soft text-xs tabular-nums">
                {datasetId ? t("dataset", { id: datasetId }) : t("noDataset")}
              </span>
              {failure && (
                <span className="text-vermilion-ink text-xs">
                  {told({ state: "waiting", reason: failure.key })}
                </span>
              )}
            </div>
            <Button size="sm" disabled={connect.isPending} onClick={() => connect.mutate({ accountId })}>
              {t(datasetId ? "checkDataset" : "findDataset")}
              <span className="sr-only">{name}</span>
            </Button>
          </li>
        ))}
      </ul>
      {connect.error && (
        <p role="alert" className="text-vermilion-ink">
          {errorMessage(connect.error)}
        </p>
      )}
    </>
  );
}
