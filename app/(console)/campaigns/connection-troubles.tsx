"use client";

import { CircleAlert, CircleCheck, ExternalLink, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/cn";
import type { ConnectionView } from "./use-campaigns";
import { useFailureText } from "./use-failure-text";

type Kind = ConnectionView["troubles"][number]["kind"];

/** Where at Meta each is mended. */
export const mendedAt: Record<Kind, string> = {
  permissionLacking: "https://business.facebook.com/settings/system-users",
  accountStopped: "https://business.facebook.com/accountquality",
  accountUnsettled: "https://business.facebook.com/billing_hub",
  fundingMissing: "https://business.facebook.com/billing_hub/payment_settings",
  numberMissing: "https://www.facebook.com/settings?tab=linked_whatsapp",
  termsMissing: "https://business.facebook.com/ads/manage/customaudiences/tos",
};

/** What is missing before ads can run, each with the way to mend it. */
export function ConnectionTroubles({ connection }: { connection: ConnectionView }) {
  const t = useTranslations("campaigns");
  const failureText = useFailureText();
  const { troubles, failure } = connection;
  return (
    <div className="grid gap-3">
      {failure && (
        <p role="alert" className="text-pretty text-vermilion-ink">
          {failureText(failure)}
        </p>
      )}
      {troubles.length > 0 && (
        <ul aria-label={t("toMend")} className="grid gap-3">
          {troubles.map(({ kind, severity, params }) => {
            const isStop = severity === "stop";
            const Icon = isStop ? CircleAlert : TriangleAlert;
            return (
              <li
                key={`${kind} ${params.name}`}
                className={cn(
                  "flex gap-3 border-l-2 py-1 pl-4",
                  isStop ? "border-vermilion" : "border-amber",
                )}
              >
                <Icon
                  aria-hidden
                  className={cn("mt-0.5 size-4 shrink-0", isStop ? "text-vermilion-ink" : "text-amber-ink")}
                />
                <div className="grid gap-1">
                  <p className="max-w-prose text-pretty">
                    {t(`troubles.${kind}`, { name: params.name ?? "" })}
                  </p>
                  <a
                    href={mendedAt[kind]}
                    target="_blank"
                    rel="noreferrer"
                    className="inline-flex items-center gap-1 justify-self-start text-brand-ink underline decoration-brand/40 underline-offset-4 hover:decoration-brand"
                  >
                    {t(`mend.${kind}`)}
                    <ExternalLink aria-hidden className="size-3.5" />
                  </a>
                </div>
              </li>
            );
          })}
        </ul>
      )}
      {troubles.length === 0 && !failure && (
        <p className="flex gap-2 text-green-ink">
          <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0" />
          {t("nothingMissing")}
        </p>
      )}
    </div>
  );
}
