"use client";

import { useTranslations } from "next-intl";
import { CropDialog } from "@/components/crop-dialog";
import { Button } from "@/components/ui/button";
import { aspectOf, type Crops, chosenShapes, wholeCrops } from "@/server/ads/pictures/schemas";

type PictureCropsProps = {
  adPictureId: string;
  crops: Crops;
  onCrop: (crops: Crops) => void;
  onClose: () => void;
};

/** Which part of an ad's picture is shown in each shape that Meta has a place for. */
export function PictureCrops({ adPictureId, crops, onCrop, onClose }: PictureCropsProps) {
  const t = useTranslations("adCreative.crops");
  const [first, ...others] = chosenShapes;
  const shapeOf = (name: (typeof chosenShapes)[number]) => ({
    name,
    label: t(`shapes.${name}`),
    aspect: aspectOf(name),
  });
  const keep = (crops: Crops) => {
    onCrop(crops);
    onClose();
  };
  return (
    <CropDialog
      url={`/api/ad-pictures/${adPictureId}`}
      title={t("title")}
      label={t("part")}
      action={t("use")}
      shapes={[shapeOf(first), ...others.map(shapeOf)]}
      parts={crops}
      hint={
        <div className="grid justify-items-start gap-2">
          <p className="text-pretty text-ink-soft text-xs">{t("hint")}</p>
          {Object.keys(crops).length > 0 && (
            <Button size="sm" variant="quiet" onClick={() => keep({})}>
              {t("byMeta")}
            </Button>
          )}
        </div>
      }
      onCrop={(parts, size) => keep(wholeCrops(parts, size))}
      onClose={onClose}
    />
  );
}
