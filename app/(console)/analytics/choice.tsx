"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { cn } from "@/components/cn";
import {
  DropdownMenu,
  DropdownMenuCheckboxItem,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";

/** A word of the question that can be another. */
export function QuestionWord({ className, ...props }: ComponentProps<"button">) {
  return (
    <button
      type="button"
      className={cn(
        "inline rounded-sm text-left font-medium text-brand-ink underline decoration-2 decoration-brand/40 decoration-dotted underline-offset-[5px] transition-colors hover:bg-brand-soft hover:decoration-brand data-[state=open]:bg-brand-soft",
        className,
      )}
      {...props}
    />
  );
}

type Option<Value extends string> = { value: Value; label: string };

type ChoiceProps<Value extends string> = {
  /** What is chosen here, for those who cannot see the sentence around it. */
  label: string;
  options: Option<Value>[];
  value: Value;
  onChange: (value: Value) => void;
};

export function Choice<Value extends string>({ label, options, value, onChange }: ChoiceProps<Value>) {
  const chosen = options.find((option) => option.value === value);
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <QuestionWord aria-label={`${label}: ${chosen?.label}`}>{chosen?.label}</QuestionWord>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start">
        <DropdownMenuLabel>{label}</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={value}>
          {options.map((option) => (
            <DropdownMenuRadioItem
              key={option.value}
              value={option.value}
              onSelect={() => onChange(option.value)}
            >
              {option.label}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

type SeveralProps<Value extends string> = {
  label: string;
  /** What it says when nothing is chosen: "all numbers". */
  everything: string;
  options: Option<Value>[];
  values: Value[];
  onChange: (values: Value[]) => void;
};

/** None chosen means all; the menu stays open while several are chosen. */
export function Several<Value extends string>(props: SeveralProps<Value>) {
  const { label, everything, options, values, onChange } = props;
  const t = useTranslations("reports");
  const chosen = options.filter(({ value }) => values.includes(value));
  const [only] = chosen;
  const said =
    values.length === 0
      ? everything
      : only && values.length === 1
        ? only.label
        : t("several", { count: values.length, what: label });
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <QuestionWord aria-label={`${label}: ${said}`}>{said}</QuestionWord>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="max-h-96">
        <DropdownMenuLabel>{label}</DropdownMenuLabel>
        {options.map((option) => (
          <DropdownMenuCheckboxItem
            key={option.value}
            checked={values.includes(option.value)}
            onSelect={(event) => event.preventDefault()}
            onCheckedChange={(isChecked) =>
              onChange(
                isChecked ? [...values, option.value] : values.filter((value) => value !== option.value),
              )
            }
          >
            {option.label}
          </DropdownMenuCheckboxItem>
        ))}
        {options.length === 0 && <p className="px-2 py-1.5 text-ink-soft">{t("nothingToChoose")}</p>}
        {values.length > 0 && (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuItem onSelect={() => onChange([])}>{everything}</DropdownMenuItem>
          </>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
