import type { Problem } from "../drafts/schemas";
import { cardLimits, type FormCreative, type Variant, variantsOf } from "./schemas";

/** What keeps the ads of a form from being shown, each at its field; of several, those behind the first by their number. */
export function adProblems(form: FormCreative): Problem[] {
  const variants = variantsOf(form);
  const lacking = variants.map(lackingOf);
  const problems = lacking.flatMap((found, at) =>
    found.map((problem) => (at === 0 ? problem : { ...problem, variant: at + 1 })),
  );
  const isWhole = lacking.slice(1).every((found) => found.length === 0);
  const shown = new Set(variants.map((one) => JSON.stringify(shownBy(one))));
  if (isWhole && shown.size < variants.length) problems.push({ field: "variants", key: "variantTwice" });
  return problems;
}

const isBlank = (text: string) => text.trim() === "";

const lackings: Record<Variant["format"], (variant: Variant) => Problem[]> = {
  image: ({ adPictureId, primaryText, headline }) => [
    ...(adPictureId ? [] : [{ field: "adPictureId", key: "pictureNeeded" } as const]),
    ...ofText(primaryText),
    ...ofHeadline(headline),
  ],
  video: ({ adVideoId, adPictureId, primaryText, headline }) => [
    ...(adVideoId ? [] : [{ field: "adVideoId", key: "videoNeeded" } as const]),
    ...(adPictureId ? [] : [{ field: "adPictureId", key: "stillNeeded" } as const]),
    ...ofText(primaryText),
    ...ofHeadline(headline),
  ],
  carousel: ({ primaryText, cards }) => [
    ...ofText(primaryText),
    ...(cards.length < cardLimits.least ? [{ field: "cards", key: "cardsNeeded" } as const] : []),
    ...cards.flatMap(({ adPictureId, headline }, at): Problem[] => [
      ...(adPictureId ? [] : [{ field: "cards", key: "cardPictureNeeded", card: at + 1 } as const]),
      ...(isBlank(headline) ? [{ field: "cards", key: "cardHeadlineNeeded", card: at + 1 } as const] : []),
    ]),
  ],
  post: ({ post }) => (post ? [] : [{ field: "post", key: "postNeeded" }]),
};
const lackingOf = (variant: Variant) => lackings[variant.format](variant);

const ofText = (primaryText: string): Problem[] =>
  isBlank(primaryText) ? [{ field: "primaryText", key: "textNeeded" }] : [];

const ofHeadline = (headline: string): Problem[] =>
  isBlank(headline) ? [{ field: "headline", key: "headlineNeeded" }] : [];

/** What people see of it. */
function shownBy({ format, primaryText, cards, post, ...one }: Variant): unknown[] {
  switch (format) {
    case "image":
      return [primaryText, one.adPictureId, one.crops, one.headline, one.description];
    case "video":
      return [primaryText, one.adPictureId, one.adVideoId, one.headline];
    case "carousel":
      return [primaryText, cards.map(({ key: _, ...card }) => card)];
    case "post":
      return [post?.postId];
  }
}
