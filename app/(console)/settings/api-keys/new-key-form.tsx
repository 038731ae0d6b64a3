"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DialogForm } from "@/components/dialog-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
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
  const { create } = useApiKeys();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<ApiKeyScope[]>(["me:read"]);
  const [end, setEnd] = useState<string>("in365");
  const [isChecked, setIsChecked] = useState(false);
  const isNamed = name.trim().length > 0;

  function submit() {
    setIsChecked(true);
    if (!isNamed || scopes.length === 0) return;
    const expiresInDays = ends.find(({ label }) => label === end)?.days;
    create.mutate({ name, scopes, expiresInDays }, { onSuccess: ({ key }) => onMade(key) });
  }

  return (
    <DialogForm
      title={t("newTitle")}
      lead={t("newLead")}
      action={t("create")}
      isDisabled={create.isPending}
      failure={create.error}
      onSubmit={submit}
    >
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
    </DialogForm>
  );
}
