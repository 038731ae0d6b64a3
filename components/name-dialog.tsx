"use client";

import { useState } from "react";
import { FormDialog } from "./dialog-form";
import { Field } from "./ui/field";
import { Input } from "./ui/input";
import { useErrorMessage } from "./use-error-message";

type NameDialogProps = {
  title: string;
  lead: string;
  label: string;
  /** What will happen, on the button. */
  action: string;
  suggested: string;
  longest: number;
  /** What is said when there is none. */
  missing: string;
  doing: { isPending: boolean; error: unknown };
  onName: (name: string) => void;
  onClose: () => void;
};

/** Asks for the name under which something new is kept. */
export function NameDialog(props: NameDialogProps) {
  const { title, lead, label, action, suggested, longest, missing, doing, onName, onClose } = props;
  const errorMessage = useErrorMessage();
  const [name, setName] = useState(suggested);
  const [isTried, setIsTried] = useState(false);

  function submit() {
    setIsTried(true);
    if (name.trim()) onName(name.trim());
  }

  const problem = isTried && !name.trim() ? missing : undefined;
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
