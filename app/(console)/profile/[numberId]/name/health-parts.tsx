"use client";

import { useTranslations } from "next-intl";
import type { Standing } from "./use-standing";

type Part = Standing["health"][number];

const entities = ["PHONE_NUMBER", "WABA", "BUSINESS", "APP", "MESSAGE_TEMPLATE"] as const;

const hasSomething = ({ problems, notes }: Part) => problems.length + notes.length > 0;

/** What stands in the way, and what Meta advises, in its own words: it writes them in English. */
export function HealthParts({ parts }: { parts: Part[] }) {
  const t = useTranslations("standing.health");
  const wrong = parts.filter(hasSomething);
  if (wrong.length === 0) return null;
  const nameOf = (entity: string) => {
    const known = entities.find((one) => one === entity);
    return known ? t(`entities.${known}`) : entity;
  };
  return (
    <ul className="grid gap-3">
      {wrong.map(({ entity, problems, notes }) => (
        <li key={entity} className="grid gap-1 border-rule-strong border-l-2 pl-3">
          <span className="font-medium text-ink">{nameOf(entity)}</span>
          {problems.map(({ code, words, solution }) => (
            <div key={`${code} ${words}`} className="grid gap-1">
              <p lang="en">
                {words} {code !== undefined && <span className="tabular-nums">({code})</span>}
              </p>
              {solution && (
                <p className="text-ink">
                  {t("advice")} <span lang="en">{solution}</span>
                </p>
              )}
            </div>
          ))}
          {notes.map((note) => (
            <p key={note} lang="en">
              {note}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
