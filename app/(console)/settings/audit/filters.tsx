"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import type { AuditFilters } from "@/server/identity/schemas";

const all = "all";

type FiltersProps = { filters: AuditFilters; onChange: (filters: AuditFilters) => void };
type Choice = { value: string; label: string };

/** By whom, by what, and from which day to which. */
export function Filters({ filters, onChange }: FiltersProps) {
  const t = useTranslations("auditTrail");
  const say = useTranslations("audit");
  const trpc = useTRPC();
  const { data } = useQuery(trpc.audit.choices.queryOptions());
  const people = data?.people.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  const actions =
    data?.actions.map((action) => ({ value: action, label: say(action, { subject: "…" }) })) ?? [];
  const set = (change: AuditFilters) => onChange({ ...filters, ...change });
  const isNarrowed = Object.values(filters).some(Boolean);

  return (
    <search className="flex flex-wrap items-end gap-3 border-b px-4 py-3 md:px-6">
      <Choose
        label={t("who")}
        everything={t("everyone")}
        choices={people}
        value={filters.memberId}
        onChange={(memberId) => set({ memberId })}
      />
      <Choose
        label={t("what")}
        everything={t("everything")}
        choices={actions}
        value={filters.action}
        onChange={(value) => set({ action: data?.actions.find((action) => action === value) })}
      />
      {(["from", "to"] as const).map((end) => (
        <Field key={end} label={t(end)} className="w-40 max-sm:flex-1">
          {(control) => (
            <Input
              {...control}
              type="date"
              value={filters[end] ?? ""}
              onChange={(event) => set({ [end]: event.target.value || undefined })}
            />
          )}
        </Field>
      ))}
      {isNarrowed && (
        <Button variant="quiet" onClick={() => onChange({})}>
          {t("clear")}
        </Button>
      )}
    </search>
  );
}

type ChooseProps = {
  label: string;
  everything: string;
  choices: Choice[];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
};

function Choose({ label, everything, choices, value, onChange }: ChooseProps) {
  return (
    <Field label={label} className="w-56 max-sm:w-full">
      {(control) => (
        <Select
          value={value ?? all}
          onValueChange={(chosen) => onChange(chosen === all ? undefined : chosen)}
        >
          <SelectTrigger {...control}>
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            <SelectItem value={all}>{everything}</SelectItem>
            {choices.map((choice) => (
              <SelectItem key={choice.value} value={choice.value}>
                {choice.label}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      )}
    </Field>
  );
}
