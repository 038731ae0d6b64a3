"use client";

import { useMutation } from "@tanstack/react-query";
import { signIn, signOut } from "next-auth/react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useErrorMessage } from "@/components/use-error-message";
import { PasswordInput } from "../password-input";

type JoinFormProps = { token: string; email: string; hasAccount: boolean };

/** Signs in with what was just accepted; an account that asks for more than a password goes on at the counter. */
async function enter(email: string, password: string) {
  await signOut({ redirect: false });
  const answer = await signIn("credentials", { email, password, redirect: false });
  if (answer?.error === "CodeNeeded") return window.location.assign("/sign-in/code");
  window.location.assign(answer?.ok && !answer.error ? "/" : "/sign-in");
}

/** A name and a password for a new account; the password of the one there is already. */
export function JoinForm({ token, email, hasAccount }: JoinFormProps) {
  const t = useTranslations("invitation");
  const errorMessage = useErrorMessage();
  const trpc = useTRPC();
  const join = useMutation(trpc.invitation.join.mutationOptions());
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [isChecked, setIsChecked] = useState(false);
  const isNamed = hasAccount || name.trim().length > 0;
  const refusal = join.error && errorMessage(join.error);
  const isAboutPassword = join.error?.data?.field === "password";

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (!isNamed || !password) return;
    // The name of an account there is already is not asked for and not changed.
    join.mutate(
      { token, name: hasAccount ? email.slice(0, 100) : name, password },
      { onSuccess: () => enter(email, password) },
    );
  }

  return (
    <form method="post" noValidate onSubmit={submit} className="grid w-full gap-5">
      <Field label={t("email")}>
        {(control) => <Input {...control} type="email" readOnly value={email} autoComplete="username" />}
      </Field>
      {!hasAccount && (
        <Field label={t("name")} error={isChecked && !isNamed && t("nameMissing")}>
          {(control) => (
            <Input
              {...control}
              value={name}
              maxLength={100}
              autoComplete="name"
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
      )}
      <Field
        label={hasAccount ? t("password") : t("newPassword")}
        hint={hasAccount ? t("passwordHint") : t("newPasswordHint")}
        error={(isChecked && !password && t("passwordMissing")) || (isAboutPassword && refusal) || undefined}
      >
        {(control) => (
          <PasswordInput
            {...control}
            value={password}
            autoComplete={hasAccount ? "current-password" : "new-password"}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      {refusal && !isAboutPassword && (
        <p role="alert" className="text-pretty text-vermilion-ink">
          {refusal}
        </p>
      )}
      <Button type="submit" variant="main" size="lg" disabled={join.isPending || join.isSuccess}>
        {t("join")}
      </Button>
    </form>
  );
}
