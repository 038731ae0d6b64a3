"use client";

import { useTranslations } from "next-intl";
import { Choices } from "@/components/choices";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import {
  allowedGoals,
  type CampaignForm,
  categories,
  limits,
  offeredObjectives,
} from "@/server/ads/drafts/schemas";
import { DestinationChoice } from "./destination-choice";
import { NumberChoice } from "./number-choice";
import type { DraftEditor } from "./use-draft-editor";
import { useFieldError } from "./use-field-error";

/** What the campaign is for, in a marketer's words; only what Meta allows together can be chosen together. */
export function GoalStep({ editor }: { editor: DraftEditor }) {
  const t = useTranslations("campaigns");
  const errorOf = useFieldError(editor);
  const { form, change } = editor;
  const goals = allowedGoals(form);

  function choose(objective: CampaignForm["objective"]) {
    const allowed = allowedGoals({ ...form, objective });
    change({ objective, goal: allowed.includes(form.goal) ? form.goal : "CONVERSATIONS" });
  }

  return (
    <div className="grid gap-6">
      <Field label={t("name")} hint={t("nameHint")} error={errorOf("name")}>
        {(control) => (
          <Input
            {...control}
            maxLength={limits.name}
            value={form.name}
            onChange={({ target }) => change({ name: target.value })}
          />
        )}
      </Field>
      <Choices
        label={t("objective")}
        value={form.objective}
        onChange={choose}
        error={errorOf("objective")}
        options={offeredObjectives.map((value) => ({
          value,
          label: t(`objectives.${value}.name`),
          hint: t(`objectives.${value}.hint`),
        }))}
      />
      <Field label={t("goal")} hint={t(`goals.${form.goal}.hint`)} error={errorOf("goal")}>
        {(control) => (
          <Select value={form.goal} onValueChange={(goal) => change({ goal: goal as CampaignForm["goal"] })}>
            <SelectTrigger {...control}>
              <SelectValue>{t(`goals.${form.goal}.name`)}</SelectValue>
            </SelectTrigger>
            <SelectContent>
              {goals.map((goal) => (
                <SelectItem key={goal} value={goal}>
                  {t(`goals.${goal}.name`)}
                </SelectItem>
              ))}
            </SelectContent>
          </Select>
        )}
      </Field>
      <DestinationChoice editor={editor} />
      <NumberChoice editor={editor} />
      <Field label={t("category")} hint={t("categoryHint")} error={errorOf("category")}>
        {(control) => (
          <Select
            value={form.category}
            onValueChange={(category) => change({ category: category as CampaignForm["category"] })}
          >
            <SelectTrigger {...control}>
              <SelectValue>{t(`categories.${form.category}`)}</SelectValue>
            </SelectTrigger>
            <SelectContent>
              {categories.map((category) => (
                <SelectItem key={category} value={category}>
                  {t(`categories.${category}`)}
                </SelectItem>
              ))}
            </SelectContent>
          </Select>
        )}
      </Field>
    </div>
  );
}
