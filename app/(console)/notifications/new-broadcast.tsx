"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { NameDialog } from "@/components/name-dialog";
import { Button } from "@/components/ui/button";
import { useBroadcastActions } from "./use-broadcasts";

/** Begins a draft under a name and leads to it. */
export function NewBroadcast() {
  const t = useTranslations("broadcasts");
  const router = useRouter();
  const { create } = useBroadcastActions();
  const [isNaming, setIsNaming] = useState(false);
  return (
    <>
      <Button variant="main" onClick={() => setIsNaming(true)}>
        <Plus aria-hidden />
        {t("newBroadcast")}
      </Button>
      {isNaming && (
        <NameDialog
          title={t("newBroadcast")}
          lead={t("nameLead")}
          label={t("name")}
          action={t("create")}
          suggested=""
          longest={100}
          missing={t("problems.nameMissing")}
          doing={create}
          onName={(name) =>
            create.mutate(
              { name },
              { onSuccess: ({ broadcastId }) => router.push(`/notifications/${broadcastId}`) },
            )
          }
          onClose={() => setIsNaming(false)}
        />
      )}
    </>
  );
}
