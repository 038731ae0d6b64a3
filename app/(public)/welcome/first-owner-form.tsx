"use client";

import { useMutation } from "@tanstack/react-query";
import { signIn } from "next-auth/react";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { NativeSelect } from "@/components/native-select";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useErrorMessage } from "@/components/use-error-message";
import { Counter } from "../counter";
import { PasswordInput } from "../password-input";

const looksLikeEmail = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const empty = {
  code: "",
  name: "",
  email: "",
  password: "",
  workspace: "",
  timeZone: "UTC",
  currency: "EUR",
};
type FieldName = keyof typeof empty;

/** Makes the first account and its workspace, for whoever has the code of this server's log. */
export function FirstOwnerForm({ timeZones, currencies }: { timeZones: string[]; currencies: string[] }) {
  const t = useTranslations("welcome");
  const errorMessage = useErrorMessage();
  const trpc = useTRPC();
  const become = useMutation(trpc.firstOwner.become.mutationOptions());
  const [values, setValues] = useState(empty);
  const [isChecked, setIsChecked] = useState(false);

  useEffect(() => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    if (timeZones.includes(timeZone)) setValues((before) => ({ ...before, timeZone }));
  }, [timeZones]);

  const texts = ["code", "name", "email", "password", "workspace"] as const;
  const isWrongAddress = !looksLikeEmail.test(values.email.trim());
  const refusal = become.error && errorMessage(become.error);
  const refusedField = become.error?.data?.field;

  function problemOf(field: FieldName) {
    if (isChecked && !values[field].trim()) return t(`missing.${field as (typeof texts)[number]}`);
    if (isChecked && field === "email" && isWrongAddress) return t("emailWrong");
    return refusedField === field ? refusal : undefined;
  }

  const bind = (field: FieldName) => ({
    name: field,
    value: values[field],
    onChange: ({ target }: { target: { value: string } }) =>
      setValues((before) => ({ ...before, [field]: target.value })),
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (texts.some((field) => !values[field].trim()) || isWrongAddress) return;
    const { code, name, password, workspace, timeZone, currency } = values;
    const email = values.email.trim();
    become.mutate(
      { code, name, email, password, workspace: { name: workspace, timeZone, currency } },
      {
        onSuccess: async () => {
          await signIn("credentials", { email, password, redirect: false });
          window.location.assign("/settings");
        },
      },
    );
  }

  return (
    <Counter title={t("title")} lead={t("lead")}>
      <form method="post" noValidate onSubmit={submit} className="grid w-full gap-5">
        <Field label={t("code")} hint={t("codeHint")} error={problemOf("code")}>
          {(control) => (
            <Input
              {...control}
              {...bind("code")}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
            />
          )}
        </Field>
        <Field label={t("workspace")} hint={t("workspaceHint")} error={problemOf("workspace")}>
          {(control) => (
            <Input {...control} {...bind("workspace")} maxLength={100} autoComplete="organization" />
          )}
        </Field>
        <Field label={t("timeZone")}>
          {(control) => <NativeSelect {...control} {...bind("timeZone")} options={timeZones} />}
        </Field>
        <Field label={t("currency")}>
          {(control) => <NativeSelect {...control} {...bind("currency")} options={currencies} />}
        </Field>
        <Field label={t("name")} error={problemOf("name")}>
          {(control) => <Input {...control} {...bind("name")} maxLength={100} autoComplete="name" />}
        </Field>
        <Field label={t("email")} error={problemOf("email")}>
          {(control) => <Input {...control} {...bind("email")} type="email" autoComplete="username" />}
        </Field>
        <Field label={t("password")} hint={t("passwordHint")} error={problemOf("password")}>
          {(control) => <PasswordInput {...control} {...bind("password")} autoComplete="new-password" />}
        </Field>
        {refusal && !refusedField && (
          <p role="alert" className="text-pretty text-vermilion-ink">
            {refusal}
          </p>
        )}
        <Button type="submit" variant="main" size="lg" disabled={become.isPending || become.isSuccess}>
          {t("submit")}
        </Button>
      </form>
    </Counter>
  );
}
