"use client";

import { useTranslations } from "next-intl";
import { Choices } from "@/components/choices";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { limits } from "@/server/ads/drafts/schemas";
import { KeepSequence, SequenceChoice } from "./greeting-sequence";
import { Questions } from "./questions";
import { RoutingFields } from "./routing-fields";
import type { DraftEditor } from "./use-draft-editor";
import { useFieldError } from "./use-field-error";

/** What greets a customer who tapped the ad, and what she can ask with one tap. */
export function ChatStep({ editor }: { editor: DraftEditor }) {
  const t = useTranslations("campaigns");
  const { form, change } = editor;
  return (
    <div className="grid gap-6">
      <Choices
        label={t("opening")}
        value={form.opening}
        onChange={(opening) => change({ opening })}
        options={[
          { value: "questions", label: t("withQuestions"), hint: t("withQuestionsHint") },
          { value: "prefilled", label: t("withPrefilled"), hint: t("withPrefilledHint") },
          { value: "sequence", label: t("withSequence"), hint: t("withSequenceHint") },
        ]}
      />
      {form.opening === "sequence" ? <SequenceChoice editor={editor} /> : <OwnGreeting editor={editor} />}
      <p className="text-pretty text-ink-soft text-xs">{t("oneLanguage")}</p>
      <RoutingFields editor={editor} />
    </div>
  );
}

/** A greeting of this ad alone. */
function OwnGreeting({ editor }: { editor: DraftEditor }) {
  const t = useTranslations("campaigns");
  const errorOf = useFieldError(editor);
  const { form, change } = editor;
  const used = (text: string, most: number) => t("characters", { used: text.length, most });
  return (
    <>
      <Field
        label={t("greeting")}
        hint={`${t("greetingHint")} ${used(form.greeting, limits.greeting)}`}
        error={errorOf("greeting")}
      >
        {(control) => (
          <Textarea
            {...control}
            maxLength={limits.greeting}
            value={form.greeting}
            onChange={({ target }) => change({ greeting: target.value })}
          />
        )}
      </Field>
      {form.opening === "prefilled" ? (
        <Field
          label={t("prefilled")}
          hint={used(form.prefilled, limits.prefilled)}
          error={errorOf("prefilled")}
        >
          {(control) => (
            <Textarea
              {...control}
              maxLength={limits.prefilled}
              value={form.prefilled}
              onChange={({ target }) => change({ prefilled: target.value })}
            />
          )}
        </Field>
      ) : (
        <Questions editor={editor} />
      )}
      <KeepSequence editor={editor} />
    </>
  );
}
