"use client";

import "react-easy-crop/react-easy-crop.css";
import { useTranslations } from "next-intl";
import { useState } from "react";
import Cropper, { type Area } from "react-easy-crop";
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

type Square = { x: number; y: number; size: number };
type CropDialogProps = { url: string; onCrop: (square: Square) => void; onClose: () => void };

/** The square that becomes the picture, chosen by hand or by keyboard. */
export function CropDialog({ url, onCrop, onClose }: CropDialogProps) {
  const t = useTranslations("profile");
  const [crop, setCrop] = useState({ x: 0, y: 0 });
  const [zoom, setZoom] = useState(1);
  const [area, setArea] = useState<Area>();

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("picture.cropTitle")}</DialogTitle>
          <DialogDescription>{t("picture.cropLead")}</DialogDescription>
        </DialogHeader>
        <div className="relative h-80 overflow-hidden rounded-md bg-sunken">
          <Cropper
            image={url}
            crop={crop}
            zoom={zoom}
            aspect={1}
            cropShape="round"
            showGrid={false}
            disableAutomaticStylesInjection
            mediaProps={{ alt: "" }}
            cropperProps={{ role: "group", "aria-label": t("picture.crop") }}
            onCropChange={setCrop}
            onZoomChange={setZoom}
            onCropComplete={(_, pixels) => setArea(pixels)}
          />
        </div>
        <label className="flex items-center gap-4">
          <span className="font-medium">{t("picture.zoom")}</span>
          <input
            type="range"
            min={1}
            max={4}
            step={0.05}
            value={zoom}
            onChange={({ target }) => setZoom(Number(target.value))}
            className="h-8 flex-1 accent-brand"
          />
        </label>
        <DialogFooter>
          <DialogClose asChild>
            <Button>{t("picture.cancel")}</Button>
          </DialogClose>
          <Button
            variant="main"
            disabled={!area}
            onClick={() => area && onCrop({ x: area.x, y: area.y, size: Math.min(area.width, area.height) })}
          >
            {t("picture.use")}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
