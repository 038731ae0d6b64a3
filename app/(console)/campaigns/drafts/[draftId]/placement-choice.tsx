"use client";

import { useTranslations } from "next-intl";
import { chosenPlatforms } from "@/server/ads/audience/schemas";
import { SwitchLine } from "./switch-line";
import type { DraftEditor } from "./use-draft-editor";
import { useFieldError } from "./use-field-error";

/** Where on Meta's surfaces the ad may stand. */
export function PlacementChoice({ editor }: { editor: DraftEditor }) {
  const t = useTranslations("campaigns");
  const problem = useFieldError(editor)("platforms");
  const { form, change } = editor;
  const toggle = (platform: (typeof chosenPlatforms)[number], isOn: boolean) =>
    change({
      platforms: chosenPlatforms.filter((one) => (one === platform ? isOn : form.platforms.includes(one))),
    });
  return (
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
      {problem && (
        <p role="alert" className="text-sm text-vermilion-ink">
          {problem}
        </p>
      )}
    </div>
  );
}
