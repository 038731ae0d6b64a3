import { type CampaignForm, stepOf } from "@/server/ads/drafts/schemas";
import { formOfVariant, type Variant } from "@/server/ads/variants/schemas";
import type { Problem } from "../../../use-campaigns";
import type { DraftEditor } from "../use-draft-editor";
import { useFieldError, useProblemText } from "../use-field-error";

type Change = Partial<Variant> | ((variant: Variant) => Partial<Variant>);

/** How a change of one variant stands on the form; the first one stands in fields of its own. */
const changedVariant = (number: number, change: Change) => (form: CampaignForm) => {
  const partOf = (one: Variant) => (typeof change === "function" ? change(one) : change);
  if (number === 1) return partOf(form);
  return { variants: form.variants.map((one, at) => (at === number - 2 ? { ...one, ...partOf(one) } : one)) };
};

/** The variant that is shown, whichever of several it is: what it holds, how it is changed, what is wrong with it. */
export function useVariantEditor(editor: DraftEditor) {
  const problemText = useProblemText();
  const errorOf = useFieldError(editor);
  const { form, variant: number, isSeen } = editor;
  const problems = problemsOfVariant(editor).filter(({ field }) => isSeen(field));
  return {
    connectionId: editor.connection.connectionId,
    shown: formOfVariant(form, number),
    change: (change: Change) => editor.change(changedVariant(number, change)),
    errorOf: (field: keyof Variant): string | undefined => {
      if (number === 1) return errorOf(field);
      const problem = problems.find((one) => one.field === field && !one.card);
      return problem && problemText(problem);
    },
    errorOfCard: (card: number, key: Problem["key"]): string | undefined => {
      const problem = problems.find((one) => one.card === card && one.key === key);
      return problem && problemText(problem);
    },
  };
}

export type VariantEditor = ReturnType<typeof useVariantEditor>;

/** What the variant that is shown still lacks. */
export const problemsOfVariant = ({ problems, variant }: Pick<DraftEditor, "problems" | "variant">) =>
  problems.filter(
    ({ field, variant: of = 1 }) => stepOf[field] === "ad" && field !== "variants" && of === variant,
  );
