"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "@/components/dialog-form";
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
  const t = useTranslations("campaigns");
  const errorMessage = useErrorMessage();
  const [name, setName] = useState(suggested);
  const [isTried, setIsTried] = useState(false);

  function submit() {
    setIsTried(true);
    if (name.trim()) onName(name.trim());
  }

  const problem = isTried && !name.trim() ? t("problems.nameNeeded") : undefined;
  return (
    <FormDialog
      title={title}
      lead={lead}
      action={action}
      isDisabled={doing.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
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
    </FormDialog>
  );
}
