"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { NewKeyForm } from "./new-key-form";
import { ShownOnce } from "./shown-once";

/** Makes a key and shows it, once. */
export function NewKeyDialog() {
  const t = useTranslations("apiKeys");
  const [isOpen, setIsOpen] = useState(false);
  const [made, setMade] = useState<string>();

  function change(open: boolean) {
    setIsOpen(open);
    setMade(undefined);
  }

  return (
    <Dialog open={isOpen} onOpenChange={change}>
      <DialogTrigger asChild>
        <Button variant="main">
          <Plus aria-hidden />
          {t("new")}
        </Button>
      </DialogTrigger>
      {/* A click beside it must not lose a key that nobody can show again, nor what was typed. */}
      <DialogContent onInteractOutside={(event) => event.preventDefault()}>
        {made ? <ShownOnce apiKey={made} /> : <NewKeyForm onMade={setMade} />}
      </DialogContent>
    </Dialog>
  );
}
