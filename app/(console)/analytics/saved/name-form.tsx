"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useId, useState } from "react";
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
import { Switch } from "@/components/ui/switch";
import { useErrorMessage } from "@/components/use-error-message";

export type Naming = { name: string; isShared: boolean };

type NameFormProps = {
  title: ReactNode;
  lead: ReactNode;
  action: ReactNode;
  given: Naming;
  doing: { isPending: boolean; error: unknown };
  onSubmit: (naming: Naming) => void;
  onClose: () => void;
};

/** Asks for the name of a saved report and who may see it; what was typed stays when it is refused. */
export function NameForm({ title, lead, action, given, doing, onSubmit, onClose }: NameFormProps) {
  const t = useTranslations("savedReports");
  const common = useTranslations("common");
  const errorMessage = useErrorMessage();
  const [{ name, isShared }, setNaming] = useState(given);
  const [isMissing, setMissing] = useState(false);
  const shareId = useId();

  function submit(event: FormEvent) {
    event.preventDefault();
    setMissing(name.trim() === "");
    if (name.trim() !== "") onSubmit({ name: name.trim(), isShared });
  }

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent onInteractOutside={(event) => event.preventDefault()}>
        <form noValidate onSubmit={submit} className="grid gap-5">
          <DialogHeader>
            <DialogTitle>{title}</DialogTitle>
            <DialogDescription>{lead}</DialogDescription>
          </DialogHeader>
          <Field
            label={t("name")}
            error={isMissing ? t("nameMissing") : doing.error != null && errorMessage(doing.error)}
          >
            {(control) => (
              <Input
                {...control}
                maxLength={80}
                value={name}
                placeholder={t("namePlaceholder")}
                onChange={({ target }) => setNaming({ name: target.value, isShared })}
              />
            )}
          </Field>
          <div className="flex items-start gap-3">
            <Switch
              id={shareId}
              checked={isShared}
              onCheckedChange={(shared) => setNaming({ name, isShared: shared })}
            />
            <label htmlFor={shareId} className="grid">
              {t("share")}
              <span className="text-pretty text-ink-soft text-xs">{t("shareNote")}</span>
            </label>
          </div>
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
