"use client";

import { useTranslations } from "next-intl";
import { displayed } from "@/components/displayed";
import { PageHeader } from "@/components/page-header";
import type { Broadcast } from "@/server/notifications/broadcasts/shapes";
import { BackLink } from "./back-link";
import { BroadcastPreview } from "./form/broadcast-preview";

/** A draft, for those who may read broadcasts and not write them. */
export function DraftGlimpse({ view }: { view: Broadcast }) {
  const t = useTranslations("broadcasts");
  const { form, template, numberName, displayNumber } = view;
  return (
    <>
      <PageHeader title={form.name || t("draftTitle")} lead={<BackLink />} />
      <div className="relative grid max-w-md grid-cols-[minmax(0,1fr)] gap-6 p-4 md:p-6">
        <p className="text-pretty text-lg">{t("stillWritten")}</p>
        <BroadcastPreview
          sender={numberName || (displayNumber ? displayed(displayNumber) : t("number"))}
          template={template}
          form={form}
        />
      </div>
    </>
  );
}
