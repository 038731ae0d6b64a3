"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { useErrorMessage } from "@/components/use-error-message";
import { shortestPassword } from "@/server/identity/schemas";
import { Section } from "./section";
import { useAccount, useAccountChanges } from "./use-account";

type Name = "presentPassword" | "newPassword";
type Problem = { field: Name; sentence: string };

/** A new password, for whoever knows the present one. */
export function PasswordForm() {
  const t = useTranslations("account");
  const say = useErrorMessage();
  const account = useAccount();
  const { changePassword } = useAccountChanges();
  const form = useRef<HTMLFormElement>(null);
  const [problem, setProblem] = useState<Problem>();

  const input = (name: Name) => form.current?.querySelector<HTMLInputElement>(`[name=${name}]`);
  const show = (found: Problem) => {
    setProblem(found);
    input(found.field)?.focus();
  };

  function submit(event: FormEvent) {
    event.preventDefault();
    const presentPassword = input("presentPassword")?.value ?? "";
    const newPassword = input("newPassword")?.value ?? "";
    if (!presentPassword) return show({ field: "presentPassword", sentence: t("presentMissing") });
    if (!newPassword) return show({ field: "newPassword", sentence: t("newMissing") });
    setProblem(undefined);
    changePassword.mutate(
      { presentPassword, newPassword },
      {
        onSuccess: ({ endedCount }) => {
          form.current?.reset();
          toast.success(
            endedCount > 0 ? t("passwordSavedElsewhere", { count: endedCount }) : t("passwordSaved"),
          );
        },
        onError: (error) => {
          const field = error.data?.field === "presentPassword" ? "presentPassword" : "newPassword";
          show({ field, sentence: say(error) });
        },
      },
    );
  }

  const errorOf = (field: Name) => (problem?.field === field ? problem.sentence : undefined);
  if (!account.data) return null;
  if (!account.data.hasPassword)
    return (
      <Section title={t("passwordTitle")} lead={t("noPassword")}>
        {null}
      </Section>
    );
  return (
    <Section title={t("passwordTitle")} lead={t("passwordLead")}>
      <form ref={form} method="post" noValidate onSubmit={submit} className="grid max-w-md gap-4">
        {/* For password managers, which file a password under a name. */}
        <input type="hidden" name="username" autoComplete="username" value={account.data.email} readOnly />
        <Field label={t("presentPassword")} error={errorOf("presentPassword")}>
          {(control) => (
            <Input {...control} name="presentPassword" type="password" autoComplete="current-password" />
          )}
        </Field>
        <Field
          label={t("newPassword")}
          hint={t("newPasswordHint", { least: shortestPassword })}
          error={errorOf("newPassword")}
        >
          {(control) => <Input {...control} name="newPassword" type="password" autoComplete="new-password" />}
        </Field>
        <Button type="submit" disabled={changePassword.isPending} className="justify-self-start">
          {t("savePassword")}
        </Button>
      </form>
    </Section>
  );
}
