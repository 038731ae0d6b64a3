"use client";

import { Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import type { OpenHours } from "@/db/schema/identity";
import { TimeFields } from "./time-fields";
import { useDays } from "./use-days";

type DayRowProps = {
  day: number;
  hours: OpenHours[];
  problem: string | undefined;
  onChange: (hours: OpenHours[]) => void;
  onCopy: (days: number[]) => void;
};

/** One day of the week, which can be copied to others. */
export function DayRow({ day, hours, problem, onChange, onCopy }: DayRowProps) {
  const t = useTranslations("hours");
  const days = useDays();
  const name = days[day] ?? "";
  return (
    <li className="grid grid-cols-[1fr_auto] items-start gap-x-4 gap-y-2 py-3 sm:grid-cols-[8rem_1fr_auto]">
      <span className="flex h-10 items-center font-medium">{name}</span>
      <div className="col-span-2 row-start-2 sm:col-span-1 sm:row-start-auto">
        <TimeFields name={name} hours={hours} problem={problem} onChange={onChange} />
      </div>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button
            variant="quiet"
            size="sm"
            aria-label={t("copyOf", { day: name })}
            className="col-start-2 row-start-1 sm:col-start-3"
          >
            <Copy aria-hidden />
            {t("copy")}
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => onCopy([0, 1, 2, 3, 4])}>{t("copyToWorkdays")}</DropdownMenuItem>
          <DropdownMenuItem onSelect={() => onCopy([0, 1, 2, 3, 4, 5, 6])}>{t("copyToAll")}</DropdownMenuItem>
          <DropdownMenuSeparator />
          {days.map(
            (other, index) =>
              index !== day && (
                <DropdownMenuItem key={other} onSelect={() => onCopy([index])}>
                  {other}
                </DropdownMenuItem>
              ),
          )}
        </DropdownMenuContent>
      </DropdownMenu>
    </li>
  );
}
