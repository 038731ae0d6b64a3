"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import type { AllChatsInput, FunnelInput } from "@/server/analytics/funnel/schemas";
import type { BilledInput, LatencyInput, MessagesBehindInput } from "@/server/analytics/schemas";
import type { LateAnswersPageInput, LateReportInput } from "@/server/billing/launch/schemas";
import type { MonthInput } from "@/server/billing/reconciliation/schemas";

type ExportMenuProps = { size?: "sm" | "md"; hasPdf?: boolean } & (
  | { report: "response-time"; input: LatencyInput }
  | { report: "billed-messages"; input: BilledInput }
  | { report: "ad-results"; input: FunnelInput }
  | { report: "ad-chats"; input: AllChatsInput }
  | { report: "messages"; input: MessagesBehindInput }
  | { report: "reconciliation"; input: MonthInput }
  | { report: "late-answers" | "rule-of-2018"; input: LateReportInput }
  | { report: "each-late-answer"; input: LateAnswersPageInput }
);

const formats = ["csv", "xlsx", "pdf"] as const;

/** What is on the screen as a file, with the same figures. */
export function ExportMenu({ report, input, size = "md", hasPdf = false }: ExportMenuProps) {
  const t = useTranslations("reports.export");
  const fileOf = (format: string) =>
    `/api/reports/${report}?${new URLSearchParams({ format, input: JSON.stringify(input) })}`;
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button size={size}>
          <Download aria-hidden />
          {t("button")}
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        {formats
          .filter((format) => format !== "pdf" || hasPdf)
          .map((format) => (
            <DropdownMenuItem key={format} asChild>
              <a href={fileOf(format)} download>
                {t(format)}
              </a>
            </DropdownMenuItem>
          ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
