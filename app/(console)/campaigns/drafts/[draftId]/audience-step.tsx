"use client";

import { useTranslations } from "next-intl";
import { NativeSelect } from "@/components/native-select";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { Switch } from "@/components/ui/switch";
import { type CampaignForm, chosenPlatforms, limits } from "@/server/ads/drafts/schemas";
import { Choices } from "./choices";
import { InterestSearch } from "./interest-search";
import { LanguageSearch } from "./language-search";
import { PlaceSearch } from "./place-search";
import type { DraftEditor } from "./use-draft-editor";
import { useFieldError } from "./use-field-error";

const ages = Array.from({ length: 65 - 18 + 1 }, (_, at) => String(at + 18));

/** Who is to see the ad, and where on Meta's surfaces. */
export function AudienceStep({ editor }: { editor: DraftEditor }) {
  const t = useTranslations("campaigns");
  const errorOf = useFieldError(editor);
  const { form, change } = editor;

  const age = (field: "ageMin" | "ageMax") => (
    <Field label={t(field)} error={errorOf(field)}>
      {(control) => (
        <NativeSelect
          {...control}
          options={ages}
          value={String(form[field])}
          onChange={({ target }) => change({ [field]: Number(target.value) })}
        />
      )}
    </Field>
  );

  const law = (field: "beneficiary" | "payer", standard: string) => (
    <Field
      label={t(field)}
      hint={
        standard ? t("standard", { name: standard }) : t(field === "payer" ? "payerHint" : "beneficiaryHint")
      }
      error={errorOf(field)}
    >
      {(control) => (
        <Input
          {...control}
          maxLength={limits.law}
          value={form[field]}
          onChange={({ target }) => change({ [field]: target.value })}
        />
      )}
    </Field>
  );

  const toggle = (platform: (typeof chosenPlatforms)[number], isOn: boolean) =>
    change({
      platforms: chosenPlatforms.filter((one) => (one === platform ? isOn : form.platforms.includes(one))),
    });

  return (
    <div className="grid gap-6">
      <PlaceSearch editor={editor} error={errorOf("places")} />
      <div className="grid grid-cols-2 gap-6 sm:max-w-sm">
        {age("ageMin")}
        {age("ageMax")}
      </div>
      <Choices
        label={t("gender")}
        className="sm:grid-cols-3"
        value={form.gender}
        error={errorOf("gender")}
        onChange={(gender: CampaignForm["gender"]) => change({ gender })}
        options={(["all", "women", "men"] as const).map((value) => ({ value, label: t(`genders.${value}`) }))}
      />
      <LanguageSearch editor={editor} error={errorOf("languages")} />
      <InterestSearch editor={editor} error={errorOf("interests")} />
      <SwitchLine
        id="advantage"
        label={t("advantage")}
        hint={t("advantageHint")}
        isOn={form.isAdvantage}
        onChange={(isAdvantage) => change({ isAdvantage })}
      />
      <div className="grid gap-6 border-t pt-6 sm:grid-cols-2">
        {law("beneficiary", editor.connection.defaultBeneficiary)}
        {law("payer", editor.connection.defaultPayer)}
        <p className="text-pretty text-ink-soft text-xs sm:col-span-2">{t("lawHint")}</p>
      </div>
      <div className="grid gap-4 border-t pt-6">
        <SwitchLine
          id="placed-by-meta"
          label={t("placedByMeta")}
          hint={t("placedByMetaHint")}
          isOn={form.isPlacedByMeta}
          onChange={(isPlacedByMeta) => change({ isPlacedByMeta })}
        />
        {!form.isPlacedByMeta &&
          chosenPlatforms.map((platform) => (
            <SwitchLine
              key={platform}
              id={`platform-${platform}`}
              label={t(`platforms.${platform}`)}
              isOn={form.platforms.includes(platform)}
              onChange={(isOn) => toggle(platform, isOn)}
            />
          ))}
        {errorOf("platforms") && (
          <p role="alert" className="text-sm text-vermilion-ink">
            {errorOf("platforms")}
          </p>
        )}
      </div>
    </div>
  );
}

type SwitchLineProps = {
  id: string;
  label: string;
  hint?: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
};

function SwitchLine({ id, label, hint, isOn, onChange }: SwitchLineProps) {
  return (
    <div className="flex items-start justify-between gap-6">
      <div className="grid gap-0.5">
        <Label htmlFor={id}>{label}</Label>
        {hint && (
          <p id={`${id}-hint`} className="text-pretty text-ink-soft text-xs">
            {hint}
          </p>
        )}
      </div>
      <Switch
        id={id}
        aria-describedby={hint ? `${id}-hint` : undefined}
        checked={isOn}
        onCheckedChange={onChange}
      />
    </div>
  );
}
