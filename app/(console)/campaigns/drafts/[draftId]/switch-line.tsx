"use client";

import { Label } from "@/components/ui/label";
import { Switch } from "@/components/ui/switch";

type SwitchLineProps = {
  id: string;
  label: string;
  hint?: string;
  isOn: boolean;
  isDisabled?: boolean;
  onChange: (isOn: boolean) => void;
};

/** Yes or no, with a sentence that says what it means. */
export function SwitchLine({ id, label, hint, isOn, isDisabled, onChange }: SwitchLineProps) {
  return (
    <div className="flex items-start justify-between gap-6">
      <div className="grid gap-0.5">
        <Label htmlFor={id}>{label}</Label>
        {hint && (
          <p id={`${id}-hint`} className="text-pretty text-ink-soft text-xs">
            {hint}
          </p>
        )}
      </div>
      <Switch
        id={id}
        aria-describedby={hint ? `${id}-hint` : undefined}
        checked={isOn}
        disabled={isDisabled}
        onCheckedChange={onChange}
      />
    </div>
  );
}
