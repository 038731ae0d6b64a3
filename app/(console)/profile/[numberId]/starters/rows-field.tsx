"use client";

import { ArrowDown, ArrowUp, CircleAlert, Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { Button } from "@/components/ui/button";

type RowsFieldProps<Row> = {
  title: string;
  lead: string;
  rows: Row[];
  empty: Row;
  /** Where adding ends. */
  most: number;
  isOpen: boolean;
  add: string;
  /** What a row is called, by its place. */
  nameOf: (position: number) => string;
  hint?: ReactNode;
  error?: string;
  onChange: (rows: Row[]) => void;
  children: (row: Row, position: number, change: (part: Partial<Row>) => void) => ReactNode;
};

/** Several of a kind, in an order that is chosen with buttons or with Alt and the arrow keys. */
export function RowsField<Row extends object>(props: RowsFieldProps<Row>) {
  const { title, lead, rows, empty, most, isOpen, add, nameOf, hint, error, onChange, children } = props;
  const t = useTranslations("profile.starters");
  const list = useRef<HTMLOListElement>(null);
  const [announced, setAnnounced] = useState("");

  const focusOn = (position: number) =>
    requestAnimationFrame(() => {
      const fields = list.current?.children[position]?.querySelectorAll<HTMLElement>("input, textarea");
      fields?.[0]?.focus();
    });

  function move(from: number, to: number) {
    if (to < 0 || to >= rows.length) return;
    const others = rows.filter((_, position) => position !== from);
    onChange([...others.slice(0, to), rows[from]!, ...others.slice(to)]);
    setAnnounced(t("moved", { what: nameOf(from), position: to + 1, count: rows.length }));
    focusOn(to);
  }

  function byKeyboard(event: KeyboardEvent, position: number) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || !step || !isOpen) return;
    event.preventDefault();
    move(position, position + step);
  }

  return (
    <fieldset disabled={!isOpen} className="grid min-w-0 gap-3">
      <legend className="mb-1 font-semibold text-lg">{title}</legend>
      <p className="text-pretty text-ink-soft">{lead}</p>
      {rows.length === 0 && !isOpen && <p className="text-ink-soft">{t("none")}</p>}
      {rows.length > 0 && (
        <ol ref={list} className="grid gap-4">
          {rows
            .map((row, position) => ({ row, position }))
            .map(({ row, position }) => (
              <li
                key={position}
                className="grid items-start gap-x-2 gap-y-1 sm:grid-cols-[minmax(0,1fr)_auto]"
                onKeyDown={(event) => byKeyboard(event, position)}
              >
                {children(row, position, (part) =>
                  onChange(rows.map((one, at) => (at === position ? { ...one, ...part } : one))),
                )}
                {isOpen && (
                  <div className="flex gap-1 sm:pt-6">
                    <Button
                      variant="quiet"
                      size="icon"
                      aria-label={t("moveUp", { what: nameOf(position) })}
                      disabled={position === 0}
                      onClick={() => move(position, position - 1)}
                    >
                      <ArrowUp aria-hidden />
                    </Button>
                    <Button
                      variant="quiet"
                      size="icon"
                      aria-label={t("moveDown", { what: nameOf(position) })}
                      disabled={position === rows.length - 1}
                      onClick={() => move(position, position + 1)}
                    >
                      <ArrowDown aria-hidden />
                    </Button>
                    <Button
                      variant="quiet"
                      size="icon"
                      aria-label={t("remove", { what: nameOf(position) })}
                      onClick={() => {
                        onChange(rows.filter((_, at) => at !== position));
                        focusOn(Math.max(0, position - 1));
                      }}
                    >
                      <Trash2 aria-hidden />
                    </Button>
                  </div>
                )}
              </li>
            ))}
        </ol>
      )}
      {error && (
        <p role="alert" className="flex gap-1.5 text-vermilion-ink">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>{error}</span>
        </p>
      )}
      {isOpen && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button
            disabled={rows.length >= most}
            onClick={() => {
              onChange([...rows, empty]);
              focusOn(rows.length);
            }}
          >
            <Plus aria-hidden />
            {add}
          </Button>
          <p className="text-ink-soft text-xs">{hint}</p>
        </div>
      )}
      <p aria-live="polite" className="sr-only">
        {announced}
      </p>
    </fieldset>
  );
}
