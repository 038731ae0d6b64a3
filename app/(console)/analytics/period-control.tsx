"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { ownDates, type PeriodChoice, periodOf, presetOf, presets } from "@/server/analytics/periods/schemas";
import { type Day, periodSchema } from "@/server/analytics/schemas";
import { QuestionWord } from "./choice";
import { usePeriodText } from "./use-period-text";

type PeriodControlProps = { choice: PeriodChoice; today: Day; onChange: (choice: PeriodChoice) => void };

/** The stretch of days a report is about: one that has a name, or any two dates. */
export function PeriodControl({ choice, today, onChange }: PeriodControlProps) {
  const t = useTranslations("reports");
  const text = usePeriodText();
  const [isOpen, setOpen] = useState(false);
  const period = periodOf(choice, today);
  const said = text.choice(choice, period);

  function choose(chosen: PeriodChoice) {
    setOpen(false);
    onChange(chosen);
  }

  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <QuestionWord aria-label={`${t("period")}: ${said}`}>{said}</QuestionWord>
      </PopoverTrigger>
      <PopoverContent align="start" className="w-80 max-w-[calc(100vw-1rem)] p-2" aria-label={t("period")}>
        <ul className="grid grid-cols-2 gap-1">
          {presets.map((preset) => (
            <li key={preset}>
              <Button
                variant="quiet"
                className="w-full justify-start px-2 font-normal aria-pressed:bg-brand-soft aria-pressed:font-medium aria-pressed:text-ink"
                aria-pressed={presetOf(choice) === preset}
                onClick={() => choose(preset)}
              >
                {t(`presetNames.${preset}`)}
              </Button>
            </li>
          ))}
        </ul>
        <OwnDates key={ownDates(period)} from={period.from} to={period.to} onChoose={choose} />
      </PopoverContent>
    </Popover>
  );
}

type OwnDatesProps = { from: Day; to: Day; onChoose: (choice: PeriodChoice) => void };

function OwnDates({ onChoose, ...given }: OwnDatesProps) {
  const t = useTranslations("reports");
  const [dates, setDates] = useState(given);
  const [isWrong, setWrong] = useState(false);

  function submit(event: FormEvent) {
    event.preventDefault();
    const period = periodSchema.safeParse(dates);
    setWrong(!period.success);
    if (period.success) onChoose(ownDates(period.data));
  }

  return (
    <form noValidate onSubmit={submit} className="mt-2 grid grid-cols-2 gap-2 border-t p-2 pt-3">
      {(["from", "to"] as const).map((end) => (
        <Field
          key={end}
          label={t(end)}
          error={end === "to" && isWrong && t(dates.from > dates.to ? "datesTurned" : "datesWrong")}
        >
          {(control) => (
            <Input
              {...control}
              type="date"
              className="px-2"
              value={dates[end]}
              onChange={(event) => setDates({ ...dates, [end]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <Button type="submit" className="col-span-2">
        {t("showDates")}
      </Button>
    </form>
  );
}
