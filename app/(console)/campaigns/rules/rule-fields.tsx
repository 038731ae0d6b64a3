import { useTranslations } from "next-intl";
import { useId } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { Switch } from "@/components/ui/switch";
import type { RuleForm, Wrong } from "./rule-form";

type RuleFieldsProps = { form: RuleForm; wrong: Wrong; currency: string; onChange: (form: RuleForm) => void };

const fieldsOf = {
  cost: ["most", "days", "leastSpent"],
  late: ["lateAfter", "mostPercent", "days", "leastAsked"],
  absent: ["minutes"],
} as const;

/** What a rule of this kind is measured by. */
export function RuleFields({ form, wrong, currency, onChange }: RuleFieldsProps) {
  const t = useTranslations("campaignRules");
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        {fieldsOf[form.kind].map((field) => (
          <Field
            key={field}
            label={t(`fields.${field}`, { currency })}
            error={wrong[field] && t(`wrong.${field}`)}
          >
            {(control) => (
              <Input
                {...control}
                inputMode="decimal"
                autoComplete="off"
                className="text-right tabular-nums"
                value={form[field]}
                onChange={({ target }) => onChange({ ...form, [field]: target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      {form.kind === "cost" && <p className="text-pretty text-ink-soft text-xs">{t("costNote")}</p>}
      {form.kind === "absent" && (
        <>
          {(["isForWorkingHours", "resumes"] as const).map((name) => (
            <Choice
              key={name}
              label={t(`switches.${name}`)}
              hint={t(`switchHints.${name}`)}
              isOn={form[name]}
              onChange={(isOn) => onChange({ ...form, [name]: isOn })}
            />
          ))}
          <p className="text-pretty text-ink-soft text-xs">{t("absentNote")}</p>
        </>
      )}
    </>
  );
}

type ChoiceProps = { label: string; hint: string; isOn: boolean; onChange: (isOn: boolean) => void };

export function Choice({ label, hint, isOn, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div className="grid grid-cols-[auto_1fr] items-start gap-x-3 gap-y-1">
      <Switch id={id} aria-describedby={`${id}-hint`} checked={isOn} onCheckedChange={onChange} />
      <Label htmlFor={id} className="pt-0.5">
        {label}
      </Label>
      <p id={`${id}-hint`} className="col-start-2 text-pretty text-ink-soft text-xs">
        {hint}
      </p>
    </div>
  );
}
