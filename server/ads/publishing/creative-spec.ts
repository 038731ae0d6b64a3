import type { CreativeContent, CreativeSpec, Crops } from "../../meta/ads/creative";
import type { Connection } from "../connections/load-connection";
import type { CampaignForm } from "../drafts/schemas";
import type { Card, Variant } from "../variants/schemas";

/** By what name Meta has each picture and each video. */
export type HashOf = (adPictureId: string) => string;

/** What the ad shows, in the words of Meta. */
export function creativeOf(form: CampaignForm, connection: Connection, hashOf: HashOf): CreativeSpec {
  return {
    name: form.name.trim(),
    pageId: connection.pageId,
    instagramUserId: connection.instagramId ?? undefined,
    destination: form.destination,
    content: contentOf(form, hashOf),
    welcome: welcomeOf(form),
  };
}

function contentOf(variant: Variant, hashOf: HashOf): CreativeContent {
  const text = variant.primaryText.trim();
  const shown = ({ adPictureId, headline, description }: Pick<Variant, keyof Card & keyof Variant>) => ({
    imageHash: hashOf(adPictureId ?? ""),
    headline: headline.trim(),
    description: description.trim() || undefined,
  });
  switch (variant.format) {
    case "image": {
      const { imageHash, ...words } = shown(variant);
      // In this order, in which launches that are half built have it in their fingerprints.
      return { kind: "image", imageHash, text, ...words, ...cropsOf(variant) };
    }
    case "video": {
      const { imageHash: thumbnailHash, headline } = shown(variant);
      return { kind: "video", videoId: hashOf(variant.adVideoId ?? ""), thumbnailHash, text, headline };
    }
    case "carousel":
      return { kind: "carousel", text, cards: variant.cards.map(shown) };
    case "post":
      return variant.post?.platform === "instagram"
        ? { kind: "instagram_post", mediaId: variant.post.postId }
        : { kind: "facebook_post", postId: variant.post?.postId ?? "" };
  }
}

/** In Meta's way: two corners of each. */
function cropsOf({ crops }: Variant): { crops?: Crops } {
  const cut = Object.entries(crops).map(([shape, { x, y, width, height }]): [string, Crops[string]] => [
    shape,
    [
      [x, y],
      [x + width, y + height],
    ],
  ]);
  return cut.length === 0 ? {} : { crops: Object.fromEntries(cut) };
}

/** One ad greets in one language: Meta's guide knows one greeting for a creative, so another language is a copy of the campaign. */
export function welcomeOf({ opening, sequenceId, ...form }: CampaignForm): CreativeSpec["welcome"] {
  if (opening === "sequence") return { kind: "sequence", sequenceId };
  const greeting = form.greeting.trim();
  if (opening === "prefilled") return { kind: "prefilled", greeting, prefilled: form.prefilled.trim() };
  const questions = form.questions.map((one) => one.trim()).filter(Boolean);
  return { kind: "questions", greeting, questions: questions.map((title) => ({ title })) };
}
