"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { Choices } from "@/components/choices";
import { Button } from "@/components/ui/button";
import { hoursBetween, openHours } from "./open-hours";
import { SwitchLine } from "./switch-line";
import type { DraftEditor } from "./use-draft-editor";
import { useFieldError } from "./use-field-error";
import { WeekGrid } from "./week-grid";

/** In which hours of the week ads run, and by whose clock; only where the budget is for the whole run. */
export function WeekHours({ editor }: { editor: DraftEditor }) {
  const t = useTranslations("campaigns");
  const trpc = useTRPC();
  const open = useQuery(trpc.hours.get.queryOptions());
  const { form, change, connection } = editor;
  const { hasHours, hours, hoursZone, budget } = form;
  const problem = useFieldError(editor)("hours");
  const isAllowed = budget.kind === "lifetime";
  const setHours = (hours: number[]) => change({ hours });
  const isSameClock = hoursZone === "ADVERTISER" && open.data?.timeZone === connection.timeZone;

  return (
    <div className="grid gap-6 border-t pt-6">
      <SwitchLine
        id="week-hours"
        label={t("hasHours")}
        hint={t(isAllowed ? "hasHoursHint" : "hoursNeedLifetimeHint")}
        isOn={hasHours}
        onChange={(hasHours) => change({ hasHours })}
      />
      {hasHours && (
        <>
          <Choices
            label={t("hoursZone")}
            value={hoursZone}
            onChange={(hoursZone) => change({ hoursZone })}
            options={[
              {
                value: "ADVERTISER",
                label: t("hoursOfAccount"),
                hint: connection.timeZone.replaceAll("_", " "),
              },
              { value: "USER", label: t("hoursOfViewer"), hint: t("hoursOfViewerHint") },
            ]}
          />
          <div className="flex flex-wrap gap-2">
            <Button size="sm" onClick={() => setHours(hoursBetween([1, 2, 3, 4, 5], 8, 18))}>
              {t("hoursOffice")}
            </Button>
            {isSameClock && open.data?.since && (
              <Button size="sm" onClick={() => setHours(openHours(open.data.week))}>
                {t("hoursOpen")}
              </Button>
            )}
            <Button size="sm" disabled={hours.length === 0} onClick={() => setHours([])}>
              {t("hoursNone")}
            </Button>
          </div>
          <WeekGrid label={t("hoursOfWeek", { count: hours.length })} hours={hours} onChange={setHours} />
          <p className="text-pretty text-ink-soft text-xs">{t("hoursKeys")}</p>
        </>
      )}
      {problem && (
        <p role="alert" className="text-sm text-vermilion-ink">
          {problem}
        </p>
      )}
    </div>
  );
}
