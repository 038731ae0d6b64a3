"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useCopy } from "@/components/use-copy";

/** The codes for the day the phone is lost, while they can be seen. */
export function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const t = useTranslations("twoFactor");
  const common = useTranslations("common");
  const { copy, outcome } = useCopy();

  return (
    <div className="grid gap-4">
      <div className="grid gap-1">
        <h3 className="font-semibold">{t("recoveryTitle")}</h3>
        <p className="text-pretty text-ink-soft">{t("recoveryLead")}</p>
      </div>
      <ul
        aria-label={t("recoveryTitle")}
        className="grid gap-x-6 gap-y-1 rounded-md border bg-sunken p-4 font-mono text-sm sm:grid-cols-2"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-3">
        <Button onClick={() => copy(codes.join("\n"))}>{t("copy")}</Button>
        <Button variant="main" onClick={onKept}>
          {t("kept")}
        </Button>
        <span role="status" className="text-ink-soft">
          {outcome && common(outcome === "copied" ? "copied" : "copyFailed")}
        </span>
      </div>
    </div>
  );
}
