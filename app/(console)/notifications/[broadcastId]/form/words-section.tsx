"use client";

import { useTranslations } from "next-intl";
import type { Broadcast } from "@/server/notifications/broadcasts/shapes";
import type { SendableTemplate } from "@/server/notifications/describe-template";
import { FormSection } from "./form-section";
import { placesOf } from "./places";
import type { BroadcastEditor } from "./use-broadcast-editor";
import { useFieldError } from "./use-field-error";
import { WordField } from "./word-field";

type WordsSectionProps = {
  editor: BroadcastEditor;
  template: SendableTemplate | undefined;
  list: Broadcast["list"];
};

/** What fills each gap of the template. */
export function WordsSection({ editor, template, list }: WordsSectionProps) {
  const t = useTranslations("broadcasts");
  const errorOf = useFieldError(editor);
  const { form, change } = editor;
  const places = template ? placesOf(template, form.words) : [];
  return (
    <FormSection number={3} title={t("sections.words")} onLeave={() => editor.leave("words")}>
      {places.length === 0 && <p className="text-ink-soft">{t(template ? "noWords" : "templateFirst")}</p>}
      {places.map(({ key, part, name, field, word, put }) => (
        <WordField
          key={key}
          label={t(`slots.${part}`, { name })}
          word={word}
          columns={form.audience.kind === "list" ? (list?.columns ?? []) : []}
          error={errorOf(field)}
          onChange={(word) => change({ words: put(word) })}
        />
      ))}
    </FormSection>
  );
}
