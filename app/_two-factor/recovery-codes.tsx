"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";

/** The codes for the day the phone is lost, while they can be seen. */
export function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const t = useTranslations("twoFactor");
  const [said, setSaid] = useState<"copied" | "copyFailed">();

  async function copy() {
    try {
      await navigator.clipboard.writeText(codes.join("\n"));
      setSaid("copied");
    } catch {
      setSaid("copyFailed");
    }
  }

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
        <Button onClick={copy}>{t("copy")}</Button>
        <Button variant="main" onClick={onKept}>
          {t("kept")}
        </Button>
        <span role="status" className="text-ink-soft">
          {said && t(said)}
        </span>
      </div>
    </div>
  );
}
