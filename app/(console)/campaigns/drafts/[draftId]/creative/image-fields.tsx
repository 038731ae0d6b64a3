"use client";

import { PictureField } from "../picture-field";
import type { VariantEditor } from "./use-variant-editor";
import { WordField } from "./word-field";

/** One picture with its words. */
export function ImageFields({ variant }: { variant: VariantEditor }) {
  return (
    <>
      <PictureField
        adPictureId={variant.shown.adPictureId}
        problem={variant.errorOf("adPictureId")}
        onChange={(adPictureId) => variant.change({ adPictureId, crops: {} })}
        cut={{ crops: variant.shown.crops, onChange: (crops) => variant.change({ crops }) }}
      />
      <WordField field="primaryText" variant={variant} />
      <WordField field="headline" variant={variant} />
      <WordField field="description" variant={variant} />
    </>
  );
}
