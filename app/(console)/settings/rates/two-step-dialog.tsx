"use client";

import type { LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "@/components/ui/dialog";

type TwoStepDialogProps = {
  icon: LucideIcon;
  label: string;
  variant?: "main";
  children: (close: () => void) => ReactNode;
};

/** Holds a form that a click beside it does not close. */
export function TwoStepDialog({ icon: Icon, label, variant, children }: TwoStepDialogProps) {
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

type TwoStepFormProps = {
  title: string;
  lead: string;
  /** What comes next: to see what would change, or the change. */
  next: string;
  isDisabled: boolean | undefined;
  onNext: () => void;
  children: ReactNode;
};

/** A change that is shown before it is made. */
export function TwoStepForm({ title, lead, next, isDisabled, onNext, children }: TwoStepFormProps) {
  const t = useTranslations("rates");
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onNext();
      }}
      className="grid gap-5"
    >
      <DialogHeader>
        <DialogTitle>{title}</DialogTitle>
        <DialogDescription>{lead}</DialogDescription>
      </DialogHeader>
      {children}
      <DialogFooter>
        <DialogClose asChild>
          <Button>{t("cancel")}</Button>
        </DialogClose>
        <Button type="submit" variant="main" disabled={isDisabled}>
          {next}
        </Button>
      </DialogFooter>
    </form>
  );
}
