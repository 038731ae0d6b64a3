"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import type { Word } from "@/server/notifications/broadcasts/schemas";
import { emptyWord } from "./places";

type WordFieldProps = {
  label: string;
  word: Word | undefined;
  /** Of the list, where there is one. */
  columns: string[];
  error: string | undefined;
  onChange: (word: Word) => void;
};

const ofColumn = "column ";

/** One gap: where its words come from, and the words themselves or those for people who have none. */
export function WordField({ label, word = emptyWord, columns, error, onChange }: WordFieldProps) {
  const t = useTranslations("broadcasts");
  const id = useId();

  function choose(chosen: string) {
    const otherwise = word.kind === "text" ? "" : word.otherwise;
    if (chosen === "text") onChange(emptyWord);
    else if (chosen === "name") onChange({ kind: "name", otherwise });
    else onChange({ kind: "column", column: chosen.slice(ofColumn.length), otherwise });
  }

  // A column that went with its list stays to be seen as long as it is chosen.
  const offered =
    word.kind === "column" && !columns.includes(word.column) ? [...columns, word.column] : columns;
  return (
    <fieldset aria-labelledby={id} className="grid gap-2">
      <p id={id} className="font-medium text-sm">
        {label}
      </p>
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
        <Field label={t("filledBy")}>
          {(control) => (
            <Select
              value={word.kind === "column" ? ofColumn + word.column : word.kind}
              onValueChange={choose}
            >
              <SelectTrigger {...control}>
                <SelectValue />
              </SelectTrigger>
              <SelectContent>
                <SelectItem value="text">{t("from.text")}</SelectItem>
                <SelectItem value="name">{t("from.name")}</SelectItem>
                {offered.map((column) => (
                  <SelectItem key={column} value={ofColumn + column}>
                    {t("from.column", { column })}
                  </SelectItem>
                ))}
              </SelectContent>
            </Select>
          )}
        </Field>
        <Field label={t(word.kind === "text" ? "text" : "otherwise")} error={error}>
          {(control) => (
            <Input
              {...control}
              value={word.kind === "text" ? word.text : word.otherwise}
              maxLength={1024}
              placeholder={word.kind === "text" ? undefined : t("otherwisePlaceholder")}
              onChange={({ target: { value } }) =>
                onChange(word.kind === "text" ? { ...word, text: value } : { ...word, otherwise: value })
              }
            />
          )}
        </Field>
      </div>
    </fieldset>
  );
}
