"use client";

import { useTranslations } from "next-intl";
import { Choices } from "@/components/choices";
import { NativeSelect } from "@/components/native-select";
import { Field } from "@/components/ui/field";
import type { CampaignForm } from "@/server/ads/drafts/schemas";
import { AdvantageChoice } from "./advantage-choice";
import { AudienceSize } from "./audience-size";
import { InterestSearch } from "./interest-search";
import { LanguageSearch } from "./language-search";
import { LawFields } from "./law-fields";
import { PeopleLists } from "./people-lists";
import { PlaceSearch } from "./place-search";
import { PlacementChoice } from "./placement-choice";
import type { DraftEditor } from "./use-draft-editor";
import { useFieldError } from "./use-field-error";

const ages = Array.from({ length: 65 - 18 + 1 }, (_, at) => String(at + 18));

/** Who is to see the ad, how many they are, and where on Meta's surfaces. */
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

  return (
    <div className="grid gap-6">
      <AudienceSize editor={editor} />
      <PlaceSearch editor={editor} field="places" error={errorOf("places")} />
      <PlaceSearch editor={editor} field="excludedPlaces" error={errorOf("excludedPlaces")} />
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
      <PeopleLists editor={editor} />
      <AdvantageChoice editor={editor} />
      <LawFields editor={editor} />
      <PlacementChoice editor={editor} />
    </div>
  );
}
