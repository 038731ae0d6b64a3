"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "@/components/cn";

type DrillButtonProps = { onClick?: () => void; children: ReactNode; className?: string };

/** A figure that opens the messages it is made of; where there is no way down, only the figure. */
export function DrillButton({ onClick, children, className }: DrillButtonProps) {
  const t = useTranslations("reports");
  if (!onClick) return <span className={className}>{children}</span>;
  return (
    <button
      type="button"
      onClick={onClick}
      title={t("showMessages")}
      className={cn(
        "rounded-xs underline decoration-rule-strong underline-offset-4 transition-colors hover:text-brand-ink hover:decoration-brand",
        className,
      )}
    >
      {children}
    </button>
  );
}
