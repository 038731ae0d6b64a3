"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useErrorMessage } from "@/components/use-error-message";

type NameDialogProps = {
  title: string;
  lead: string;
  label: string;
  /** What will happen, on the button. */
  action: string;
  suggested: string;
  longest: number;
  doing: { isPending: boolean; error: unknown };
  onName: (name: string) => void;
  onClose: () => void;
};

/** Asks for the name under which something new is kept. */
export function NameDialog(props: NameDialogProps) {
  const { title, lead, label, action, suggested, longest, doing, onName, onClose } = props;
  const common = useTranslations("common");
  const t = useTranslations("campaigns");
  const errorMessage = useErrorMessage();
  const [name, setName] = useState(suggested);
  const [isTried, setIsTried] = useState(false);

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsTried(true);
    if (name.trim()) onName(name.trim());
  }

  const problem = isTried && !name.trim() ? t("problems.nameNeeded") : undefined;
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent>
        <form noValidate onSubmit={submit} className="grid gap-4">
          <DialogHeader>
            <DialogTitle>{title}</DialogTitle>
            <DialogDescription>{lead}</DialogDescription>
          </DialogHeader>
          <Field label={label} error={problem ?? (doing.error ? errorMessage(doing.error) : undefined)}>
            {(control) => (
              <Input
                {...control}
                maxLength={longest}
                value={name}
                onChange={({ target }) => setName(target.value)}
              />
            )}
          </Field>
          <DialogFooter>
            <DialogClose asChild>
              <Button>{common("cancel")}</Button>
            </DialogClose>
            <Button type="submit" variant="main" disabled={doing.isPending}>
              {action}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
