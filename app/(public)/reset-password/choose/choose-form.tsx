"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { useErrorMessage } from "@/components/use-error-message";
import { shortestPassword } from "@/server/identity/schemas";
import { PasswordInput } from "../../password-input";

/** The new password, for whoever followed the link. */
export function ChooseForm() {
  const t = useTranslations("reset");
  const errorMessage = useErrorMessage();
  const trpc = useTRPC();
  const choose = useMutation(trpc.reset.choose.mutationOptions());
  const [token, setToken] = useState("");
  const [password, setPassword] = useState("");
  const [isChecked, setIsChecked] = useState(false);
  const isLong = password.length >= shortestPassword;
  // What stands behind the "#" never reaches a server by itself; it need not stay in the address either.
  useEffect(() => {
    const inAddress = window.location.hash.slice(1);
    if (inAddress) setToken(inAddress);
    window.history.replaceState(null, "", window.location.pathname);
  }, []);

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (isLong) choose.mutate({ token, password });
  }

  if (choose.isSuccess)
    return (
      <div className="grid w-full gap-5">
        <p role="status" className="text-pretty text-center">
          {t("chosen")}
        </p>
        <Button asChild variant="main" size="lg">
          <Link href="/sign-in">{t("signIn")}</Link>
        </Button>
      </div>
    );
  const refusal = choose.error && errorMessage(choose.error);
  const isAboutPassword = choose.error?.data?.field === "password";
  return (
    <form method="post" noValidate onSubmit={submit} className="grid w-full gap-5">
      <Field
        label={t("password")}
        hint={t("passwordHint", { least: shortestPassword })}
        error={
          (isChecked && !isLong && t("passwordShort", { least: shortestPassword })) ||
          (isAboutPassword && refusal)
        }
      >
        {(control) => (
          <PasswordInput
            {...control}
            value={password}
            autoComplete="new-password"
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      {refusal && !isAboutPassword && (
        <div role="alert" className="grid gap-2 text-pretty text-vermilion-ink">
          <p>{refusal}</p>
          <Link href="/reset-password" className="underline underline-offset-4">
            {t("askAgain")}
          </Link>
        </div>
      )}
      <Button type="submit" variant="main" size="lg" disabled={choose.isPending}>
        {t("choose")}
      </Button>
    </form>
  );
}
