"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { TeamDialog } from "./team-dialog";

export function NewTeamButton() {
  const t = useTranslations("teams");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button variant="main" onClick={() => setIsOpen(true)}>
        <Plus aria-hidden />
        {t("new")}
      </Button>
      {isOpen && <TeamDialog onClose={() => setIsOpen(false)} />}
    </>
  );
}
