"use client";

import type { LucideIcon } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "./ui/button";
import { Dialog, DialogContent, DialogTrigger } from "./ui/dialog";

type DialogButtonProps = {
  icon: LucideIcon;
  label: string;
  variant?: "main";
  children: (close: () => void) => ReactNode;
};

/** A button that opens a form. A click beside it does not close it: what was typed must not get lost. */
export function DialogButton({ icon: Icon, label, variant, children }: DialogButtonProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Dialog open={isOpen} onOpenChange={setIsOpen}>
      <DialogTrigger asChild>
        <Button variant={variant}>
          <Icon aria-hidden />
          {label}
        </Button>
      </DialogTrigger>
      <DialogContent onInteractOutside={(event) => event.preventDefault()}>
        {children(() => setIsOpen(false))}
      </DialogContent>
    </Dialog>
  );
}
