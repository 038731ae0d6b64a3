"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { displayed } from "@/components/displayed";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { useErrorMessage } from "@/components/use-error-message";
import { type ProfileField, profileFields } from "@/server/profile/schemas";
import { type ListedProfile, useProfileActions } from "./use-profile";

const nameOf = ({ verifiedName, displayNumber }: ListedProfile) =>
  [verifiedName, displayed(displayNumber)].filter(Boolean).join(" · ");

/** Some fields of one number, sent to others too, with what became of each. */
export function ApplyDialog({ profiles, onClose }: { profiles: ListedProfile[]; onClose: () => void }) {
  const t = useTranslations("profile");
  const errorMessage = useErrorMessage();
  const { applyToNumbers } = useProfileActions();
  const [fromNumberId, setFrom] = useState(profiles[0]?.numberId ?? "");
  const [fields, setFields] = useState<ProfileField[]>([]);
  const [chosen, setChosen] = useState<string[]>([]);
  const others = profiles.filter(({ numberId }) => numberId !== fromNumberId);
  const numberIds = chosen.filter((id) => id !== fromNumberId);
  const results = applyToNumbers.data;

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("apply.title")}</DialogTitle>
          <DialogDescription>{t("apply.lead")}</DialogDescription>
        </DialogHeader>
        {results ? (
          <ul aria-label={t("apply.results")} className="divide-y">
            {results.map(({ numberId, outcome }) => (
              <li key={numberId} className="grid gap-0.5 py-2">
                <span className="font-medium">
                  {profiles.filter((one) => one.numberId === numberId).map(nameOf)}
                </span>
                <span className="text-ink-soft">{t(`apply.outcomes.${outcome}`)}</span>
              </li>
            ))}
          </ul>
        ) : (
          <div className="grid gap-5">
            <Field label={t("apply.from")}>
              {(control) => (
                <Select value={fromNumberId} onValueChange={setFrom}>
                  <SelectTrigger {...control}>
                    <SelectValue />
                  </SelectTrigger>
                  <SelectContent>
                    {profiles.map((profile) => (
                      <SelectItem key={profile.numberId} value={profile.numberId}>
                        {nameOf(profile)}
                      </SelectItem>
                    ))}
                  </SelectContent>
                </Select>
              )}
            </Field>
            <Choices
              legend={t("apply.fields")}
              choices={profileFields.map((field) => ({ value: field, label: t(`fields.${field}`) }))}
              chosen={fields}
              onChange={setFields}
            />
            <Choices
              legend={t("apply.numbers")}
              choices={others.map((profile) => ({ value: profile.numberId, label: nameOf(profile) }))}
              chosen={numberIds}
              onChange={setChosen}
            />
            {applyToNumbers.isError && (
              <p role="alert" className="text-vermilion-ink">
                {errorMessage(applyToNumbers.error)}
              </p>
            )}
          </div>
        )}
        <DialogFooter>
          {results ? (
            <DialogClose asChild>
              <Button variant="main">{t("apply.done")}</Button>
            </DialogClose>
          ) : (
            <Button
              variant="main"
              disabled={fields.length === 0 || numberIds.length === 0 || applyToNumbers.isPending}
              onClick={() => applyToNumbers.mutate({ fromNumberId, fields, numberIds })}
            >
              {t("apply.send", { count: numberIds.length })}
            </Button>
          )}
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

type ChoicesProps<Value extends string> = {
  legend: string;
  choices: { value: Value; label: string }[];
  chosen: Value[];
  onChange: (chosen: Value[]) => void;
};

function Choices<Value extends string>({ legend, choices, chosen, onChange }: ChoicesProps<Value>) {
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-medium">{legend}</legend>
      {choices.map(({ value, label }) => (
        <label key={value} className="flex min-h-9 items-center gap-3">
          <input
            type="checkbox"
            className="size-4 accent-brand"
            checked={chosen.includes(value)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
            }
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
