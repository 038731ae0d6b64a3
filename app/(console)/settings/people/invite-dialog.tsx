"use client";

import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { InviteForm } from "./invite-form";
import { ShownLink } from "./shown-link";

/** Invites somebody; where no e-mail goes out, shows the link to hand on. */
export function InviteDialog() {
  const t = useTranslations("people");
  const [isOpen, setIsOpen] = useState(false);
  const [made, setMade] = useState<{ email: string; link: string }>();

  function change(open: boolean) {
    setIsOpen(open);
    setMade(undefined);
  }

  return (
    <Dialog open={isOpen} onOpenChange={change}>
      <DialogTrigger asChild>
        <Button variant="main">
          <UserPlus aria-hidden />
          {t("invite")}
        </Button>
      </DialogTrigger>
      {/* A click beside it must not lose a link that nobody can show again, nor what was typed. */}
      <DialogContent onInteractOutside={(event) => event.preventDefault()}>
        {made ? (
          <ShownLink {...made} />
        ) : (
          <InviteForm onSent={({ email, link }) => (link ? setMade({ email, link }) : change(false))} />
        )}
      </DialogContent>
    </Dialog>
  );
}
