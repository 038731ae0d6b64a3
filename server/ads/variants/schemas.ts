import { z } from "zod";
import { words } from "../../line";

/** So many characters of Meta's; more is not kept either. */
export const creativeLimits = { primaryText: 2000, headline: 255, description: 255 } as const;

/** Beyond this Facebook cuts the text off with "more" on a phone. */
export const shownLengths = { primaryText: 125, headline: 40, description: 30 } as const;

/** What an ad shows: one picture, several cards to leaf through, or a post that is there already. */
export const creativeFormats = ["image", "carousel", "post"] as const;
export type CreativeFormat = (typeof creativeFormats)[number];

/** What can be chosen on the form. */
export const offeredFormats: readonly CreativeFormat[] = ["image"];

/** What one ad says and shows. */
const variantShape = {
  format: z.enum(creativeFormats),
  adPictureId: z.uuid().nullable(),
  primaryText: words.max(creativeLimits.primaryText),
  headline: words.max(creativeLimits.headline),
  description: words.max(creativeLimits.description),
};
const variant = z.object(variantShape);
export type Variant = z.output<typeof variant>;

/** More than five ads of one ad set share too few people to be compared. */
export const mostVariants = 5;

/** The part of the form that says what the ad shows; the first variant stands in its own fields. */
export const creativeShape = { ...variantShape, variants: z.array(variant).max(mostVariants - 1) };
const formCreative = z.object(creativeShape);
export type FormCreative = z.output<typeof formCreative>;

export const blankVariant: Variant = {
  format: "image",
  adPictureId: null,
  primaryText: "",
  headline: "",
  description: "",
};
export const blankCreative: FormCreative = { ...blankVariant, variants: [] };

/** What an older variant lacks is as on a blank one. */
export const wholeVariants = (kept: unknown) =>
  z
    .array(z.record(z.string(), z.unknown()))
    .parse(kept ?? [])
    .map((one) => ({ ...blankVariant, ...one }));

/** All variants, the first one too. */
export const variantsOf = (form: FormCreative): Variant[] => [variant.parse(form), ...form.variants];

/** The form as if it had this variant alone; they are numbered from one. */
export function formOfVariant<F extends FormCreative>(form: F, number: number): F {
  const one = form.variants[number - 2];
  return { ...form, ...(number > 1 && one), variants: [] };
}

/** What people call a variant by. */
export const letterOf = (number: number) => String.fromCharCode(64 + number);
