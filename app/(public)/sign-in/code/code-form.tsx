"use client";

import Link from "next/link";
import { signIn } from "next-auth/react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { CodeField } from "@/app/_two-factor/code-field";
import { Button } from "@/components/ui/button";

type Problem = { key: "codeMissing" | "codeWrong" | "tooLate" | "tooMany" | "failed"; minutes?: number };

async function ask(code: string): Promise<Problem | undefined> {
  if (code.trim().length < 6) return { key: "codeMissing" };
  try {
    const answer = await signIn("code", { code, redirect: false });
    if (answer?.ok && !answer.error) return undefined;
    if (answer?.status === 429) {
      const seconds = Number(answer.error?.split("-")[1] ?? 60);
      return { key: "tooMany", minutes: Math.max(1, Math.ceil(seconds / 60)) };
    }
    if (answer?.error === "signInTooLate") return { key: "tooLate" };
    return { key: answer?.status === 401 ? "codeWrong" : "failed" };
  } catch {
    return { key: "failed" };
  }
}

/** The second step of signing in. */
export function CodeForm({ callbackUrl }: { callbackUrl: string }) {
  const t = useTranslations("twoFactor");
  const [code, setCode] = useState("");
  const [isAsking, setIsAsking] = useState(false);
  const [problem, setProblem] = useState<Problem>();

  async function submit(event: FormEvent) {
    event.preventDefault();
    setIsAsking(true);
    const found = await ask(code);
    if (!found) return window.location.assign(callbackUrl);
    setProblem(found);
    setIsAsking(false);
  }

  return (
    <form method="post" noValidate onSubmit={submit} className="grid w-full gap-5">
      <CodeField
        value={code}
        onChange={setCode}
        hint={t("signInHint")}
        error={problem && t(problem.key, { minutes: problem.minutes ?? 1 })}
        takesRecoveryCodes
      />
      <Button type="submit" variant="main" size="lg" disabled={isAsking}>
        {t("signIn")}
      </Button>
      <Link href="/sign-in" className="text-center text-ink-soft underline underline-offset-4 hover:text-ink">
        {t("otherAccount")}
      </Link>
    </form>
  );
}
