import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTRPC } from "@/app/_trpc/client";
import type { AppRouter } from "@/server/trpc/router";

type Outputs = inferRouterOutputs<AppRouter>["rates"];
export type RateCard = Outputs["cards"][number];
export type Preview = Outputs["preview"];
export type Difference = Outputs["previewRepricing"];
export type RateCardLines = Outputs["card"];
export type PriceFound = Outputs["priceOn"];
export type AccountTerms = Outputs["terms"][number];
export type Repricing = Outputs["repricings"][number];
export type RepricingChange = Outputs["repricingChanges"]["items"][number];
export type LaunchPreview = Outputs["previewLaunchRates"];

/** What can be done with price lists; what the page shows is read again after each. */
export function useRates() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSuccess = () => queryClient.invalidateQueries(trpc.rates.pathFilter());
  return {
    preview: useMutation(trpc.rates.preview.mutationOptions()),
    take: useMutation(trpc.rates.import.mutationOptions({ onSuccess })),
    previewRepricing: useMutation(trpc.rates.previewRepricing.mutationOptions()),
    reprice: useMutation(trpc.rates.reprice.mutationOptions({ onSuccess })),
    saveLaunchRate: useMutation(trpc.rates.saveLaunchRate.mutationOptions({ onSuccess })),
    previewLaunchRates: useMutation(trpc.rates.previewLaunchRates.mutationOptions()),
    importLaunchRates: useMutation(trpc.rates.importLaunchRates.mutationOptions({ onSuccess })),
    readTerms: useMutation(trpc.rates.readTerms.mutationOptions({ onSuccess })),
  };
}
