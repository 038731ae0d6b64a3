"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "@/components/dialog-form";
import { LabelDot } from "@/components/label-chip";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { useErrorMessage } from "@/components/use-error-message";
import { type LabelColour, labelColours } from "@/server/inbox/labels/schemas";
import { type Label, useLabels } from "./use-labels";

/** Makes a label, or changes one. */
export function LabelDialog({ label, onClose }: { label?: Label; onClose: () => void }) {
  const t = useTranslations("labels");
  const errorMessage = useErrorMessage();
  const { create, change } = useLabels();
  const [name, setName] = useState(label?.name ?? "");
  const [colour, setColour] = useState<LabelColour>(label?.colour ?? "pine");
  const [isChecked, setIsChecked] = useState(false);
  const { error, isPending } = label ? change : create;
  const refusal = error && errorMessage(error);
  const isAboutName = error?.data?.field === "name";
  const problem = isChecked && !name.trim() ? t("nameMissing") : undefined;

  function submit() {
    setIsChecked(true);
    const asked = { name: name.trim(), colour };
    if (!asked.name) return;
    const done = (words: string) => ({
      onSuccess: () => {
        toast.success(words);
        onClose();
      },
    });
    if (label) change.mutate({ labelId: label.id, ...asked }, done(t("changedToast", { name: asked.name })));
    else create.mutate(asked, done(t("createdToast", { name: asked.name })));
  }

  return (
    <FormDialog
      title={label ? t("changeTitle", { name: label.name }) : t("new")}
      lead={t("emptyLead")}
      action={t(label ? "save" : "create")}
      isDisabled={isPending}
      failure={isAboutName ? undefined : error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t("name")} error={problem || (isAboutName && refusal) || undefined}>
        {(control) => (
          <Input
            {...control}
            value={name}
            maxLength={40}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <fieldset className="grid gap-1">
        <legend className="mb-1 font-medium text-sm">{t("colour")}</legend>
        <div className="flex flex-wrap gap-1">
          {labelColours.map((one) => (
            <label
              key={one}
              className="flex min-h-9 items-center gap-2 rounded-md px-2 hover:bg-hover has-checked:bg-brand-soft"
            >
              <input
                type="radio"
                name="colour"
                value={one}
                checked={colour === one}
                onChange={() => setColour(one)}
                className="size-4 accent-brand"
              />
              <LabelDot colour={one} />
              {t(`colours.${one}`)}
            </label>
          ))}
        </div>
      </fieldset>
    </FormDialog>
  );
}
