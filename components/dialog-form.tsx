"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "./ui/button";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "./ui/dialog";
import { useErrorMessage } from "./use-error-message";

type DialogFormProps = {
  title: ReactNode;
  lead: ReactNode;
  /** What will happen, on the button. */
  action: ReactNode;
  isDisabled?: boolean;
  /** What went wrong, where it is about no field. */
  failure?: unknown;
  /** Another thing to do, away from the two ways out. */
  aside?: ReactNode;
  onSubmit: () => void;
  children: ReactNode;
};

/** A form in a dialog that is open: what it is for, its fields, what went wrong, and two ways out. */
export function DialogForm(props: DialogFormProps) {
  const { title, lead, action, isDisabled, failure, aside, onSubmit, children } = props;
  const t = useTranslations("common");
  const errorMessage = useErrorMessage();
  return (
    <form
      // Before the script is there, nothing that was typed may come into the address.
      method="post"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
      className="grid gap-5"
    >
      <DialogHeader>
        <DialogTitle>{title}</DialogTitle>
        <DialogDescription>{lead}</DialogDescription>
      </DialogHeader>
      {children}
      {failure != null && (
        <p role="alert" className="text-pretty text-vermilion-ink">
          {errorMessage(failure)}
        </p>
      )}
      <DialogFooter>
        {aside && <div className="mr-auto">{aside}</div>}
        <DialogClose asChild>
          <Button>{t("cancel")}</Button>
        </DialogClose>
        <Button type="submit" variant="main" disabled={isDisabled}>
          {action}
        </Button>
      </DialogFooter>
    </form>
  );
}

/** The same with its dialog. A click beside it does not close it: what was typed must not get lost. */
export function FormDialog({ onClose, ...form }: DialogFormProps & { onClose: () => void }) {
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent onInteractOutside={(event) => event.preventDefault()}>
        <DialogForm {...form} />
      </DialogContent>
    </Dialog>
  );
}
