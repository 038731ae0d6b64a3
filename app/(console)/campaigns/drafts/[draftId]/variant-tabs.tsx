"use client";

import { CopyPlus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { TabsList, TabsTrigger } from "@/components/ui/tabs";
import { letterOf, mostVariants, variantsOf } from "@/server/ads/variants/schemas";
import type { DraftEditor } from "./use-draft-editor";
import { useFieldError } from "./use-field-error";

/** The ads that are compared, each by its letter. */
export function VariantTabs({ editor }: { editor: DraftEditor }) {
  const t = useTranslations("adCreative");
  const problem = useFieldError(editor)("variants");
  const variants = variantsOf(editor.form);
  if (variants.length === 1) return null;
  return (
    <div className="grid gap-2">
      <TabsList aria-label={t("variants")} className="flex-wrap gap-x-6">
        {variants.map((_, at) => (
          <TabsTrigger key={letterOf(at + 1)} value={String(at + 1)}>
            {t("variant", { letter: letterOf(at + 1) })}
          </TabsTrigger>
        ))}
      </TabsList>
      {problem && (
        <p role="alert" className="text-sm text-vermilion-ink">
          {problem}
        </p>
      )}
    </div>
  );
}

/** The ways to have one variant more or one less. */
export function VariantChoice({ editor }: { editor: DraftEditor }) {
  const t = useTranslations("adCreative");
  const { form, change, variant: number, showVariant } = editor;
  const variants = variantsOf(form);
  const isSeveral = variants.length > 1;

  function add() {
    const shown = variants.slice(number - 1, number);
    change({ variants: [...form.variants, ...shown] });
    showVariant(variants.length + 1);
  }

  function remove() {
    const [first, ...others] = variants.filter((_, at) => at !== number - 1);
    change({ ...first, variants: others });
    showVariant(Math.max(1, number - 1));
  }

  return (
    <div className="grid gap-2 border-t pt-6">
      <div className="flex flex-wrap items-center gap-2">
        {variants.length < mostVariants && (
          <Button size="sm" onClick={add}>
            <CopyPlus aria-hidden />
            {t("addVariant", { letter: letterOf(variants.length + 1) })}
          </Button>
        )}
        {isSeveral && (
          <Button size="sm" variant="quiet" onClick={remove}>
            <Trash2 aria-hidden />
            {t("removeVariant", { letter: letterOf(number) })}
          </Button>
        )}
      </div>
      <p className="max-w-prose text-pretty text-ink-soft text-xs">
        {t(isSeveral ? "variantsHint" : "variantHint", { most: mostVariants })}
      </p>
    </div>
  );
}
