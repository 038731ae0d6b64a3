"use client";

import { Bookmark } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { z } from "zod";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { type PeriodChoice, periodOf } from "@/server/analytics/periods/schemas";
import type { SavedQuestion } from "@/server/analytics/saved-reports/schemas";
import { hrefOf } from "../report-params";
import { usePeriodText } from "../use-period-text";
import { useToday } from "../use-report";
import { NameForm, type Naming } from "./name-form";
import { useSavedReports } from "./use-saved-reports";

type Params = Record<string, string | string[]> & { period: PeriodChoice };

type SaveReportProps<Asked extends Params> = {
  /** What the address says, and by which schema it is read. */
  params: Asked;
  schema: z.ZodType<Asked>;
  asked: SavedQuestion;
};

/** Keeps the question on the screen under a name, as its address has it. */
export function SaveReport<Asked extends Params>({ params, schema, asked }: SaveReportProps<Asked>) {
  // The period is written out even where it is the usual one: what is usual may change.
  const usual = { ...schema.parse({}), period: "" };
  const query = hrefOf("", { ...params, behind: "" }, usual).replace("?", "");
  return <SaveQuestion query={query} period={params.period} asked={asked} />;
}

type SaveQuestionProps = { query: string; period: PeriodChoice; asked: SavedQuestion };

/** The same of a query that is written already; a period such as "last week" means other days each time. */
export function SaveQuestion({ query, period, asked }: SaveQuestionProps) {
  const t = useTranslations("savedReports");
  const text = usePeriodText();
  const today = useToday();
  const { save } = useSavedReports();
  const [isOpen, setOpen] = useState(false);

  function submit(naming: Naming) {
    save.mutate(
      { ...naming, query, period, asked },
      {
        onSuccess: () => {
          setOpen(false);
          toast.success(t("savedToast", { name: naming.name }));
        },
      },
    );
  }

  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Bookmark aria-hidden />
        {t("save")}
      </Button>
      {isOpen && (
        <NameForm
          title={t("saveTitle")}
          lead={t("saveLead", { period: text.choice(period, periodOf(period, today)) })}
          action={t("saveSubmit")}
          given={{ name: "", isShared: false }}
          doing={save}
          onSubmit={submit}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
