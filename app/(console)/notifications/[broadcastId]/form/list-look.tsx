"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/cn";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { WideTable } from "@/components/wide-table";
import { ListFaults } from "./list-faults";
import type { Look, useListFile } from "./use-list-file";

/** What is in a file that nothing is kept of yet: its first lines, which column has the numbers, and what is wrong. */
export function ListLook({ look, file }: { look: Look; file: ReturnType<typeof useListFile> }) {
  const t = useTranslations("broadcasts");
  const { columns, phoneColumn, sample, people, fileName } = look;
  return (
    <div className="grid gap-5 rounded-md border border-rule-strong p-4">
      <Field label={t("phoneColumn")}>
        {(control) => (
          <Select
            value={String(phoneColumn)}
            disabled={file.isBusy}
            onValueChange={(column) => file.lookIn(Number(column))}
          >
            <SelectTrigger {...control} className="max-w-xs">
              <SelectValue />
            </SelectTrigger>
            <SelectContent>
              {columns.map((column, at) => (
                <SelectItem key={column} value={String(at)}>
                  {column}
                </SelectItem>
              ))}
            </SelectContent>
          </Select>
        )}
      </Field>
      <WideTable label={t("firstLines", { file: fileName })}>
        <table className="min-w-full text-sm">
          <caption className="sr-only">{t("firstLines", { file: fileName })}</caption>
          <thead>
            <tr className="border-b border-rule-strong">
              {columns.map((column, at) => (
                <th
                  key={column}
                  scope="col"
                  className={cn(
                    "h-9 whitespace-nowrap pr-6 text-left font-medium text-xs",
                    at === phoneColumn ? "text-ink" : "text-ink-soft",
                  )}
                >
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.map((cells) => (
              <tr key={cells.join(" ")} className="border-b last:border-b-0">
                {columns.map((column, at) => (
                  <td
                    key={column}
                    className={cn(
                      "h-9 max-w-56 truncate pr-6 tabular-nums",
                      at === phoneColumn && "font-medium",
                    )}
                  >
                    {cells[at]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
      <ListFaults faults={look.faults} faultyLines={look.faultyLines} />
      <div className="flex flex-wrap gap-2">
        <Button variant="main" disabled={file.isBusy || people === 0} onClick={file.keep}>
          <Check aria-hidden />
          {t("useList", { count: people })}
        </Button>
        <Button disabled={file.isBusy} onClick={file.leave}>
          {t("leaveList")}
        </Button>
      </div>
    </div>
  );
}
