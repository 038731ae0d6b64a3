"use client";

import { useTranslations } from "next-intl";
import { displayed } from "@/components/displayed";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import type { BroadcastChoices } from "@/server/notifications/broadcasts/shapes";
import { useTemplateName } from "../../use-template-name";
import { FormSection } from "./form-section";
import { HeaderFileField } from "./header-file-field";
import type { BroadcastEditor } from "./use-broadcast-editor";
import { useFieldError } from "./use-field-error";

const noWords = { header: [], body: [], buttons: [] };

/** What it is called, which number it comes from, and which template it is. */
export function WhatSection({ editor, choices }: { editor: BroadcastEditor; choices: BroadcastChoices }) {
  const t = useTranslations("broadcasts");
  const nameOf = useTemplateName();
  const errorOf = useFieldError(editor);
  const { form, change } = editor;
  const { numbers, templates } = choices;
  const template = templates.find(({ templateId }) => templateId === form.templateId);

  return (
    <FormSection number={1} title={t("sections.what")} onLeave={() => editor.leave("what")}>
      <Field label={t("name")} hint={t("nameHint")} error={errorOf("name")}>
        {(control) => (
          <Input
            {...control}
            value={form.name}
            maxLength={100}
            onChange={({ target }) => change({ name: target.value })}
          />
        )}
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={t("number")} error={errorOf("numberId")}>
          {(control) => (
            <Select
              value={form.numberId ?? ""}
              onValueChange={(numberId) =>
                change({ numberId, templateId: null, words: noWords, mediaId: null })
              }
            >
              <SelectTrigger {...control}>
                <SelectValue placeholder={t("chooseNumber")} />
              </SelectTrigger>
              <SelectContent>
                {numbers.map(({ numberId, displayNumber, name }) => (
                  <SelectItem key={numberId} value={numberId}>
                    {[name, displayed(displayNumber)].filter(Boolean).join(" · ")}
                  </SelectItem>
                ))}
              </SelectContent>
            </Select>
          )}
        </Field>
        <Field label={t("template")} error={errorOf("templateId")}>
          {(control) => (
            <Select
              value={form.templateId ?? ""}
              disabled={templates.length === 0}
              onValueChange={(templateId) => change({ templateId, words: noWords, mediaId: null })}
            >
              <SelectTrigger {...control}>
                <SelectValue placeholder={t("chooseTemplate")} />
              </SelectTrigger>
              <SelectContent>
                {templates.map((one) => (
                  <SelectItem key={one.templateId} value={one.templateId}>
                    {nameOf(one)}
                  </SelectItem>
                ))}
              </SelectContent>
            </Select>
          )}
        </Field>
      </div>
      {choices.syncedAt && templates.length === 0 && (
        <p className="text-pretty text-ink-soft">{t("noTemplates")}</p>
      )}
      {template?.category === "marketing" && (
        <p className="max-w-prose text-pretty text-ink-soft">{t("marketingNote")}</p>
      )}
      {template?.header && template.header.format !== "text" && (
        <HeaderFileField editor={editor} format={template.header.format} />
      )}
    </FormSection>
  );
}
