"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import { FormDialog } from "@/components/dialog-form";
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
  const errorMessage = useErrorMessage();
  const [{ name, isShared }, setNaming] = useState(given);
  const [isMissing, setMissing] = useState(false);
  const shareId = useId();

  function submit() {
    setMissing(name.trim() === "");
    if (name.trim() !== "") onSubmit({ name: name.trim(), isShared });
  }

  return (
    <FormDialog
      title={title}
      lead={lead}
      action={action}
      isDisabled={doing.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
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
    </FormDialog>
  );
}
