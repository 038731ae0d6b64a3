"use client";

import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { controlClasses } from "@/components/ui/input";

type PlainSelectProps = {
  control: ComponentProps<"select">;
  value: string | number;
  options: [value: string | number, label: string][];
  onChange: (value: string) => void;
};

/** A choice among words that is made in a form. */
export function PlainSelect({ control, value, options, onChange }: PlainSelectProps) {
  return (
    <div className="relative">
      <select
        {...control}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        className={`${controlClasses} h-10 appearance-none pr-9 tabular-nums`}
      >
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute top-3 right-3 size-4 text-ink-soft" />
    </div>
  );
}
