"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { displayed } from "@/components/displayed";
import { useWhen } from "@/components/use-when";
import type { Broadcast } from "@/server/notifications/broadcasts/shapes";
import { useTemplateName } from "../../use-template-name";

/** Who sent it, when, and to whom. */
export function Facts({ broadcast }: { broadcast: Broadcast }) {
  const t = useTranslations("broadcasts");
  const { exact } = useWhen();
  const nameOf = useTemplateName();
  const { template, displayNumber, startedBy, startedAt, endedAt, sendAt, list, form } = broadcast;
  const facts: [string, ReactNode][] = [
    [t("template"), template && nameOf(template)],
    [t("number"), displayNumber && displayed(displayNumber)],
    [t("sentBy"), startedBy],
    [t("begun"), (sendAt ?? startedAt) && exact((sendAt ?? startedAt)!)],
    [t("ended"), endedAt && exact(endedAt)],
    [t("listFile"), list?.fileName],
    [t("agreed"), list && form.agreement],
  ];
  return (
    <section aria-labelledby="details" className="grid gap-3">
      <h2 id="details" className="font-semibold text-lg">
        {t("details")}
      </h2>
      <dl className="grid gap-2 text-sm">
        {facts.map(
          ([label, value]) =>
            value && (
              <div key={label} className="grid grid-cols-[8rem_minmax(0,1fr)] gap-3">
                <dt className="text-ink-soft">{label}</dt>
                <dd className="break-words">{value}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}
