"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { signIn } from "next-auth/react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { Button } from "@/components/ui/button";
import { useErrorMessage } from "@/components/use-error-message";
import { Section } from "../section";

/** The accounts elsewhere by which she may sign in; nothing where no provider is set up. */
export function ElsewhereSection() {
  const t = useTranslations("elsewhere");
  const errorMessage = useErrorMessage();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const isTaken = useSearchParams().get("elsewhere") === "taken";
  const identities = useQuery(trpc.elsewhere.list.queryOptions());
  const onSettled = () => queryClient.invalidateQueries({ queryKey: trpc.elsewhere.pathKey() });
  const unlink = useMutation(trpc.elsewhere.unlink.mutationOptions({ onSettled }));

  if (!identities.data?.length) return null;
  return (
    <Section title={t("title")} lead={t("lead")}>
      <ul className="divide-y border-y">
        {identities.data.map(({ provider, email }) => (
          <li key={provider} className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-1 py-2">
            <span className="font-medium">{t(`name.${provider}`)}</span>
            <span className="min-w-0 flex-1 truncate text-ink-soft">{email ?? t("notLinked")}</span>
            {email === undefined ? (
              <Button
                aria-label={t("linkTo", { provider: t(`name.${provider}`) })}
                onClick={() => signIn(provider, { callbackUrl: "/settings/account" })}
              >
                {t("link")}
              </Button>
            ) : (
              <Button
                aria-label={t("unlinkFrom", { provider: t(`name.${provider}`) })}
                disabled={unlink.isPending}
                onClick={() => unlink.mutate({ provider })}
              >
                {t("unlink")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {(unlink.isError || isTaken) && (
        <p role="alert" className="text-pretty text-vermilion-ink">
          {unlink.isError ? errorMessage(unlink.error) : t("taken")}
        </p>
      )}
    </Section>
  );
}
