"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { displayed } from "@/components/displayed";
import { TemplateBubble } from "@/components/template-bubble";
import { filled } from "@/components/template-values";
import { Button } from "@/components/ui/button";
import type { BroadcastForm } from "@/server/notifications/broadcasts/schemas";
import type { Preview } from "@/server/notifications/broadcasts/shapes";
import type { SendableTemplate } from "@/server/notifications/describe-template";
import { placesOf, valuesOf } from "./places";

type BroadcastPreviewProps = {
  sender: string;
  template: SendableTemplate | null | undefined;
  form: Pick<BroadcastForm, "words" | "mediaId">;
  /** The first people and what each really gets, where that is known. */
  people?: Preview[];
};

/** What people get, one after the other; before it is known who, the template and where its words come from. */
export function BroadcastPreview({ sender, template, form, people = [] }: BroadcastPreviewProps) {
  const t = useTranslations("broadcasts");
  const [chosen, setChosen] = useState(0);
  const at = Math.min(chosen, Math.max(people.length - 1, 0));
  const person = people[at];
  return (
    <aside aria-label={t("preview")} className="grid content-start gap-3 xl:sticky xl:top-6 xl:self-start">
      <div className="flex min-h-9 items-center justify-between gap-4">
        <h2 className="font-semibold text-lg">{t("preview")}</h2>
        {people.length > 1 && (
          <div className="flex">
            <Turn
              label={t("previous")}
              Icon={ChevronLeft}
              to={at > 0 ? at - 1 : undefined}
              onTurn={setChosen}
            />
            <Turn
              label={t("next")}
              Icon={ChevronRight}
              to={at < people.length - 1 ? at + 1 : undefined}
              onTurn={setChosen}
            />
          </div>
        )}
      </div>
      <div className="grid overflow-hidden rounded-lg border border-rule-strong bg-sunken">
        <p className="truncate border-b bg-surface px-4 py-2.5 font-medium">{sender}</p>
        <div className="grid min-h-72 content-end gap-2 p-4">
          {template ? (
            <TemplateBubble
              template={template}
              shown={shownOf(template, form, person, t("gapName"))}
              mediaId={form.mediaId}
              className="w-full max-w-xs justify-self-start bg-surface"
            />
          ) : (
            <p className="place-self-center text-balance text-center text-ink-soft">{t("templateFirst")}</p>
          )}
        </div>
      </div>
      {person && (
        <p className="text-ink-soft text-xs">
          {t("previewOf", {
            name: person.name ?? (person.waId ? displayed(person.waId) : t("person")),
            at: at + 1,
            of: people.length,
          })}
        </p>
      )}
    </aside>
  );
}

function shownOf(
  template: SendableTemplate,
  { words }: Pick<BroadcastForm, "words">,
  person: Preview | undefined,
  nameWord: string,
) {
  if (person) return { header: person.content.header, body: person.content.body ?? "" };
  return filled(template, valuesOf(placesOf(template, words), nameWord));
}

type TurnProps = {
  label: string;
  Icon: typeof ChevronLeft;
  to: number | undefined;
  onTurn: (at: number) => void;
};

function Turn({ label, Icon, to, onTurn }: TurnProps) {
  return (
    <Button
      variant="quiet"
      size="icon-sm"
      aria-label={label}
      disabled={to === undefined}
      onClick={() => to !== undefined && onTurn(to)}
    >
      <Icon aria-hidden />
    </Button>
  );
}
