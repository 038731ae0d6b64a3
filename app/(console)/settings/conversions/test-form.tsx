"use client";

import { useFormatter, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useErrorMessage } from "@/components/use-error-message";
import type { ConversionActions, ConversionSettings } from "./use-conversions";

type TestFormProps = { test: ConversionSettings["test"]; save: ConversionActions["saveTestCode"] };

/** The code by which Meta shows what arrives under "Test events"; it ends after a day. */
export function TestForm({ test, save }: TestFormProps) {
  const t = useTranslations("conversions");
  const format = useFormatter();
  const errorMessage = useErrorMessage();
  const [typed, setTyped] = useState("");
  const [isChecked, setIsChecked] = useState(false);
  const code = typed.trim();
  const isCode = /^[A-Za-z0-9_-]{1,40}$/.test(code);

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (!isCode) return;
    save.mutate(
      { testCode: code },
      {
        onSuccess: () => {
          setTyped("");
          setIsChecked(false);
        },
      },
    );
  }

  if (test) {
    return (
      <div className="flex flex-wrap items-center gap-4">
        <p>{t("testUntil", { code: test.code, until: format.dateTime(test.until, "weekdayTime") })}</p>
        <Button size="sm" disabled={save.isPending} onClick={() => save.mutate({ testCode: null })}>
          {t("endTest")}
        </Button>
      </div>
    );
  }
  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-wrap items-start gap-4">
      <Field
        label={t("testCode")}
        error={(isChecked && !isCode && t("testCodeWrong")) || (save.error && errorMessage(save.error))}
        className="w-64"
      >
        {(control) => (
          <Input
            {...control}
            maxLength={40}
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" disabled={save.isPending} className="mt-6 h-10">
        {t("startTest")}
      </Button>
    </form>
  );
}
