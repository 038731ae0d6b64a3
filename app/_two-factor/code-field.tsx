"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type CodeFieldProps = {
  value: string;
  onChange: (code: string) => void;
  hint?: string;
  error?: ReactNode;
  /** A recovery code has letters, so that a phone must offer all keys. */
  takesRecoveryCodes?: boolean;
};

/** Where the code of the app is written. */
export function CodeField({ value, onChange, hint, error, takesRecoveryCodes = false }: CodeFieldProps) {
  const t = useTranslations("twoFactor");
  return (
    <Field label={t("code")} hint={hint} error={error}>
      {(control) => (
        <Input
          {...control}
          name="code"
          value={value}
          inputMode={takesRecoveryCodes ? "text" : "numeric"}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={40}
          onChange={(event) => onChange(event.target.value)}
          className="tabular-nums tracking-wide"
        />
      )}
    </Field>
  );
}
