"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import {
  Select,
  SelectContent,
  SelectGroup,
  SelectItem,
  SelectLabel,
  SelectTrigger,
  SelectValue,
} from "@/components/ui/select";
import { type OpenScope, useBudgetWords } from "./use-budgets";

type ScopeChoiceProps = {
  open: OpenScope[];
  scope: OpenScope | undefined;
  onChoose: (scope: OpenScope | undefined) => void;
};

const keyOf = ({ numberId, teamId, campaignId, currency }: OpenScope) =>
  [numberId ?? teamId ?? campaignId ?? "", currency].join(" ");

/** What a new budget is for: numbers, a team or a campaign, of those that have none. */
export function ScopeChoice({ open, scope, onChoose }: ScopeChoiceProps) {
  const t = useTranslations("budgets");
  const words = useBudgetWords();
  const groups = [
    { label: t("numbers"), scopes: open.filter(({ teamId, campaignId }) => !teamId && !campaignId) },
    { label: t("teams"), scopes: open.filter(({ teamId }) => teamId) },
    { label: t("campaigns"), scopes: open.filter(({ campaignId }) => campaignId) },
  ];
  return (
    <Field label={t("for")}>
      {(control) => (
        <Select
          value={scope && keyOf(scope)}
          onValueChange={(key) => onChoose(open.find((one) => keyOf(one) === key))}
        >
          <SelectTrigger {...control}>
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            {groups
              .filter(({ scopes }) => scopes.length > 0)
              .map(({ label, scopes }) => (
                <SelectGroup key={label}>
                  <SelectLabel>{label}</SelectLabel>
                  {scopes.map((one) => (
                    <SelectItem key={keyOf(one)} value={keyOf(one)}>
                      {words.scope(one)}
                    </SelectItem>
                  ))}
                </SelectGroup>
              ))}
          </SelectContent>
        </Select>
      )}
    </Field>
  );
}
