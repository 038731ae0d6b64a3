"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { limits } from "@/server/ads/drafts/schemas";
import type { DraftEditor } from "./use-draft-editor";
import { useFieldError } from "./use-field-error";

/** What the customer can ask with one tap. */
export function Questions({ editor }: { editor: DraftEditor }) {
  const t = useTranslations("campaigns");
  const errorOf = useFieldError(editor);
  const { form, change } = editor;
  const { questions } = form;
  const used = (text: string, most: number) => t("characters", { used: text.length, most });
  return (
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
  );
}

const placeOf = (at: number) => `question ${at}`;
