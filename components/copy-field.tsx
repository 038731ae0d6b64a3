"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "./cn";
import { Button } from "./ui/button";
import { Field } from "./ui/field";
import { Input } from "./ui/input";
import { useCopy } from "./use-copy";

type CopyFieldProps = { label: string; value: string; isMain?: boolean; className?: string };

/** A value to take elsewhere: selected whole when entered, copied by its button. */
export function CopyField({ label, value, isMain, className }: CopyFieldProps) {
  const t = useTranslations("common");
  const { copy, outcome } = useCopy();
  return (
    <Field label={label} error={outcome === "failed" && t("copyFailed")}>
      {(control) => (
        <div className="flex gap-2">
          <Input
            {...control}
            readOnly
            value={value}
            onFocus={(event) => event.target.select()}
            className={cn("min-w-0 flex-1", className)}
          />
          <Button
            variant={isMain ? "main" : undefined}
            onClick={() => copy(value)}
            aria-label={t("copyWhat", { what: label })}
            className="h-10"
          >
            {outcome === "copied" ? <Check aria-hidden /> : <Copy aria-hidden />}
            <span role="status">{outcome === "copied" ? t("copied") : t("copy")}</span>
          </Button>
        </div>
      )}
    </Field>
  );
}
