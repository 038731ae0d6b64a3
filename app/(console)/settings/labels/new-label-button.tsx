"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { LabelDialog } from "./label-dialog";

export function NewLabelButton() {
  const t = useTranslations("labels");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button variant="main" onClick={() => setIsOpen(true)}>
        <Plus aria-hidden />
        {t("new")}
      </Button>
      {isOpen && <LabelDialog onClose={() => setIsOpen(false)} />}
    </>
  );
}
