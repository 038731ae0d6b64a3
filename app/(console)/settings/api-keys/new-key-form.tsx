"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import {
  DialogClose,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { useErrorMessage } from "@/components/use-error-message";
import type { ApiKeyScope } from "@/server/context";
import { ScopeChoice } from "./scope-choice";
import { useApiKeys } from "./use-api-keys";

const ends = [
  { label: "in30", days: 30 },
  { label: "in90", days: 90 },
  { label: "in365", days: 365 },
  { label: "never", days: undefined },
] as const;

/** What the program is called, what it may do, and until when. */
export function NewKeyForm({ onMade }: { onMade: (key: string) => void }) {
  const t = useTranslations("apiKeys");
  const common = useTranslations("common");
  const errorMessage = useErrorMessage();
  const { create } = useApiKeys();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<ApiKeyScope[]>(["me:read"]);
  const [end, setEnd] = useState<string>("in365");
  const [isChecked, setIsChecked] = useState(false);
  const isNamed = name.trim().length > 0;

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (!isNamed || scopes.length === 0) return;
    const expiresInDays = ends.find(({ label }) => label === end)?.days;
    create.mutate({ name, scopes, expiresInDays }, { onSuccess: ({ key }) => onMade(key) });
  }

  return (
    <form noValidate onSubmit={submit} className="grid gap-5">
      <DialogHeader>
        <DialogTitle>{t("newTitle")}</DialogTitle>
        <DialogDescription>{t("newLead")}</DialogDescription>
      </DialogHeader>
      <Field label={t("name")} hint={t("nameHint")} error={isChecked && !isNamed && t("nameMissing")}>
        {(control) => (
          <Input
            {...control}
            value={name}
            maxLength={80}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <ScopeChoice chosen={scopes} onChange={setScopes} isMissing={isChecked && scopes.length === 0} />
      <Field label={t("ends")}>
        {(control) => (
          <Select value={end} onValueChange={setEnd}>
            <SelectTrigger {...control}>
              <SelectValue />
            </SelectTrigger>
            <SelectContent>
              {ends.map(({ label }) => (
                <SelectItem key={label} value={label}>
                  {t(label)}
                </SelectItem>
              ))}
            </SelectContent>
          </Select>
        )}
      </Field>
      {create.isError && (
        <p role="alert" className="text-vermilion-ink">
          {errorMessage(create.error)}
        </p>
      )}
      <DialogFooter>
        <DialogClose asChild>
          <Button>{common("cancel")}</Button>
        </DialogClose>
        <Button type="submit" variant="main" disabled={create.isPending}>
          {t("create")}
        </Button>
      </DialogFooter>
    </form>
  );
}
