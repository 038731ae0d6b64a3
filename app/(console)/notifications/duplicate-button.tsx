"use client";

import { Copy } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useErrorMessage } from "@/components/use-error-message";
import { useBroadcastActions } from "./use-broadcasts";

type DuplicateButtonProps = { broadcastId: string; name: string; hasWord?: boolean };

/** Begins another draft with what this one says, and leads to it. */
export function DuplicateButton({ broadcastId, name, hasWord = false }: DuplicateButtonProps) {
  const t = useTranslations("broadcasts");
  const router = useRouter();
  const errorMessage = useErrorMessage();
  const { duplicate } = useBroadcastActions();
  return (
    <Button
      variant={hasWord ? "plain" : "quiet"}
      size={hasWord ? "md" : "icon-sm"}
      aria-label={t("duplicateNamed", { name })}
      disabled={duplicate.isPending}
      onClick={() =>
        duplicate.mutate(
          { broadcastId },
          {
            onSuccess: (copy) => router.push(`/notifications/${copy.broadcastId}`),
            onError: (error) => toast.error(errorMessage(error)),
          },
        )
      }
    >
      <Copy aria-hidden />
      {hasWord && t("duplicate")}
    </Button>
  );
}
