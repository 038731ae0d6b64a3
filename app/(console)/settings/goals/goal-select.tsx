import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import type { FieldControl } from "@/components/ui/field";
import { controlClasses } from "@/components/ui/input";
import { useWhen } from "@/components/use-when";
import { goalSteps } from "@/server/analytics/goals/schemas";

type GoalSelectProps = FieldControl & {
  minutes: number | null;
  onChange: (minutes: number | null) => void;
};

/** One of the times that can be counted exactly, or none. */
export function GoalSelect({ minutes, onChange, ...control }: GoalSelectProps) {
  const t = useTranslations("goals");
  const { length } = useWhen();
  return (
    <div className="relative max-w-xs">
      <select
        {...control}
        value={minutes ?? ""}
        onChange={({ target }) => onChange(target.value === "" ? null : Number(target.value))}
        className={`${controlClasses} h-10 appearance-none pr-9 tabular-nums`}
      >
        <option value="">{t("none")}</option>
        {goalSteps.map((step) => (
          <option key={step} value={step}>
            {t("within", { time: length(step) })}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute top-3 right-3 size-4 text-ink-soft" />
    </div>
  );
}
