"use client";

import { useMutation } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { FailureState } from "@/components/failure-state";
import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { useWhen } from "@/components/use-when";

/** The content of one delivery, fetched when it is asked for, because that is recorded. */
export function DeliverySheet({ deliveryId, onClose }: { deliveryId?: string; onClose: () => void }) {
  const t = useTranslations("deliveries");
  return (
    <Sheet open={deliveryId !== undefined} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <SheetContent className="max-w-2xl">
        <SheetHeader>
          <SheetTitle>{deliveryId && t("number", { id: deliveryId })}</SheetTitle>
          <SheetDescription>{t("recorded")}</SheetDescription>
        </SheetHeader>
        {deliveryId && <Content key={deliveryId} deliveryId={deliveryId} />}
      </SheetContent>
    </Sheet>
  );
}

function Content({ deliveryId }: { deliveryId: string }) {
  const t = useTranslations("deliveries");
  const trpc = useTRPC();
  const format = useFormatter();
  const { timeZone } = useWhen();
  const { mutate, data, error, isPending } = useMutation(trpc.deliveries.open.mutationOptions());
  useEffect(() => mutate({ deliveryId }), [mutate, deliveryId]);

  if (error)
    return <FailureState error={error} onRetry={() => mutate({ deliveryId })} isRetrying={isPending} />;
  if (!data) return <Skeleton className="h-64" />;
  return (
    <>
      <p className="text-ink-soft">
        {t("received", { at: format.dateTime(data.receivedAt, "exact", { timeZone }) })}
      </p>
      <pre className="wrap-anywhere whitespace-pre-wrap rounded-md bg-sunken p-4 font-mono text-xs">
        {data.content}
      </pre>
    </>
  );
}
