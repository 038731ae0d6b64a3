"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ToggleGroup, ToggleGroupItem } from "@/components/ui/toggle-group";
import { letterOf, variantsOf } from "@/server/ads/variants/schemas";
import { Placeholder, Sketch } from "./creative/sketch";
import { MetaPreview } from "./meta-preview";
import type { DraftEditor } from "./use-draft-editor";

/** The ad, sketched as it is typed or drawn by Meta, and beside it the chat that it opens. */
export function Previews({ editor }: { editor: DraftEditor }) {
  const t = useTranslations("campaigns");
  return (
    <aside
      aria-label={t("preview")}
      className="grid content-start items-start gap-6 sm:grid-cols-2 xl:sticky xl:top-4 xl:self-start"
    >
      <AdPreview editor={editor} />
      <ChatPreview editor={editor} />
    </aside>
  );
}

function AdPreview({ editor }: { editor: DraftEditor }) {
  const t = useTranslations("campaigns");
  const words = useTranslations("adCreative");
  const variants = variantsOf(editor.form);
  const [by, setBy] = useState<"us" | "meta">("us");
  return (
    <figure className="grid min-w-0 gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <figcaption className="font-medium">{t("previewAd")}</figcaption>
        <ToggleGroup
          type="single"
          value={by}
          aria-label={words("drawnBy")}
          onValueChange={(one) => (one === "us" || one === "meta") && setBy(one)}
        >
          <ToggleGroupItem value="us">{words("sketch")}</ToggleGroupItem>
          <ToggleGroupItem value="meta">{words("byMeta")}</ToggleGroupItem>
        </ToggleGroup>
      </div>
      {variants.length > 1 && (
        <ToggleGroup
          type="single"
          value={String(editor.variant)}
          aria-label={words("variants")}
          className="justify-self-start"
          onValueChange={(number) => number && editor.showVariant(Number(number))}
        >
          {variants.map((_, at) => (
            <ToggleGroupItem
              key={letterOf(at + 1)}
              value={String(at + 1)}
              aria-label={words("variant", { letter: letterOf(at + 1) })}
            >
              {letterOf(at + 1)}
            </ToggleGroupItem>
          ))}
        </ToggleGroup>
      )}
      {by === "meta" ? <MetaPreview editor={editor} /> : <Sketch editor={editor} />}
    </figure>
  );
}

function ChatPreview({ editor: { form, connection } }: { editor: DraftEditor }) {
  const t = useTranslations("campaigns");
  const questions = form.questions.filter((one) => one.trim());
  return (
    <figure className="grid min-w-0 gap-2">
      <figcaption className="flex h-9 items-center font-medium">{t("previewChat")}</figcaption>
      <div className="grid overflow-hidden rounded-lg border border-rule-strong bg-sunken">
        <p className="border-b bg-surface px-3 py-2 font-medium">{connection.pageName}</p>
        <div className="grid min-h-64 content-start gap-2 p-3">
          <p className="max-w-[90%] justify-self-start whitespace-pre-wrap break-words rounded-lg bg-surface px-3 py-2 text-base">
            {form.opening === "sequence" ? (
              <Placeholder>{t("withSequence")}</Placeholder>
            ) : (
              form.greeting || <Placeholder>{t("greeting")}</Placeholder>
            )}
          </p>
          {form.opening === "questions" &&
            (questions.length > 0 ? questions : [t("question", { number: 1 })]).map((question) => (
              <span
                key={question}
                className="max-w-[90%] justify-self-end rounded-full border border-brand/50 bg-surface px-3 py-1.5 text-brand-ink text-sm"
              >
                {question}
              </span>
            ))}
        </div>
        <p className="m-3 mt-0 min-h-9 whitespace-pre-wrap break-words rounded-full border border-rule-strong bg-surface px-4 py-2 text-sm">
          {form.opening === "prefilled" && form.prefilled ? (
            form.prefilled
          ) : (
            <span className="text-ink-soft">{t("writeHere")}</span>
          )}
        </p>
      </div>
    </figure>
  );
}
