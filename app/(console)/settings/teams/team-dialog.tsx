"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { FormDialog } from "@/components/dialog-form";
import { FailureState } from "@/components/failure-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast";
import { useErrorMessage } from "@/components/use-error-message";
import { type Team, useTeams } from "./use-teams";

/** Makes a team, or changes one. */
export function TeamDialog({ team, onClose }: { team?: Team; onClose: () => void }) {
  const t = useTranslations("teams");
  const trpc = useTRPC();
  const errorMessage = useErrorMessage();
  const { create, change } = useTeams();
  const [name, setName] = useState(team?.name ?? "");
  const [memberIds, setMemberIds] = useState(team?.members.map(({ id }) => id) ?? []);
  const colleagues = useQuery(trpc.identity.colleagues.queryOptions());
  const [isChecked, setIsChecked] = useState(false);
  const { error, isPending } = team ? change : create;
  const refusal = error && errorMessage(error);
  const isAboutName = error?.data?.field === "name";
  const problem = isChecked && !name.trim() ? t("nameMissing") : undefined;

  function submit() {
    setIsChecked(true);
    const asked = { name: name.trim(), memberIds };
    if (!asked.name) return;
    const done = (words: string) => ({
      onSuccess: () => {
        toast.success(words);
        onClose();
      },
    });
    if (team) change.mutate({ teamId: team.id, ...asked }, done(t("changedToast", { name: asked.name })));
    else create.mutate(asked, done(t("createdToast", { name: asked.name })));
  }

  return (
    <FormDialog
      title={team ? t("changeTitle", { name: team.name }) : t("new")}
      lead={t("emptyLead")}
      action={t(team ? "save" : "create")}
      isDisabled={isPending}
      failure={isAboutName ? undefined : error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t("name")} error={problem || (isAboutName && refusal) || undefined}>
        {(control) => (
          <Input
            {...control}
            value={name}
            maxLength={60}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <fieldset className="grid gap-1">
        <legend className="mb-1 font-medium text-sm">{t("members")}</legend>
        <p className="mb-1 text-ink-soft text-xs">{t("membersHint")}</p>
        {colleagues.isPending && <Skeleton className="h-24" />}
        {colleagues.isError && (
          <FailureState
            error={colleagues.error}
            onRetry={colleagues.refetch}
            isRetrying={colleagues.isFetching}
          />
        )}
        <div className="grid max-h-64 gap-1 overflow-y-auto">
          {colleagues.data?.map(({ id, name }) => (
            <label key={id} className="flex min-h-9 items-center gap-3 rounded-md px-2 hover:bg-hover">
              <input
                type="checkbox"
                checked={memberIds.includes(id)}
                onChange={({ target }) =>
                  setMemberIds(target.checked ? [...memberIds, id] : memberIds.filter((one) => one !== id))
                }
                className="size-4 shrink-0 accent-brand"
              />
              <span className="min-w-0 break-words">{name}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </FormDialog>
  );
}
