"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { FailureState } from "@/components/failure-state";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast";
import { useErrorMessage } from "@/components/use-error-message";
import { Section } from "./section";
import { useAccount, useAccountChanges } from "./use-account";

/** What colleagues call her, and the address she signs in with. */
export function NameForm() {
  const t = useTranslations("account");
  const router = useRouter();
  const say = useErrorMessage();
  const account = useAccount();
  const { changeName } = useAccountChanges();
  const [typed, setTyped] = useState<string>();
  const [isMissing, setIsMissing] = useState(false);

  if (account.isPending) return <Skeleton className="my-6 h-40" />;
  if (account.isError) {
    return <FailureState error={account.error} onRetry={account.refetch} isRetrying={account.isFetching} />;
  }
  const { name, email } = account.data;

  function submit(event: FormEvent) {
    event.preventDefault();
    const wanted = (typed ?? name).trim();
    setIsMissing(!wanted);
    if (!wanted) return;
    changeName.mutate(
      { name: wanted },
      {
        onSuccess: () => {
          setTyped(undefined);
          toast.success(t("nameSaved", { name: wanted }));
          // The rail shows the name too.
          router.refresh();
        },
      },
    );
  }

  const error = isMissing ? t("nameMissing") : changeName.error ? say(changeName.error) : undefined;
  return (
    <Section title={t("nameTitle")}>
      <form noValidate onSubmit={submit} className="grid max-w-md gap-4">
        <Field label={t("name")} hint={t("nameHint")} error={error}>
          {(control) => (
            <Input
              {...control}
              name="name"
              autoComplete="name"
              maxLength={100}
              value={typed ?? name}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
        <Field label={t("email")} hint={t("emailHint")}>
          {(control) => <Input {...control} name="email" type="email" readOnly value={email} />}
        </Field>
        <Button
          type="submit"
          disabled={changeName.isPending || typed === undefined || typed === name}
          className="justify-self-start"
        >
          {t("saveName")}
        </Button>
      </form>
    </Section>
  );
}
