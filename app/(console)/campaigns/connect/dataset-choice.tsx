"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { useErrorMessage } from "@/components/use-error-message";
import { type ConnectionView, useCampaignActions } from "../use-campaigns";

/** The list takes no empty value. */
const none = "none";

/** In which dataset new ads are tracked. */
export function DatasetChoice({ connection }: { connection: ConnectionView }) {
  const t = useTranslations("campaigns.facts");
  const trpc = useTRPC();
  const errorMessage = useErrorMessage();
  const { chooseDataset } = useCampaignActions();
  const datasets = useQuery(trpc.campaignForm.datasets.queryOptions());
  const { connectionId, datasetId, name } = connection;
  const known = datasets.data ?? [];
  const error = chooseDataset.error ?? datasets.error;
  if (known.length === 0 && !datasetId) {
    return error ? errorMessage(error) : t(datasets.isPending ? "reading" : "noDataset");
  }
  return (
    <div className="grid max-w-xs gap-1">
      <Select
        value={datasetId ?? none}
        disabled={chooseDataset.isPending}
        onValueChange={(chosen) =>
          chooseDataset.mutate({ connectionId, metaDatasetId: chosen === none ? "" : chosen })
        }
      >
        <SelectTrigger aria-label={t("datasetOf", { name })}>
          <SelectValue />
        </SelectTrigger>
        <SelectContent>
          <SelectItem value={none}>{t("withoutDataset")}</SelectItem>
          {known.map((one) => (
            <SelectItem key={one.datasetId} value={one.datasetId}>
              {one.name} · {one.datasetId}
            </SelectItem>
          ))}
          {datasetId && !known.some((one) => one.datasetId === datasetId) && (
            <SelectItem value={datasetId}>{datasetId}</SelectItem>
          )}
        </SelectContent>
      </Select>
      {error && (
        <p role="alert" className="text-vermilion-ink">
          {errorMessage(error)}
        </p>
      )}
    </div>
  );
}
