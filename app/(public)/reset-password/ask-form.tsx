"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useErrorMessage } from "@/components/use-error-message";
import { askForResetInput } from "@/server/identity/schemas";

/** Asks for the link. What is said afterwards is the same for every address. */
export function AskForm({ sendsMail }: { sendsMail: boolean }) {
  const t = useTranslations("reset");
  const errorMessage = useErrorMessage();
  const language = useLocale();
  const trpc = useTRPC();
  const ask = useMutation(trpc.reset.ask.mutationOptions());
  const [email, setEmail] = useState("");
  const [isChecked, setIsChecked] = useState(false);
  const input = askForResetInput.safeParse({ email: email.trim(), language });

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (input.success) ask.mutate(input.data);
  }

  if (ask.isSuccess)
    return (
      <div className="grid gap-5">
        <p role="status" className="text-pretty text-center">
          {sendsMail ? t("asked", { email: email.trim() }) : t("askedWithoutMail")}
        </p>
        <Link href="/sign-in" className="text-center text-brand-ink underline underline-offset-4">
          {t("toSignIn")}
        </Link>
      </div>
    );
  return (
    <form method="post" noValidate onSubmit={submit} className="grid w-full gap-5">
      <Field
        label={t("email")}
        error={(isChecked && !input.success && t("emailWrong")) || (ask.error && errorMessage(ask.error))}
      >
        {(control) => (
          <Input
            {...control}
            type="email"
            name="email"
            value={email}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" variant="main" size="lg" disabled={ask.isPending}>
        {t("ask")}
      </Button>
      <Link href="/sign-in" className="text-center text-ink-soft underline underline-offset-4 hover:text-ink">
        {t("toSignIn")}
      </Link>
    </form>
  );
}
