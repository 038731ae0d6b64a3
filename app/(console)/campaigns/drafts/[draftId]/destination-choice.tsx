"use client";

import { useTranslations } from "next-intl";
import type { CampaignForm } from "@/server/ads/drafts/schemas";
import { SwitchLine } from "./switch-line";
import type { DraftEditor } from "./use-draft-editor";
import { useFieldError } from "./use-field-error";

type Destination = CampaignForm["destination"];

const destinationOf = (hasMessenger: boolean, hasInstagram: boolean): Destination => {
  if (hasMessenger && hasInstagram) return "MESSAGING_INSTAGRAM_DIRECT_MESSENGER_WHATSAPP";
  if (hasMessenger) return "MESSAGING_MESSENGER_WHATSAPP";
  return hasInstagram ? "MESSAGING_INSTAGRAM_DIRECT_WHATSAPP" : "WHATSAPP";
};

/** Whether Meta may open Messenger or Instagram instead, for those who use these more. */
export function DestinationChoice({ editor }: { editor: DraftEditor }) {
  const t = useTranslations("campaigns");
  const problem = useFieldError(editor)("destination");
  const { form, change, connection } = editor;
  const hasMessenger = form.destination.includes("MESSENGER");
  const hasInstagram = form.destination.includes("INSTAGRAM_DIRECT");

  function set(hasMessenger: boolean, hasInstagram: boolean) {
    const destination = destinationOf(hasMessenger, hasInstagram);
    change({ destination, ...(destination !== "WHATSAPP" && { goal: "CONVERSATIONS" }) });
  }

  return (
    <fieldset className="grid gap-4">
      <legend className="mb-2 font-medium text-sm">{t("destinations")}</legend>
      <SwitchLine
        id="to-messenger"
        label={t("alsoMessenger")}
        isOn={hasMessenger}
        onChange={(isOn) => set(isOn, hasInstagram)}
      />
      <SwitchLine
        id="to-instagram"
        label={t("alsoInstagram")}
        hint={connection.instagramName ? undefined : t("facts.noInstagram")}
        isOn={hasInstagram}
        isDisabled={!connection.instagramName && !hasInstagram}
        onChange={(isOn) => set(hasMessenger, isOn)}
      />
      <p className="text-pretty text-ink-soft text-xs">{t("destinationsHint")}</p>
      {problem && (
        <p role="alert" className="text-sm text-vermilion-ink">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
