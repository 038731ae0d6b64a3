"use client";

import { useMutation } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { useTRPC } from "@/app/_trpc/client";
import { cn } from "@/components/cn";
import { Button } from "@/components/ui/button";
import { useErrorMessage } from "@/components/use-error-message";

/** Asks Meta for its figures of today, without waiting for the worker's turn. */
export function RefreshButton() {
  const t = useTranslations("reports.results");
  const trpc = useTRPC();
  const message = useErrorMessage();
  const refresh = useMutation(
    trpc.funnel.refresh.mutationOptions({
      onSuccess: () => toast.success(t("asked")),
      onError: (error) => toast.error(message(error)),
    }),
  );
  return (
    <Button disabled={refresh.isPending} onClick={() => refresh.mutate()}>
      <RotateCw aria-hidden className={cn(refresh.isPending && "motion-safe:animate-spin")} />
      {t("readAgain")}
    </Button>
  );
}
