"use client";

import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { Button } from "@/components/ui/button";
import { useBroadcastActions } from "../../use-broadcasts";
import type { BroadcastEditor } from "./use-broadcast-editor";

/** Puts a draft away for good, and leads back to the others. */
export function DiscardButton({ editor }: { editor: BroadcastEditor }) {
  const t = useTranslations("broadcasts");
  const router = useRouter();
  const { remove } = useBroadcastActions();
  const [isAsking, setIsAsking] = useState(false);
  const { broadcastId, version } = editor;
  const name = editor.form.name.trim() || t("draftTitle");
  return (
    <>
      <Button
        variant="quiet"
        size="icon"
        aria-label={t("discardNamed", { name })}
        onClick={() => setIsAsking(true)}
      >
        <Trash2 aria-hidden />
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t("discardTitle", { name })}
          lead={t("discardLead")}
          action={t("discard")}
          doing={remove}
          onConfirm={() =>
            remove.mutate({ broadcastId, version }, { onSuccess: () => router.push("/notifications") })
          }
          onClose={() => setIsAsking(false)}
        />
      )}
    </>
  );
}
