"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { toast } from "@/components/ui/toast";
import { useErrorMessage } from "@/components/use-error-message";
import { DeliverySheet } from "./delivery-sheet";
import { FailedDeliveries } from "./failed-deliveries";
import { Flow } from "./flow";
import { KindsMet } from "./kinds-met";

/** The workers need a moment; what they have done by then is shown by itself. */
const looksAfterMs = [1000, 4000, 10_000];

/** How Meta's deliveries come in, which of them failed, and what in them found no place. */
export function DeliveriesView() {
  const t = useTranslations("deliveries");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const errorMessage = useErrorMessage();
  const [openId, setOpenId] = useState<string>();

  const look = () => void queryClient.invalidateQueries({ queryKey: trpc.deliveries.pathKey() });
  const replay = useMutation(
    trpc.deliveries.replay.mutationOptions({
      onSuccess: (count) => {
        toast.success(t("replayed", { count }));
        look();
        for (const ms of looksAfterMs) setTimeout(look, ms);
      },
      onError: (error) => toast.error(errorMessage(error)),
    }),
  );

  return (
    <div className="grid gap-8 px-4 py-6 md:px-6">
      <Flow />
      <FailedDeliveries onOpen={setOpenId} onReplay={replay.mutate} isReplaying={replay.isPending} />
      <KindsMet onOpen={setOpenId} onReplay={replay.mutate} isReplaying={replay.isPending} />
      <DeliverySheet deliveryId={openId} onClose={() => setOpenId(undefined)} />
    </div>
  );
}
