"use client";

import { Camera, Mic, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { Starters } from "@/server/profile/starters/schemas";
import { PhoneFrame } from "../../phone-frame";

type ChatPreviewProps = {
  name: string;
  number: string;
  pictureId: string;
  starters: Starters;
  isLive: boolean;
};

/** The customer's phone in a new chat: what can be tapped, and what a slash brings. */
export function ChatPreview({ starters, ...phone }: ChatPreviewProps) {
  const t = useTranslations("profile.starters");
  const [hasSlash, setHasSlash] = useState(false);
  const prompts = [...new Set(starters.prompts.map(({ text }) => text.trim()).filter(Boolean))];
  const commands = [...new Map(starters.commands.map(({ name, hint }) => [name.trim(), hint.trim()]))].filter(
    ([name]) => name,
  );
  return (
    <div className="grid content-start gap-3 lg:sticky lg:top-24">
      <PhoneFrame {...phone}>
        <div className="flex h-112 flex-col justify-end gap-3 overflow-hidden bg-sunken p-3">
          {hasSlash ? (
            <ul
              aria-label={t("previewSlash")}
              className="-mx-3 -mb-3 max-h-80 divide-y overflow-y-auto bg-surface"
            >
              {commands.length === 0 && <li className="px-4 py-3 text-ink-soft">{t("previewNone")}</li>}
              {commands.map(([name, hint]) => (
                <li key={name} className="grid px-4 py-2">
                  <span className="break-words font-medium">/{name}</span>
                  <span className="break-words text-ink-soft text-xs">{hint}</span>
                </li>
              ))}
            </ul>
          ) : (
            <ul aria-label={t("previewTap")} className="grid justify-items-end gap-2">
              {prompts.length === 0 && (
                <li className="justify-self-center text-ink-soft text-xs">{t("previewNone")}</li>
              )}
              {prompts.map((text) => (
                <li
                  key={text}
                  className="max-w-full break-words rounded-[1rem] border border-brand bg-surface px-3.5 py-2 text-brand-ink"
                >
                  {text}
                </li>
              ))}
            </ul>
          )}
        </div>
        <div className="flex items-center gap-3 border-t bg-paper px-3 py-2.5 text-ink-soft">
          <Plus aria-hidden className="size-5 shrink-0" />
          <p className="min-w-0 flex-1 truncate rounded-full border bg-surface px-3 py-1.5">
            {hasSlash ? <span className="text-ink">/</span> : t("previewMessage")}
          </p>
          <Camera aria-hidden className="size-5 shrink-0" />
          <Mic aria-hidden className="size-5 shrink-0" />
        </div>
      </PhoneFrame>
      <Button
        variant="quiet"
        className="justify-self-start"
        aria-pressed={hasSlash}
        onClick={() => setHasSlash(!hasSlash)}
      >
        {t("previewTypeSlash")}
      </Button>
    </div>
  );
}
