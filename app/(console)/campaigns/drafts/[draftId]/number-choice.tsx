"use client";

import { useQuery } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { Choices } from "@/components/choices";
import { displayed } from "@/components/displayed";
import { Button } from "@/components/ui/button";
import type { DraftEditor } from "./use-draft-editor";
import { useFieldError } from "./use-field-error";

/** What stands for the Page's own number on the form: no number of its own is sent to Meta. */
const linkedNumber = "linked";

/** Which number receives the chats. A refused one is never dropped silently: the other is offered by its digits. */
export function NumberChoice({ editor }: { editor: DraftEditor }) {
  const t = useTranslations("campaigns");
  const trpc = useTRPC();
  const { connectionId, pageNumber } = editor.connection;
  const numbers = useQuery(trpc.campaignForm.chatNumbers.queryOptions({ connectionId }));
  const problem = useFieldError(editor)("whatsappNumber");
  const { form, change } = editor;
  const known = numbers.data?.others ?? [];
  // One that is no longer connected stays to be seen as long as it is chosen.
  const isUnknown = form.whatsappNumber !== "" && !known.some(({ number }) => number === form.whatsappNumber);
  const others = isUnknown ? [...known, { number: form.whatsappNumber, name: "" }] : known;
  const isElsewhere = form.whatsappNumber === "" && numbers.data?.linked && !numbers.data.isLinkedHere;
  if (!pageNumber && others.length === 0) return null;

  return (
    <div className="grid gap-3">
      <Choices
        label={t("chatsArriveAt")}
        value={form.whatsappNumber || linkedNumber}
        error={problem}
        onChange={(chosen) => change({ whatsappNumber: chosen === linkedNumber ? "" : chosen })}
        options={[
          {
            value: linkedNumber,
            label: pageNumber ? displayed(pageNumber) : t("facts.noNumber"),
            hint: t("linkedNumberHint"),
          },
          ...others.map(({ number, name }) => ({
            value: number,
            label: displayed(number),
            hint: [name, t("otherNumberHint")].filter(Boolean).join(" · "),
          })),
        ]}
      />
      {problem && form.whatsappNumber !== "" && pageNumber && (
        <Button className="justify-self-start" onClick={() => change({ whatsappNumber: "" })}>
          {t("useLinkedNumber", { number: displayed(pageNumber) })}
        </Button>
      )}
      {isElsewhere && (
        <p className="flex gap-2 text-pretty text-amber-ink text-sm">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {t("chatsElsewhere")}
        </p>
      )}
    </div>
  );
}
