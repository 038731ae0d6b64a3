"use client";

import "react-easy-crop/react-easy-crop.css";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import Cropper, { type Area } from "react-easy-crop";
import { Button } from "./ui/button";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "./ui/dialog";
import { ToggleGroup, ToggleGroupItem } from "./ui/toggle-group";

type Shape<S> = { name: S; label: string; aspect: number };
type Parts<S extends string> = Partial<Record<S, Area>>;

type CropDialogProps<S extends string> = {
  url: string;
  title: string;
  /** What is cut, to those who do not see it. */
  label: string;
  /** What the button that ends it says. */
  action: string;
  shapes: [Shape<S>, ...Shape<S>[]];
  isRound?: boolean;
  /** What was cut before. */
  parts?: Parts<S>;
  hint?: ReactNode;
  onCrop: (parts: Parts<S>, size: { width: number; height: number }) => void;
  onClose: () => void;
};

/** Which part of a picture is shown, in one shape or in each of several: by mouse, by finger or by keyboard. */
export function CropDialog<S extends string>({
  url,
  title,
  label,
  action,
  shapes,
  isRound,
  parts: before,
  hint,
  onCrop,
  onClose,
}: CropDialogProps<S>) {
  const t = useTranslations("cropping");
  const [shape, setShape] = useState(shapes[0]);
  const [parts, setParts] = useState<Parts<S>>(before ?? {});
  // Where the cropper begins with this shape; were it told of every move, it would begin again with each.
  const [beginning, setBeginning] = useState(before?.[shape.name]);
  const [crop, setCrop] = useState({ x: 0, y: 0 });
  const [zoom, setZoom] = useState(1);
  const [size, setSize] = useState<{ width: number; height: number }>();

  function show(name: string) {
    const next = shapes.find((one) => one.name === name);
    if (!next) return;
    setShape(next);
    setBeginning(parts[next.name]);
    setCrop({ x: 0, y: 0 });
    setZoom(1);
  }

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{title}</DialogTitle>
          <DialogDescription>{t("lead")}</DialogDescription>
        </DialogHeader>
        {shapes.length > 1 && (
          <ToggleGroup
            type="single"
            value={shape.name}
            aria-label={t("shape")}
            className="grid grid-cols-2 sm:flex"
            onValueChange={(name) => name && show(name)}
          >
            {shapes.map(({ name, label }) => (
              <ToggleGroupItem key={name} value={name} className="flex-1">
                {label}
              </ToggleGroupItem>
            ))}
          </ToggleGroup>
        )}
        <div className="relative h-80 overflow-hidden rounded-md bg-sunken">
          <Cropper
            key={shape.name}
            image={url}
            crop={crop}
            zoom={zoom}
            aspect={shape.aspect}
            cropShape={isRound ? "round" : "rect"}
            showGrid={false}
            maxZoom={mostZoom}
            initialCroppedAreaPixels={beginning}
            disableAutomaticStylesInjection
            mediaProps={{ alt: "" }}
            cropperProps={{ role: "group", "aria-label": label }}
            onCropChange={setCrop}
            onZoomChange={setZoom}
            onMediaLoaded={({ naturalWidth: width, naturalHeight: height }) => setSize({ width, height })}
            onCropComplete={(_, area) => setParts((parts) => ({ ...parts, [shape.name]: area }))}
          />
        </div>
        <label className="flex items-center gap-4">
          <span className="font-medium">{t("zoom")}</span>
          <input
            type="range"
            min={1}
            max={mostZoom}
            step={0.05}
            value={zoom}
            onChange={({ target }) => setZoom(Number(target.value))}
            className="h-8 flex-1 accent-brand"
          />
        </label>
        {hint}
        <DialogFooter>
          <DialogClose asChild>
            <Button>{t("cancel")}</Button>
          </DialogClose>
          <Button
            variant="main"
            disabled={!size || !parts[shape.name]}
            onClick={() => size && onCrop(parts, size)}
          >
            {action}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

const mostZoom = 4;
