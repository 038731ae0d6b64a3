"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { relativeMonths } from "./months";
import type { useChoice } from "./use-reconciliation";

/** Of which month, and of which account where there are several. */
export function Question({ accounts, account, months, chosen, choose }: ReturnType<typeof useChoice>) {
  const t = useTranslations("reconciliation");
  const preset = useTranslations("reports.presetNames");
  const format = useFormatter();
  const named = (one: string) =>
    format.dateTime(new Date(`${one}-15T12:00:00Z`), { month: "long", year: "numeric" });
  return (
    <div className="flex flex-wrap gap-4">
      <Field label={t("month")} className="w-52">
        {(control) => (
          <Select value={chosen} onValueChange={(value) => choose({ month: value })}>
            <SelectTrigger {...control}>
              <SelectValue />
            </SelectTrigger>
            <SelectContent>
              {relativeMonths.map((one) => (
                <SelectItem key={one} value={one}>
                  {preset(one)}
                </SelectItem>
              ))}
              {months.map((one) => (
                <SelectItem key={one} value={one}>
                  {named(one)}
                </SelectItem>
              ))}
            </SelectContent>
          </Select>
        )}
      </Field>
      {accounts.length > 1 && (
        <Field label={t("account")} className="w-64">
          {(control) => (
            <Select value={account?.id} onValueChange={(value) => choose({ account: value })}>
              <SelectTrigger {...control}>
                <SelectValue />
              </SelectTrigger>
              <SelectContent>
                {accounts.map(({ id, name, currency }) => (
                  <SelectItem key={id} value={id}>
                    {t("accountOf", { name, currency })}
                  </SelectItem>
                ))}
              </SelectContent>
            </Select>
          )}
        </Field>
      )}
    </div>
  );
}
