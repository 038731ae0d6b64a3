"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { useErrorMessage } from "@/components/use-error-message";
import { displayed } from "./displayed";
import { type Channel, useChannelActions } from "./use-channels";

/** Says what stays and what ends before a number is released. */
export function DisconnectDialog({ channel, onClose }: { channel: Channel; onClose: () => void }) {
  const t = useTranslations("channels");
  const errorMessage = useErrorMessage();
  const { disconnect } = useChannelActions();
  const number = displayed(channel.displayNumber);
  const submit = () =>
    disconnect.mutate(
      { numberId: channel.numberId },
      {
        onSuccess: () => {
          toast.success(t("disconnected", { number }));
          onClose();
        },
      },
    );
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("disconnectTitle", { number })}</DialogTitle>
          <DialogDescription>{t("disconnectLead")}</DialogDescription>
        </DialogHeader>
        {disconnect.isError && (
          <p role="alert" className="text-vermilion-ink">
            {errorMessage(disconnect.error)}
          </p>
        )}
        <DialogFooter>
          <DialogClose asChild>
            <Button>{t("cancel")}</Button>
          </DialogClose>
          <Button variant="danger" disabled={disconnect.isPending} onClick={submit}>
            {t("disconnect")}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
