"use client";

import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { type Card, creativeLimits, shownLengths } from "@/server/ads/variants/schemas";
import { PictureField } from "../picture-field";
import { StayButton } from "./stay-button";
import type { VariantEditor } from "./use-variant-editor";

type CardFieldsProps = {
  card: Card;
  number: number;
  count: number;
  variant: Pick<VariantEditor, "errorOfCard">;
  onChange: (part: Partial<Card>) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
};

/** One card of a carousel, and its place among the others. */
export function CardFields({ card, number, count, variant, onChange, onMove, onRemove }: CardFieldsProps) {
  const t = useTranslations("adCreative");
  const words = useTranslations("campaigns");
  const id = useId();
  const hint = (field: "headline" | "description") =>
    words("shownLength", { used: card[field].length, shown: shownLengths[field] });
  return (
    <li>
      <fieldset aria-labelledby={id} className="grid gap-4 border-t pt-3">
        <div className="flex items-center gap-1">
          <p id={id} className="flex-1 font-medium">
            {t("card", { number })}
          </p>
          <StayButton
            label={t("moveForwards", { number })}
            isEnd={number === 1}
            onPress={() => onMove(number - 1)}
          >
            <ArrowUp aria-hidden />
          </StayButton>
          <StayButton
            label={t("moveBack", { number })}
            isEnd={number === count}
            onPress={() => onMove(number + 1)}
          >
            <ArrowDown aria-hidden />
          </StayButton>
          <Button size="icon-sm" variant="quiet" aria-label={t("removeCard", { number })} onClick={onRemove}>
            <Trash2 aria-hidden />
          </Button>
        </div>
        <PictureField
          adPictureId={card.adPictureId}
          problem={variant.errorOfCard(number, "cardPictureNeeded")}
          onChange={(adPictureId) => onChange({ adPictureId })}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            label={words("headline")}
            hint={hint("headline")}
            error={variant.errorOfCard(number, "cardHeadlineNeeded")}
          >
            {(control) => (
              <Input
                {...control}
                maxLength={creativeLimits.headline}
                value={card.headline}
                onChange={({ target }) => onChange({ headline: target.value })}
              />
            )}
          </Field>
          <Field label={words("description")} hint={hint("description")}>
            {(control) => (
              <Input
                {...control}
                maxLength={creativeLimits.description}
                value={card.description}
                onChange={({ target }) => onChange({ description: target.value })}
              />
            )}
          </Field>
        </div>
      </fieldset>
    </li>
  );
}
