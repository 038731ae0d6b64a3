"use client";

import { signIn } from "next-auth/react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { ProviderId } from "@/server/identity/schemas";

type ElsewhereButtonsProps = { providers: ProviderId[]; callbackUrl: string; isRefused: boolean };

/** The ways in by an account elsewhere. */
export function ElsewhereButtons({ providers, callbackUrl, isRefused }: ElsewhereButtonsProps) {
  const t = useTranslations("elsewhere");
  if (providers.length === 0) return null;
  return (
    <div className="grid w-full gap-3 border-t pt-6">
      {providers.map((provider) => (
        <Button key={provider} size="lg" onClick={() => signIn(provider, { callbackUrl })}>
          {t(`signIn.${provider}`)}
        </Button>
      ))}
      {isRefused && (
        <p role="alert" className="text-pretty text-vermilion-ink">
          {t("notKnown")}
        </p>
      )}
    </div>
  );
}
