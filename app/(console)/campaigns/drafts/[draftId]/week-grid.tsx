"use client";

import { useFormatter, useTranslations } from "next-intl";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { cn } from "@/components/cn";

/** Monday first, as people here read a week; Meta's Sunday is day 0. */
const days = [1, 2, 3, 4, 5, 6, 0];
const hoursOfDay = Array.from({ length: 24 }, (_, hour) => hour);
/** The row and the column of the headers, which stand for all of theirs. */
const header = -1;

type Place = { row: number; column: number };
type WeekGridProps = { label: string; hours: number[]; onChange: (hours: number[]) => void };

const steps: Record<string, Place> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

/** The hours that a cell stands for: one, or all of its day or of its time of the day. */
const hoursAt = ({ row, column }: Place) =>
  days.flatMap((day, at) =>
    hoursOfDay.filter((hour) => isIn(column, at) && isIn(row, hour)).map((hour) => day * 24 + hour),
  );
const isIn = (chosen: number, at: number) => chosen === header || chosen === at;

/** The hours of a week: one by one, by the day, by the time of the day; with the keys, a finger, or drawn with a mouse. */
export function WeekGrid({ label, hours, onChange }: WeekGridProps) {
  const t = useTranslations("campaigns");
  const format = useFormatter();
  const id = useId();
  const table = useRef<HTMLTableElement>(null);
  const [here, setHere] = useState<Place>({ row: 8, column: 0 });
  const [drawing, setDrawing] = useState<boolean>();
  const chosen = new Set(hours);
  // The 1st of January 2024 was a Monday.
  const dayName = (column: number, weekday: "short" | "long") =>
    format.dateTime(new Date(Date.UTC(2024, 0, 1 + column)), { weekday, timeZone: "UTC" });
  const time = (hour: number) => `${String(hour).padStart(2, "0")}:00`;

  function set(place: Place, isOn: boolean) {
    const wanted = new Set(hours);
    for (const hour of hoursAt(place)) isOn ? wanted.add(hour) : wanted.delete(hour);
    onChange([...wanted].sort((one, other) => one - other));
  }

  const isOn = (place: Place) => hoursAt(place).every((hour) => chosen.has(hour));

  function move(event: KeyboardEvent) {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const row = Math.min(23, Math.max(header, here.row + step.row));
    const column = Math.min(6, Math.max(header, here.column + step.column));
    if (row === header && column === header) return;
    if (event.shiftKey) set({ row, column }, isOn(here));
    setHere({ row, column });
    table.current?.querySelector<HTMLElement>(`[data-place="${row} ${column}"]`)?.focus();
  }

  /** One cell is reached with the tab key, the others from there with the arrows. */
  const cell = (place: Place, name: string) => ({
    type: "button" as const,
    "data-place": `${place.row} ${place.column}`,
    tabIndex: place.row === here.row && place.column === here.column ? 0 : -1,
    "aria-label": name,
    "aria-pressed": isOn(place),
    onFocus: () => setHere(place),
    onPointerDown: () => {
      setDrawing(!isOn(place));
      set(place, !isOn(place));
    },
    onPointerEnter: () => drawing !== undefined && set(place, drawing),
    // A click without a pointer is the keyboard's, or a screen reader's.
    onClick: ({ detail }: { detail: number }) => detail === 0 && set(place, !isOn(place)),
    onKeyDown: move,
  });

  return (
    <div className="grid gap-2">
      <p id={id} className="font-medium text-sm">
        {label}
      </p>
      <table
        ref={table}
        aria-labelledby={id}
        className="w-full max-w-xl table-fixed select-none border-separate border-spacing-0.5 text-xs tabular-nums"
        onPointerUp={() => setDrawing(undefined)}
        onPointerLeave={() => setDrawing(undefined)}
      >
        <thead>
          <tr>
            <td className="w-12" />
            {days.map((day, column) => (
              <th key={day} scope="col" className="p-0 font-normal text-ink-soft">
                <button
                  className="h-8 w-full rounded-xs hover:bg-hover"
                  {...cell({ row: header, column }, t("allOfDay", { day: dayName(column, "short") }))}
                >
                  {dayName(column, "short")}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {hoursOfDay.map((hour) => (
            <tr key={hour}>
              <th scope="row" className="p-0 font-normal text-ink-soft">
                <button
                  className="h-6 w-full rounded-xs px-1 text-right hover:bg-hover"
                  {...cell({ row: hour, column: header }, t("allDaysAt", { time: time(hour) }))}
                >
                  {time(hour)}
                </button>
              </th>
              {days.map((day, column) => (
                <td key={day} className="p-0">
                  <button
                    className={cn(
                      "block h-6 w-full rounded-xs border",
                      chosen.has(day * 24 + hour)
                        ? "border-brand bg-brand"
                        : "border-control/40 bg-surface hover:bg-hover",
                    )}
                    {...cell({ row: hour, column }, `${dayName(column, "long")} ${time(hour)}`)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
