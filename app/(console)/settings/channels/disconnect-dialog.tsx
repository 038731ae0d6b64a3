"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { displayed } from "@/components/displayed";
import { type Channel, useChannelActions } from "./use-channels";

/** Says what stays and what ends before a number is released. */
export function DisconnectDialog({ channel, onClose }: { channel: Channel; onClose: () => void }) {
  const t = useTranslations("channels");
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
    <ConfirmDialog
      title={t("disconnectTitle", { number })}
      lead={t("disconnectLead")}
      action={t("disconnect")}
      doing={disconnect}
      onConfirm={submit}
      onClose={onClose}
    />
  );
}
