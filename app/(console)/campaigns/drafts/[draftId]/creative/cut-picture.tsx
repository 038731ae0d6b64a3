"use client";

import { useState } from "react";
import type { Box } from "@/server/ads/pictures/schemas";

type CutPictureProps = { src: string; alt: string; part: Box };

/** A part of a picture, as wide as there is room. */
export function CutPicture({ src, alt, part }: CutPictureProps) {
  const [wholeWidth, setWholeWidth] = useState<number>();
  const share = (pixels: number, of: number) => `${(-pixels / of) * 100}%`;
  return (
    <div
      className="relative w-full overflow-hidden bg-sunken"
      style={{ aspectRatio: `${part.width} / ${part.height}` }}
    >
      <img
        src={src}
        alt={alt}
        ref={(image) => {
          // Of a picture that was there before this script nobody hears that it has come.
          if (image?.complete) setWholeWidth(image.naturalWidth);
        }}
        onLoad={({ currentTarget }) => setWholeWidth(currentTarget.naturalWidth)}
        className="absolute max-w-none"
        style={{
          width: wholeWidth === undefined ? "100%" : `${(wholeWidth / part.width) * 100}%`,
          left: share(part.x, part.width),
          top: share(part.y, part.height),
        }}
      />
    </div>
  );
}
