"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useErrorMessage } from "@/components/use-error-message";
import type { AppRouter } from "@/server/trpc/router";
import { DayRow } from "./day-row";
import { HolidayList } from "./holiday-list";
import { type Draft, draftOf, problemsOf } from "./hours-draft";
import { HoursNotes } from "./hours-notes";

export type SavedHours = inferRouterOutputs<AppRouter>["hours"]["get"];

/** Changes the working hours; what was typed stays, whatever becomes of it. */
export function HoursForm({ saved }: { saved: SavedHours }) {
  const t = useTranslations("hours");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const errorMessage = useErrorMessage();
  const [draft, setDraft] = useState<Draft>(() => draftOf(saved));
  const [wasTried, setWasTried] = useState(false);
  const { queryKey } = trpc.hours.get.queryOptions();
  const save = useMutation(
    trpc.hours.save.mutationOptions({
      onSuccess: (hours) => {
        queryClient.setQueryData(queryKey, hours);
        setDraft(draftOf(hours));
        setWasTried(false);
        toast.success(t("saved"));
      },
      // A colleague may have been faster: her hours are what the next try begins from.
      onError: () => queryClient.invalidateQueries({ queryKey }),
    }),
  );
  const problems = problemsOf(draft);
  const problemOf = (place: string) => {
    const problem = wasTried ? problems.get(place) : undefined;
    return problem && t(`problems.${problem}`);
  };
  const isChanged = saved.since === null || JSON.stringify(draft) !== JSON.stringify(draftOf(saved));

  function submit(event: FormEvent) {
    event.preventDefault();
    setWasTried(true);
    if (problems.size === 0) save.mutate({ ...draft, basedOn: saved.since });
  }

  function discard() {
    setDraft(draftOf(saved));
    setWasTried(false);
    save.reset();
  }

  return (
    <form noValidate onSubmit={submit} className="grid w-full max-w-3xl gap-8 px-4 py-4 md:px-6">
      <section aria-label={t("week")} className="grid gap-2">
        <HoursNotes isUnset={saved.since === null} timeZone={saved.timeZone} />
        <ul className="divide-y">
          {draft.week.map((hours, day) => (
            <DayRow
              key={String(day)}
              day={day}
              hours={hours}
              problem={problemOf(`week ${day}`)}
              onChange={(next) =>
                setDraft({ ...draft, week: draft.week.map((one, other) => (other === day ? next : one)) })
              }
              onCopy={(days) =>
                setDraft({
                  ...draft,
                  week: draft.week.map((one, other) => (days.includes(other) ? hours : one)),
                })
              }
            />
          ))}
        </ul>
      </section>
      <HolidayList
        holidays={draft.holidays}
        problemOf={(index) => problemOf(`holidays ${index}`)}
        onChange={(holidays) => setDraft({ ...draft, holidays })}
      />
      <div className="sticky bottom-0 -mx-4 grid gap-2 border-t bg-paper px-4 py-3 md:-mx-6 md:px-6">
        {wasTried && problems.size > 0 && (
          <p role="alert" className="text-vermilion-ink">
            {t("lookAbove", { count: problems.size })}
          </p>
        )}
        {save.isError && (
          <p role="alert" className="text-vermilion-ink">
            {errorMessage(save.error)}
          </p>
        )}
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" variant="main" disabled={!isChanged || save.isPending}>
            {t("save")}
          </Button>
          {isChanged && saved.since !== null && (
            <Button variant="quiet" onClick={discard} disabled={save.isPending}>
              {t("discard")}
            </Button>
          )}
        </div>
      </div>
    </form>
  );
}
