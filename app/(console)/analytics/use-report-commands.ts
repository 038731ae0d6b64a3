"use client";

import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { useCommands } from "@/components/commands";

/** One key leads from the chart to the table that has its figures. */
export function useReportCommands(
  title: string,
  table: RefObject<HTMLTableElement | null>,
  reset: () => void,
) {
  const t = useTranslations("reports");
  useCommands({
    title,
    entries: [
      {
        id: "report-table",
        label: t("goToTable"),
        keys: "t",
        run() {
          table.current?.scrollIntoView({ block: "start" });
          table.current?.focus({ preventScroll: true });
        },
      },
      { id: "report-reset", label: t("reset"), keys: "r", run: reset },
    ],
  });
}
