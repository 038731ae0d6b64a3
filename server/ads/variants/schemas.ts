import { z } from "zod";
import { words } from "../../line";
import { crops } from "../pictures/schemas";

/** So many characters of Meta's; more is not kept either. */
export const creativeLimits = { primaryText: 2000, headline: 255, description: 255 } as const;

/** Beyond this Facebook cuts the text off with "more" on a phone. */
export const shownLengths = { primaryText: 125, headline: 40, description: 30 } as const;

/** What an ad shows: one picture, a video, several cards to leaf through, or a post that is there already. */
export const creativeFormats = ["image", "video", "carousel", "post"] as const;
export type CreativeFormat = (typeof creativeFormats)[number];

/** Where a post was posted. */
export const platformsOfPosts = ["facebook", "instagram"] as const;
export type PostPlatform = (typeof platformsOfPosts)[number];

/** Meta's name of a post: on a Page with the Page's number before it. */
export const postIdFormat = z
  .string()
  .regex(/^\d{1,40}(_\d{1,40})?$/)
  .meta({ examples: ["500100200_1"] });

const post = z.object({
  platform: z.enum(platformsOfPosts),
  postId: postIdFormat,
  /** How it begins, to know it by. */
  text: words.max(300),
});

const card = z.object({
  /** By which it is known while others are moved and taken away. */
  key: z
    .string()
    .regex(/^[\w-]{1,40}$/)
    .meta({ examples: ["card"] }),
  adPictureId: z.uuid().nullable(),
  headline: words.max(creativeLimits.headline),
  description: words.max(creativeLimits.description),
});
export type Card = z.output<typeof card>;

/** Of more than five cards Meta shows five to each person, and decides which and in what order. */
export const cardLimits = { least: 2, inOrder: 5, most: 10 } as const;

/** What one ad says and shows; what another format than the chosen one needs is kept as it was left. */
const variantShape = {
  format: z.enum(creativeFormats),
  /** Before a video: what stands there until it plays. */
  adPictureId: z.uuid().nullable(),
  /** Which part of the picture is shown in which shape; nothing, where Meta shall decide. */
  crops,
  adVideoId: z.uuid().nullable(),
  primaryText: words.max(creativeLimits.primaryText),
  headline: words.max(creativeLimits.headline),
  description: words.max(creativeLimits.description),
  cards: z.array(card).max(cardLimits.most),
  post: post.nullable(),
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
  crops: {},
  adVideoId: null,
  primaryText: "",
  headline: "",
  description: "",
  cards: [],
  post: null,
};
export const blankCreative: FormCreative = { ...blankVariant, variants: [] };

/** What an older variant lacks is as on a blank one. */
export const wholeVariants = (kept: unknown) =>
  z
    .array(z.record(z.string(), z.unknown()))
    .parse(kept ?? [])
    .map((one) => ({ ...blankVariant, ...one }));

/** What an ad can be known by where there is room for one picture and a few words. */
export function faceOf(variant: Variant) {
  const { format, post, cards, primaryText } = variant;
  if (format === "post") {
    return { adPictureId: null, headline: "", description: "", primaryText: post?.text ?? "" };
  }
  const shown = format === "carousel" ? cards[0] : variant;
  const { adPictureId = null, headline = "", description = "" } = shown ?? {};
  return { adPictureId, headline, description, primaryText };
}

/** The pictures of ours that an ad shows, each once. */
export function picturesOf({ format, adPictureId, cards }: Variant): string[] {
  const ofCards = cards.map((one) => one.adPictureId);
  const shown: Record<CreativeFormat, (string | null)[]> = {
    image: [adPictureId],
    video: [adPictureId],
    carousel: ofCards,
    post: [],
  };
  return [...new Set(shown[format].filter((one) => one !== null))];
}

/** The video that an ad shows. */
export const videoOf = ({ format, adVideoId }: Variant) => (format === "video" ? adVideoId : null);

/** The field in which a format has what stands in these fields elsewhere. */
const fieldsIn: Record<CreativeFormat, { field?: keyof Variant; holds: string[] }> = {
  image: { holds: [] },
  video: { field: "adVideoId", holds: ["adPictureId"] },
  carousel: { field: "cards", holds: ["adPictureId", "headline", "description"] },
  post: { field: "post", holds: ["adPictureId", "headline", "description", "primaryText"] },
};

/** Where this ad has on the form what Meta speaks of. */
export function fieldIn({ format }: Pick<Variant, "format">, field: string | undefined) {
  const { field: own, holds } = fieldsIn[format];
  return field && own && holds.includes(field) ? own : field;
}

/** All variants, the first one too. */
export const variantsOf = (form: FormCreative): Variant[] => [variant.parse(form), ...form.variants];

/** The form as if it had this variant alone; they are numbered from one. */
export function formOfVariant<F extends FormCreative>(form: F, number: number): F {
  const one = form.variants[number - 2];
  return { ...form, ...(number > 1 && one), variants: [] };
}

/** What people call a variant by. */
export const letterOf = (number: number) => String.fromCharCode(64 + number);
