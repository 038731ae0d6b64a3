"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

export type Chosen = { key: string; label: string; extra?: ReactNode };

type ChosenListProps = { label: string; chosen: Chosen[]; onRemove: (key: string) => void };

/** What was chosen, each with a way to take it out again. */
export function ChosenList({ label, chosen, onRemove }: ChosenListProps) {
  const t = useTranslations("campaigns");
  if (chosen.length === 0) return null;
  return (
    <ul aria-label={label} className="flex flex-wrap gap-2">
      {chosen.map((one) => (
        <li
          key={one.key}
          className="flex min-h-8 items-center gap-2 rounded-md bg-brand-soft py-1 pr-1 pl-3 text-sm"
        >
          {one.label}
          {one.extra}
          <button
            type="button"
            aria-label={t("remove", { name: one.label })}
            onClick={() => onRemove(one.key)}
            className="grid size-6 place-items-center rounded-sm hover:bg-hover"
          >
            <X aria-hidden className="size-3.5" />
          </button>
        </li>
      ))}
    </ul>
  );
}
