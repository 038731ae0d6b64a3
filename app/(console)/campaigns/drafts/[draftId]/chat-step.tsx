"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { limits } from "@/server/ads/drafts/schemas";
import { Choices } from "./choices";
import type { DraftEditor } from "./use-draft-editor";
import { useFieldError } from "./use-field-error";

/** What greets a customer who tapped the ad, and what she can ask with one tap. */
export function ChatStep({ editor }: { editor: DraftEditor }) {
  const t = useTranslations("campaigns");
  const errorOf = useFieldError(editor);
  const { form, change } = editor;
  const { questions } = form;
  const used = (text: string, most: number) => t("characters", { used: text.length, most });
  return (
    <div className="grid gap-6">
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
      <Choices
        label={t("opening")}
        value={form.opening}
        onChange={(opening) => change({ opening })}
        options={[
          { value: "questions", label: t("withQuestions"), hint: t("withQuestionsHint") },
          { value: "prefilled", label: t("withPrefilled"), hint: t("withPrefilledHint") },
        ]}
      />
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
        <div className="grid gap-3">
          {questions.map((question, at) => (
            <div key={placeOf(at)} className="flex items-start gap-2">
              <Field
                className="flex-1"
                label={t("question", { number: at + 1 })}
                hint={used(question, limits.question)}
                error={at === 0 ? errorOf("questions") : undefined}
              >
                {(control) => (
                  <Input
                    {...control}
                    maxLength={limits.question}
                    value={question}
                    onChange={({ target }) =>
                      change({ questions: questions.map((one, i) => (i === at ? target.value : one)) })
                    }
                  />
                )}
              </Field>
              {questions.length > 1 && (
                <Button
                  variant="quiet"
                  size="icon"
                  className="mt-6"
                  aria-label={t("remove", { name: t("question", { number: at + 1 }) })}
                  onClick={() => change({ questions: questions.filter((_, i) => i !== at) })}
                >
                  <X aria-hidden />
                </Button>
              )}
            </div>
          ))}
          {questions.length < limits.questions && (
            <Button className="justify-self-start" onClick={() => change({ questions: [...questions, ""] })}>
              <Plus aria-hidden />
              {t("addQuestion")}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

const placeOf = (at: number) => `question ${at}`;
