"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { limits, shownLengths } from "@/server/ads/drafts/schemas";
import { PictureField } from "./picture-field";
import type { DraftEditor } from "./use-draft-editor";
import { useFieldError } from "./use-field-error";

/** The picture and the words of the ad. */
export function AdStep({ editor }: { editor: DraftEditor }) {
  const t = useTranslations("campaigns");
  const errorOf = useFieldError(editor);
  const { form, change } = editor;
  const hint = (field: keyof typeof shownLengths) =>
    t("shownLength", { used: form[field].length, shown: shownLengths[field] });
  return (
    <div className="grid gap-6">
      <PictureField
        adPictureId={form.adPictureId}
        problem={errorOf("adPictureId")}
        onChange={(adPictureId) => change({ adPictureId })}
      />
      <Field label={t("primaryText")} hint={hint("primaryText")} error={errorOf("primaryText")}>
        {(control) => (
          <Textarea
            {...control}
            maxLength={limits.primaryText}
            value={form.primaryText}
            onChange={({ target }) => change({ primaryText: target.value })}
          />
        )}
      </Field>
      <Field label={t("headline")} hint={hint("headline")} error={errorOf("headline")}>
        {(control) => (
          <Input
            {...control}
            maxLength={limits.headline}
            value={form.headline}
            onChange={({ target }) => change({ headline: target.value })}
          />
        )}
      </Field>
      <Field label={t("description")} hint={hint("description")} error={errorOf("description")}>
        {(control) => (
          <Input
            {...control}
            maxLength={limits.description}
            value={form.description}
            onChange={({ target }) => change({ description: target.value })}
          />
        )}
      </Field>
    </div>
  );
}
