"use client";

import { RadioGroup } from "radix-ui";
import { useId } from "react";
import { cn } from "./cn";

type ChoicesProps<V extends string> = {
  label: string;
  value: V;
  options: { value: V; label: string; hint?: string }[];
  onChange: (value: V) => void;
  error?: string;
  className?: string;
};

/** One of a few, each with a sentence that says what it means. */
export function Choices<V extends string>(props: ChoicesProps<V>) {
  const { label, value, options, onChange, error, className } = props;
  const id = useId();
  return (
    <div className="grid gap-2">
      <p id={id} className="font-medium text-sm">
        {label}
      </p>
      <RadioGroup.Root
        aria-labelledby={id}
        value={value}
        onValueChange={(chosen) => onChange(chosen as V)}
        className={cn("grid gap-2 sm:grid-cols-2", className)}
      >
        {options.map((option) => (
          <RadioGroup.Item
            key={option.value}
            value={option.value}
            aria-label={option.label}
            className="group flex items-start gap-3 rounded-md border border-control/60 bg-surface p-3 text-left text-sm transition-colors hover:border-control disabled:text-ink-faint aria-checked:border-brand aria-checked:bg-brand-soft"
          >
            <span
              aria-hidden
              className="mt-0.5 size-4 shrink-0 rounded-full border border-control bg-surface group-aria-checked:border-[5px] group-aria-checked:border-brand"
            />
            <span className="grid gap-0.5">
              <span className="font-medium">{option.label}</span>
              {option.hint && <span className="text-pretty text-ink-soft text-xs">{option.hint}</span>}
            </span>
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      {error && (
        <p role="alert" className="text-sm text-vermilion-ink">
          {error}
        </p>
      )}
    </div>
  );
}
