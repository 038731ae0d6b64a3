import { useTranslations } from "next-intl";
import type { Goals } from "@/server/analytics/goals/schemas";

const clocks = ["calendar", "working"] as const;

type ClockChoiceProps = { value: Goals["clock"]; onChange: (clock: Goals["clock"]) => void };

/** Whether the night counts as waiting. */
export function ClockChoice({ value, onChange }: ClockChoiceProps) {
  const t = useTranslations("goals");
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium">{t("clock")}</legend>
      {clocks.map((clock) => (
        <label key={clock} className="flex items-start gap-3">
          <input
            type="radio"
            name="clock"
            className="mt-1 accent-brand"
            checked={value === clock}
            onChange={() => onChange(clock)}
          />
          <span className="grid">
            {t(`clocks.${clock}`)}
            <span className="text-ink-soft text-xs">{t(`clockNotes.${clock}`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
