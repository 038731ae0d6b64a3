"use client";

import { Check, CircleAlert, TriangleAlert, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/cn";
import { useNow } from "@/components/use-now";
import { useWhen } from "@/components/use-when";
import { Facts, useMetaWord } from "../channel-facts";
import { TroubleWords } from "../trouble-list";
import type { Inspection } from "../use-channels";

/** What Meta says of the number and of the token, before anything is kept. */
export function InspectionReport({ inspection }: { inspection: Inspection }) {
  const t = useTranslations("channels");
  const word = useMetaWord();
  const { at } = useWhen();
  const now = useNow();
  const { number, permissions, tokenExpiresAt, canConnect, needsPin } = inspection;
  // Each permission is listed with whether it is there.
  const troubles = inspection.troubles.filter(({ kind }) => kind !== "permissionMissing");
  return (
    <section aria-label={t("found")} className="grid gap-4 border-y py-5">
      {number && (
        <>
          <h2 className="font-semibold text-lg">
            {number.verifiedName}{" "}
            <span className="font-normal text-base text-ink-soft tabular-nums">{number.displayNumber}</span>
          </h2>
          <Facts
            className="lg:grid-cols-4"
            facts={[
              { term: t("account"), value: number.accountName || "–" },
              { term: t("quality"), value: word(number.quality) },
              { term: t("limit"), value: word(number.messagingLimit) },
              { term: t("throughput"), value: word(number.throughput) },
              { term: t("name"), value: word(number.nameStatus) },
              { term: t("verification"), value: word(number.codeVerification) },
              { term: t("platform"), value: word(number.platform) },
              {
                term: t("tokenEnds"),
                value: tokenExpiresAt ? at(tokenExpiresAt, new Date(now)) : t("tokenNever"),
              },
            ]}
          />
        </>
      )}
      {permissions.length > 0 && (
        <ul aria-label={t("permissions")} className="grid gap-1.5">
          {permissions.map(({ name, isGranted }) => (
            <li key={name} className="flex items-start gap-2">
              {isGranted ? (
                <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-green-ink" />
              ) : (
                <X aria-hidden className="mt-0.5 size-4 shrink-0 text-vermilion-ink" />
              )}
              <span>
                <code>{name}</code>{" "}
                <span className={cn(isGranted ? "text-ink-soft" : "text-vermilion-ink")}>
                  {isGranted ? t("granted") : t("lacking")}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {troubles.length > 0 && (
        <ul className="grid gap-2">
          {troubles.map((trouble) => {
            const isStop = trouble.severity === "stop";
            const Icon = isStop ? CircleAlert : TriangleAlert;
            return (
              <li key={trouble.kind} className="flex items-start gap-2">
                <Icon
                  aria-hidden
                  className={cn("mt-0.5 size-4 shrink-0", isStop ? "text-vermilion-ink" : "text-amber-ink")}
                />
                <span className="text-pretty">
                  <TroubleWords trouble={trouble} />
                </span>
              </li>
            );
          })}
        </ul>
      )}
      <p role="status" className={cn("font-medium", canConnect ? "text-green-ink" : "text-vermilion-ink")}>
        {canConnect ? (needsPin ? t("readyWithPin") : t("ready")) : t("notReady")}
      </p>
    </section>
  );
}
