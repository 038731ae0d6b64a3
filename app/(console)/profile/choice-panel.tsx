"use client";

import { GitMerge } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { Form } from "@/server/profile/profile-state";
import type { FormField } from "@/server/profile/schemas";
import { FieldValue } from "./field-value";
import type { Choice } from "./use-editor";

type Chooser<F> = {
  choices: Choice<F>[];
  choose: (choice: Choice<F>, whose: "mine" | "theirs") => void;
};

/** Two people wrote the same field: both versions side by side, and the choice. */
export function ChoicePanel<F extends Form>({ editor }: { editor: Chooser<F> }) {
  const t = useTranslations("profile");
  const { choices, choose } = editor;
  return (
    <section
      aria-label={t("mergeTitle")}
      className="grid gap-4 rounded-lg border border-amber bg-amber-soft p-4"
    >
      <div className="grid gap-1">
        <h2 className="flex items-center gap-2 font-semibold text-amber-ink text-lg">
          <GitMerge aria-hidden className="size-5" />
          {t("mergeTitle")}
        </h2>
        <p className="text-pretty text-amber-ink">{t("mergeLead")}</p>
      </div>
      {choices.map((choice) => {
        const { field, from, mine, theirs } = choice;
        const known: FormField = field;
        const name = t(`fields.${known}`);
        return (
          <fieldset key={`${from} ${field}`} className="grid gap-3 rounded-md bg-surface p-3">
            <legend className="sr-only">{name}</legend>
            <p aria-hidden className="font-medium">
              {name}
            </p>
            <div className="grid gap-4 sm:grid-cols-2">
              <div className="grid min-w-0 content-between gap-2">
                <p>
                  <span className="block text-ink-soft text-xs">{t("yours")}</span>
                  <FieldValue field={field} form={mine} />
                </p>
                <Button className="justify-self-start" onClick={() => choose(choice, "mine")}>
                  {t("keepMine")}
                </Button>
              </div>
              <div className="grid min-w-0 content-between gap-2">
                <p>
                  <span className="block text-ink-soft text-xs">{t(`from.${from}`)}</span>
                  <FieldValue field={field} form={theirs} />
                </p>
                <Button className="justify-self-start" onClick={() => choose(choice, "theirs")}>
                  {t("takeTheirs")}
                </Button>
              </div>
            </div>
          </fieldset>
        );
      })}
    </section>
  );
}
