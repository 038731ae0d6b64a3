"use client";

import { Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { DuplicateDialog } from "./duplicate-dialog";

/** Begins another campaign with what is on the form that this one was made from. */
export function DuplicateButton({ draftId, name }: { draftId: string; name: string }) {
  const t = useTranslations("campaigns");
  const [isNaming, setIsNaming] = useState(false);
  return (
    <>
      <Button
        variant="quiet"
        size="icon-sm"
        aria-label={t("copyNamed", { name })}
        onClick={() => setIsNaming(true)}
      >
        <Copy aria-hidden />
      </Button>
      {isNaming && <DuplicateDialog draftId={draftId} name={name} onClose={() => setIsNaming(false)} />}
    </>
  );
}
