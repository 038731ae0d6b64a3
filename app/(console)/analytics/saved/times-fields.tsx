"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Field } from "@/components/ui/field";
import type { MailTimes } from "@/server/analytics/report-mails/schemas";
import { PlainSelect } from "./plain-select";
import { clockText, useWeekdays } from "./use-times-text";

type TimesFieldsProps = { times: MailTimes; onChange: (times: MailTimes) => void };

const hours = Array.from({ length: 24 }, (_, hour) => hour);
const monthDays = Array.from({ length: 31 }, (_, day) => day + 1);

/** How often, on which day, at which hour. */
export function TimesFields({ times, onChange }: TimesFieldsProps) {
  const t = useTranslations("savedReports");
  const weekdays = useWeekdays();
  const { hour } = times;

  function often(every: MailTimes["every"]) {
    if (every === "week") onChange({ every, hour, weekday: 1 });
    else onChange(every === "month" ? { every, hour, monthDay: 1 } : { every, hour });
  }

  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <Choose
        label={t("often")}
        value={times.every}
        options={[
          ["day", t("oftens.day")],
          ["week", t("oftens.week")],
          ["month", t("oftens.month")],
        ]}
        onChange={(value) => often(value as MailTimes["every"])}
      />
      {times.every === "week" && (
        <Choose
          label={t("weekday")}
          value={times.weekday}
          options={weekdays.map((name, index) => [index + 1, name])}
          onChange={(value) => onChange({ ...times, weekday: Number(value) })}
        />
      )}
      {times.every === "month" && (
        <Choose
          label={t("monthDay")}
          value={times.monthDay}
          options={monthDays.map((day) => [day, String(day)])}
          onChange={(value) => onChange({ ...times, monthDay: Number(value) })}
        />
      )}
      <Choose
        label={t("hour")}
        value={hour}
        options={hours.map((one) => [one, clockText(one)])}
        onChange={(value) => onChange({ ...times, hour: Number(value) })}
      />
      {times.every === "month" && times.monthDay > 28 && (
        <p className="text-ink-soft text-xs sm:col-span-3">{t("shortMonth")}</p>
      )}
    </div>
  );
}

type ChooseProps = Omit<ComponentProps<typeof PlainSelect>, "control"> & { label: string };

function Choose({ label, value, options, onChange }: ChooseProps) {
  return (
    <Field label={label}>
      {(control) => <PlainSelect control={control} value={value} options={options} onChange={onChange} />}
    </Field>
  );
}
