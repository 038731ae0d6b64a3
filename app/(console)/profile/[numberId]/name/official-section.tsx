"use client";

import { BadgeCheck, Check, CircleHelp, X } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { cn } from "@/components/cn";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { useClock } from "@/components/use-now";
import { OfficialForm } from "./official-form";
import { ReviewLine } from "./review-line";
import type { Standing } from "./use-standing";

/** Whether the business is official, what Meta asks for, and how to apply. */
export function OfficialSection({ view, mayAsk }: { view: Standing; mayAsk: boolean }) {
  const t = useTranslations("standing");
  const format = useFormatter();
  const [isWriting, setIsWriting] = useState(false);
  const [latest] = view.officials;
  const isOpen = latest?.status === "asking" || latest?.status === "pending";
  const { applyFrom } = view;
  const isTooSoon = useClock((now) => applyFrom !== null && applyFrom.getTime() > now, 60_000);
  const canApply = mayAsk && !isOpen && !view.isOfficial && !isTooSoon;
  const isRefused = latest?.status === "refused";
  return (
    <section aria-labelledby="official-title" className="grid gap-4 border-t pt-8">
      <div className="grid gap-1">
        <h2 id="official-title" className="flex flex-wrap items-center gap-3 font-semibold text-lg">
          {t("official.title")}
          {view.isOfficial && (
            <Badge tone="blue">
              <BadgeCheck aria-hidden />
              {t("official.is")}
            </Badge>
          )}
        </h2>
        <p className="text-pretty text-ink-soft">{t("official.lead")}</p>
      </div>
      {latest ? (
        <div aria-live="polite">
          <ReviewLine
            review={latest}
            lead={
              isTooSoon && applyFrom
                ? t("official.tooSoon", { date: format.dateTime(applyFrom, "dayYear") })
                : isOpen && t("official.waiting")
            }
          />
        </div>
      ) : (
        !view.isOfficial && <p className="text-ink-soft">{t("official.notApplied")}</p>
      )}
      {!view.isOfficial && <Conditions conditions={view.conditions} />}
      {canApply && !isWriting && !isRefused && (
        <Button className="w-fit" onClick={() => setIsWriting(true)}>
          {t("official.write")}
        </Button>
      )}
      {canApply && (isWriting || isRefused) && (
        <OfficialForm key={latest?.id ?? "first"} view={view} latest={latest} />
      )}
    </section>
  );
}

const signs = {
  met: { Icon: Check, tone: "text-green-ink" },
  missing: { Icon: X, tone: "text-vermilion-ink" },
  unseen: { Icon: CircleHelp, tone: "text-ink-soft" },
} as const;

function Conditions({ conditions }: Pick<Standing, "conditions">) {
  const t = useTranslations("standing.official");
  return (
    <div className="grid gap-2">
      <h3 className="font-medium">{t("conditionsTitle")}</h3>
      <ul className="grid gap-2">
        {conditions.map(({ name, state }) => {
          const { Icon, tone } = signs[state];
          return (
            <li key={name} className="flex gap-2">
              <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", tone)} />
              <span className="grid">
                <span>
                  {t(`conditions.${name}.title`)}{" "}
                  <span className="text-ink-soft">· {t(`conditionStates.${state}`)}</span>
                </span>
                {state !== "met" && (
                  <span className="text-pretty text-ink-soft">{t(`conditions.${name}.next`)}</span>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
