"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Tabs, TabsContent } from "@/components/ui/tabs";
import { Textarea } from "@/components/ui/textarea";
import { creativeLimits, formOfVariant, shownLengths, type Variant } from "@/server/ads/variants/schemas";
import { PictureField } from "./picture-field";
import type { DraftEditor } from "./use-draft-editor";
import { useFieldError } from "./use-field-error";
import { VariantChoice, VariantTabs } from "./variant-tabs";

/** The picture and the words of the ad, or of each of several that are compared. */
export function AdStep({ editor }: { editor: DraftEditor }) {
  const tab = String(editor.variant);
  const fields = <VariantFields key={tab} editor={editor} />;
  return (
    <Tabs
      value={tab}
      onValueChange={(number) => editor.showVariant(Number(number))}
      className="grid content-start gap-6"
    >
      <VariantTabs editor={editor} />
      {editor.form.variants.length > 0 ? (
        <TabsContent value={tab} tabIndex={-1}>
          {fields}
        </TabsContent>
      ) : (
        fields
      )}
      <VariantChoice editor={editor} />
    </Tabs>
  );
}

/** How a change of one variant stands on the form. */
const changedVariant = (number: number, part: Partial<Variant>) => (form: { variants: Variant[] }) =>
  number === 1
    ? part
    : { variants: form.variants.map((one, at) => (at === number - 2 ? { ...one, ...part } : one)) };

function VariantFields({ editor }: { editor: DraftEditor }) {
  const t = useTranslations("campaigns");
  const errorOf = useVariantError(editor);
  const { form, variant: number } = editor;
  const shown = formOfVariant(form, number);
  const change = (part: Partial<Variant>) => editor.change(changedVariant(number, part));
  const hint = (field: keyof typeof shownLengths) =>
    t("shownLength", { used: shown[field].length, shown: shownLengths[field] });
  return (
    <div className="grid gap-6">
      <PictureField
        adPictureId={shown.adPictureId}
        problem={errorOf("adPictureId")}
        onChange={(adPictureId) => change({ adPictureId })}
      />
      <Field label={t("primaryText")} hint={hint("primaryText")} error={errorOf("primaryText")}>
        {(control) => (
          <Textarea
            {...control}
            maxLength={creativeLimits.primaryText}
            value={shown.primaryText}
            onChange={({ target }) => change({ primaryText: target.value })}
          />
        )}
      </Field>
      <Field label={t("headline")} hint={hint("headline")} error={errorOf("headline")}>
        {(control) => (
          <Input
            {...control}
            maxLength={creativeLimits.headline}
            value={shown.headline}
            onChange={({ target }) => change({ headline: target.value })}
          />
        )}
      </Field>
      <Field label={t("description")} hint={hint("description")} error={errorOf("description")}>
        {(control) => (
          <Input
            {...control}
            maxLength={creativeLimits.description}
            value={shown.description}
            onChange={({ target }) => change({ description: target.value })}
          />
        )}
      </Field>
    </div>
  );
}

const lacking = {
  adPictureId: "pictureNeeded",
  primaryText: "textNeeded",
  headline: "headlineNeeded",
} as const;

/** What is wrong with a field of the variant that is shown; the first one stands in fields of its own. */
function useVariantError(editor: DraftEditor) {
  const problems = useTranslations("campaigns.problems");
  const errorOf = useFieldError(editor);
  const { form, variant: number, isSeen } = editor;
  const one = form.variants[number - 2];
  return (field: keyof Variant): string | undefined => {
    if (!one) return errorOf(field);
    if (field === "description" || !isSeen("variants") || one[field]?.trim()) return undefined;
    return problems(lacking[field]);
  };
}
