"use client";

import { Eye, EyeOff } from "lucide-react";
import Link from "next/link";
import { signIn } from "next-auth/react";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { Mark } from "@/components/arch";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { DemoNotice } from "./demo-notice";
import type { DemoUser } from "./demo-users";

type Problem = {
  field: "email" | "password";
  key: "emailMissing" | "emailWrong" | "passwordMissing" | "wrong" | "tooMany" | "failed";
  minutes?: number;
};

const looksLikeEmail = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

function check(email: string, password: string): Problem | undefined {
  if (!email) return { field: "email", key: "emailMissing" };
  if (!looksLikeEmail.test(email)) return { field: "email", key: "emailWrong" };
  if (!password) return { field: "password", key: "passwordMissing" };
  return undefined;
}

async function ask(email: string, password: string): Promise<Problem | "code" | undefined> {
  try {
    const answer = await signIn("credentials", { email, password, redirect: false });
    if (answer?.ok && !answer.error) return undefined;
    if (answer?.error === "CodeNeeded") return "code";
    if (answer?.status === 429) {
      const seconds = Number(answer.error?.split("-")[1] ?? 60);
      return { field: "password", key: "tooMany", minutes: Math.max(1, Math.ceil(seconds / 60)) };
    }
    return { field: "password", key: answer?.status === 401 ? "wrong" : "failed" };
  } catch {
    return { field: "password", key: "failed" };
  }
}

type SignInFormProps = {
  callbackUrl: string;
  demoUsers: DemoUser[];
  /** The other ways in. */
  children?: ReactNode;
};

/** The counter window one comes in by. */
export function SignInForm({ callbackUrl, demoUsers, children }: SignInFormProps) {
  const t = useTranslations("signIn");
  const form = useRef<HTMLFormElement>(null);
  const [isShown, setIsShown] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const [problem, setProblem] = useState<Problem>();

  const errorOf = (field: Problem["field"]) =>
    problem?.field === field ? t(problem.key, { minutes: problem.minutes ?? 1 }) : undefined;

  const input = (name: Problem["field"]) => form.current?.querySelector<HTMLInputElement>(`[name=${name}]`);

  function write(name: Problem["field"], value: string) {
    const element = input(name);
    if (element) element.value = value;
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    const email = input("email")?.value.trim() ?? "";
    const password = input("password")?.value ?? "";
    setIsAsking(true);
    const found = check(email, password) ?? (await ask(email, password));
    // A whole page load, so that nothing of a former sign-in stays in memory.
    if (!found) return window.location.assign(callbackUrl);
    if (found === "code") {
      return window.location.assign(`/sign-in/code?callbackUrl=${encodeURIComponent(callbackUrl)}`);
    }

    setProblem(found);
    setIsAsking(false);
    if (found.key === "wrong") write("password", "");
    input(found.field)?.focus();
  }

  return (
    <div className="w-full max-w-md">
      <div className="rounded-t-full border border-rule-strong border-b-0 bg-surface p-2 pb-0">
        <div className="flex flex-col items-center gap-8 rounded-t-full border border-rule border-b-0 px-6 pt-16 pb-10 sm:px-12">
          <div className="grid justify-items-center gap-4 text-center">
            <Mark className="size-12" />
            <div className="grid max-w-60 gap-1">
              <h1 className="font-semibold text-2xl tracking-tight">{t("title")}</h1>
              <p className="text-balance text-ink-soft">{t("lead")}</p>
            </div>
          </div>

          {/* The method keeps a password out of the address if the form is sent before its script has come. */}
          <form ref={form} method="post" noValidate onSubmit={submit} className="grid w-full gap-5">
            <Field label={t("email")} error={errorOf("email")}>
              {(control) => (
                <Input
                  {...control}
                  name="email"
                  type="email"
                  autoComplete="username"
                  autoCapitalize="none"
                  spellCheck={false}
                />
              )}
            </Field>
            <Field label={t("password")} error={errorOf("password")}>
              {(control) => (
                <div className="relative">
                  <Input
                    {...control}
                    name="password"
                    type={isShown ? "text" : "password"}
                    autoComplete="current-password"
                    className="pr-11"
                  />
                  <Button
                    variant="quiet"
                    size="icon-sm"
                    aria-label={isShown ? t("hide") : t("show")}
                    onClick={() => setIsShown(!isShown)}
                    className="absolute top-1 right-1"
                  >
                    {isShown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
                  </Button>
                </div>
              )}
            </Field>
            <Button type="submit" variant="main" size="lg" disabled={isAsking} className="mt-1 w-full">
              {isAsking ? t("submitting") : t("submit")}
            </Button>
            <Link
              href="/reset-password"
              className="text-center text-ink-soft underline underline-offset-4 hover:text-ink"
            >
              {t("forgotten")}
            </Link>
          </form>
          {children}
        </div>
      </div>
      <div aria-hidden className="-mx-2 h-3 rounded-xs bg-brand" />
      {demoUsers.length > 0 && (
        <DemoNotice
          users={demoUsers}
          onChoose={(user) => {
            write("email", user.email);
            write("password", user.password);
            setProblem(undefined);
          }}
        />
      )}
    </div>
  );
}
