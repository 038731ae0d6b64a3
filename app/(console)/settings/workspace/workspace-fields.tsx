"use client";

import { useTranslations } from "next-intl";
import { NativeSelect } from "@/components/native-select";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { DescribeWorkspaceInput } from "@/server/identity/schemas";

type WorkspaceFieldsProps = {
  workspace: DescribeWorkspaceInput;
  onChange: (workspace: DescribeWorkspaceInput) => void;
  isNameMissing: boolean;
  timeZones: string[];
  currencies: string[];
};

/** What a workspace is called, its clock and its currency, each with what it changes. */
export function WorkspaceFields(props: WorkspaceFieldsProps) {
  const { workspace, onChange, isNameMissing, timeZones, currencies } = props;
  const t = useTranslations("workspace");
  const bind = (field: keyof DescribeWorkspaceInput) => ({
    value: workspace[field],
    onChange: ({ target }: { target: { value: string } }) =>
      onChange({ ...workspace, [field]: target.value }),
  });
  return (
    <>
      <Field label={t("name")} hint={t("nameHint")} error={isNameMissing && t("nameMissing")}>
        {(control) => <Input {...control} {...bind("name")} maxLength={100} autoComplete="off" />}
      </Field>
      <Field label={t("timeZone")} hint={t("timeZoneHint")}>
        {(control) => <NativeSelect {...control} {...bind("timeZone")} options={timeZones} />}
      </Field>
      <Field label={t("currency")} hint={t("currencyHint")}>
        {(control) => <NativeSelect {...control} {...bind("currency")} options={currencies} />}
      </Field>
    </>
  );
}
