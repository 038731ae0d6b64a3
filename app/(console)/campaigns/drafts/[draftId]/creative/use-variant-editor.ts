import { useTranslations } from "next-intl";
import { formOfVariant, type Variant } from "@/server/ads/variants/schemas";
import type { DraftEditor } from "../use-draft-editor";
import { useFieldError } from "../use-field-error";

/** How a change of one variant stands on the form; the first one stands in fields of its own. */
const changedVariant = (number: number, part: Partial<Variant>) => (form: { variants: Variant[] }) =>
  number === 1
    ? part
    : { variants: form.variants.map((one, at) => (at === number - 2 ? { ...one, ...part } : one)) };

const lacking = {
  adPictureId: "pictureNeeded",
  primaryText: "textNeeded",
  headline: "headlineNeeded",
} as const;
const isLacking = (field: keyof Variant): field is keyof typeof lacking => field in lacking;

/** The variant that is shown, whichever of several it is: what it holds, how it is changed, what is wrong with it. */
export function useVariantEditor(editor: DraftEditor) {
  const problems = useTranslations("campaigns.problems");
  const errorOf = useFieldError(editor);
  const { form, variant: number, isSeen } = editor;
  const one = form.variants[number - 2];
  return {
    shown: formOfVariant(form, number),
    change: (part: Partial<Variant>) => editor.change(changedVariant(number, part)),
    errorOf: (field: keyof Variant): string | undefined => {
      if (!one) return errorOf(field);
      if (!isLacking(field) || !isSeen("variants") || one[field]?.trim()) return undefined;
      return problems(lacking[field]);
    },
  };
}

export type VariantEditor = ReturnType<typeof useVariantEditor>;
