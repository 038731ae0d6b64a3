"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { Skeleton } from "@/components/ui/skeleton";
import { Switch } from "@/components/ui/switch";
import { useErrorMessage } from "@/components/use-error-message";

/** Whether everyone here signs in with two factors. */
export function RequireTwoFactor() {
  const t = useTranslations("security");
  const errorMessage = useErrorMessage();
  const id = useId();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const state = useQuery(trpc.twoFactor.get.queryOptions());
  const onSettled = () => queryClient.invalidateQueries({ queryKey: trpc.twoFactor.pathKey() });
  const require = useMutation(trpc.twoFactor.require.mutationOptions({ onSettled }));

  const problem = require.error ?? state.error;
  if (!state.data) {
    return problem ? (
      <p role="alert" className="px-4 text-vermilion-ink md:px-6">
        {errorMessage(problem)}
      </p>
    ) : (
      <Skeleton className="mx-4 h-16 max-w-3xl md:mx-6" />
    );
  }
  const { since, isRequired } = state.data;
  const mayChange = isRequired || since !== null;
  return (
    <div className="grid w-full max-w-3xl gap-3 px-4 py-4 md:px-6">
      <div className="flex items-start gap-4">
        <div className="grid flex-1 gap-1">
          <label htmlFor={id} className="font-medium">
            {t("require")}
          </label>
          <p id={`${id}-lead`} className="text-pretty text-ink-soft">
            {t("requireLead")}
          </p>
        </div>
        <Switch
          id={id}
          aria-describedby={`${id}-lead`}
          checked={isRequired}
          disabled={!mayChange || require.isPending}
          onCheckedChange={(asked) => require.mutate({ isRequired: asked })}
        />
      </div>
      {!mayChange && (
        <p className="text-pretty">
          {t("ownFirst")}{" "}
          <Link href="/settings/account" className="text-brand-ink underline underline-offset-4">
            {t("toAccount")}
          </Link>
        </p>
      )}
      {problem && (
        <p role="alert" className="text-vermilion-ink">
          {errorMessage(problem)}
        </p>
      )}
    </div>
  );
}
