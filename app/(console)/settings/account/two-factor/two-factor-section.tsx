"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { SetUp } from "@/app/_two-factor/set-up";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useErrorMessage } from "@/components/use-error-message";
import { Section } from "../section";
import { RenewCodesDialog } from "./renew-codes-dialog";
import { TurnOffDialog } from "./turn-off-dialog";

const fewCodes = 3;

/** The second factor of one's own account: whether it is on, and what can be done about it. */
export function TwoFactorSection() {
  const t = useTranslations("twoFactor");
  const format = useFormatter();
  const errorMessage = useErrorMessage();
  const trpc = useTRPC();
  const state = useQuery(trpc.twoFactor.get.queryOptions());
  const [open, setOpen] = useState<"renew" | "turnOff">();

  if (state.isError)
    return (
      <Section title={t("title")}>
        <p role="alert" className="text-vermilion-ink">
          {errorMessage(state.error)}
        </p>
      </Section>
    );
  if (!state.data)
    return (
      <Section title={t("title")}>
        <Skeleton className="h-10 w-48" />
      </Section>
    );
  const { since, recoveryCodesLeft, isRequired } = state.data;
  if (!since)
    return (
      <Section title={t("title")} lead={t("lead")}>
        <SetUp onDone={() => state.refetch()} />
      </Section>
    );
  return (
    <Section title={t("title")} lead={t("onSince", { date: format.dateTime(since, { dateStyle: "long" }) })}>
      <p className={recoveryCodesLeft <= fewCodes ? "text-amber-ink" : "text-ink-soft"}>
        {t("codesLeft", { count: recoveryCodesLeft })}
      </p>
      {isRequired && <p className="text-pretty text-ink-soft">{t("requiredHere")}</p>}
      <div className="flex flex-wrap gap-3">
        <Button onClick={() => setOpen("renew")}>{t("renew")}</Button>
        <Button onClick={() => setOpen("turnOff")}>{t("turnOff")}</Button>
      </div>
      {open === "renew" && <RenewCodesDialog onClose={() => setOpen(undefined)} />}
      {open === "turnOff" && <TurnOffDialog onClose={() => setOpen(undefined)} />}
    </Section>
  );
}
