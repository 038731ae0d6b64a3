"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { type Card, cardLimits } from "@/server/ads/variants/schemas";
import { CardFields } from "./card-fields";
import type { VariantEditor } from "./use-variant-editor";
import { WordField } from "./word-field";

const blankCard = (): Card => ({
  key: crypto.randomUUID(),
  adPictureId: null,
  headline: "",
  description: "",
});

/** One text above several cards, which can be put in order. */
export function CarouselFields({ variant }: { variant: VariantEditor }) {
  const t = useTranslations("adCreative");
  const [said, setSaid] = useState("");
  const adding = useRef<HTMLButtonElement>(null);
  const { cards } = variant.shown;
  const problem = variant.errorOf("cards");

  const changeCards = (change: (cards: Card[]) => Card[]) =>
    variant.change(({ cards }) => ({ cards: change(cards) }));

  function move(from: number, to: number) {
    changeCards((cards) => cards.toSpliced(from, 1).toSpliced(to, 0, ...cards.slice(from, from + 1)));
    setSaid(t("cardMoved", { from: from + 1, to: to + 1, count: cards.length }));
  }

  function remove(at: number) {
    changeCards((cards) => cards.toSpliced(at, 1));
    setSaid(t("cardRemoved", { number: at + 1 }));
    adding.current?.focus();
  }

  return (
    <>
      <WordField field="primaryText" variant={variant} label={t("textAboveCards")} />
      <section aria-label={t("cards")} className="grid gap-4">
        {cards.length > 0 && (
          <ol className="grid gap-6">
            {cards.map((card, at) => (
              <CardFields
                key={card.key}
                card={card}
                number={at + 1}
                count={cards.length}
                variant={variant}
                onChange={(part) =>
                  changeCards((cards) =>
                    cards.map((one) => (one.key === card.key ? { ...one, ...part } : one)),
                  )
                }
                onMove={(to) => move(at, to - 1)}
                onRemove={() => remove(at)}
              />
            ))}
          </ol>
        )}
        {problem && (
          <p role="alert" className="text-sm text-vermilion-ink">
            {problem}
          </p>
        )}
        <div className="grid gap-2">
          <Button
            ref={adding}
            className="justify-self-start"
            aria-disabled={cards.length >= cardLimits.most}
            onClick={() => changeCards((cards) => [...cards, blankCard()].slice(0, cardLimits.most))}
          >
            <Plus aria-hidden />
            {t("addCard", { number: Math.min(cards.length + 1, cardLimits.most) })}
          </Button>
          <p className="max-w-prose text-pretty text-ink-soft text-xs">{t("cardsHint", cardLimits)}</p>
        </div>
        <p role="status" className="sr-only">
          {said}
        </p>
      </section>
    </>
  );
}
