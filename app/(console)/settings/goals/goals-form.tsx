"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { useErrorMessage } from "@/components/use-error-message";
import type { Goals } from "@/server/analytics/goals/schemas";
import { ClockChoice } from "./clock-choice";
import { GoalSelect } from "./goal-select";

/** Changes the goals; what was chosen stays, whatever becomes of it. */
export function GoalsForm({ saved }: { saved: Goals }) {
  const t = useTranslations("goals");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const errorMessage = useErrorMessage();
  const [goals, setGoals] = useState(saved);
  const save = useMutation(
    trpc.goals.save.mutationOptions({
      onSuccess: (now) => {
        queryClient.setQueryData(trpc.goals.get.queryKey(), now);
        // Reports that are kept for Back were asked by the former goals.
        void queryClient.invalidateQueries({ queryKey: trpc.analytics.pathKey() });
        toast.success(t("saved"));
      },
    }),
  );
  const isChanged = JSON.stringify(goals) !== JSON.stringify(saved);

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate(goals);
  }

  return (
    <form onSubmit={submit} className="grid w-full max-w-xl gap-6 px-4 py-6 md:px-6">
      <Field label={t("first")} hint={t("firstNote")}>
        {(control) => (
          <GoalSelect
            {...control}
            minutes={goals.firstMinutes}
            onChange={(firstMinutes) => setGoals({ ...goals, firstMinutes })}
          />
        )}
      </Field>
      <Field label={t("every")} hint={t("everyNote")}>
        {(control) => (
          <GoalSelect
            {...control}
            minutes={goals.everyMinutes}
            onChange={(everyMinutes) => setGoals({ ...goals, everyMinutes })}
          />
        )}
      </Field>
      <ClockChoice value={goals.clock} onChange={(clock) => setGoals({ ...goals, clock })} />
      <p className="text-pretty text-ink-soft">
        {t.rich("note", {
          link: (words) => (
            <Link href="/settings/hours" className="text-brand-ink underline underline-offset-4">
              {words}
            </Link>
          ),
        })}
      </p>
      {save.isError && (
        <p role="alert" className="text-vermilion-ink">
          {errorMessage(save.error)}
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant="main" disabled={!isChanged || save.isPending}>
          {t("save")}
        </Button>
        {isChanged && (
          <Button variant="quiet" disabled={save.isPending} onClick={() => setGoals(saved)}>
            {t("discard")}
          </Button>
        )}
      </div>
    </form>
  );
}
