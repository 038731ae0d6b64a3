import { z } from "zod";
import type { Checkable, OnAccount } from "./call";
import { fieldsOf, word } from "./nodes";
import { createOn, deleteOne, listBelow, readOne, updateOne } from "./object";
import type { Destination } from "./objectives";
import { type Welcome, welcomeMessage } from "./welcome";

/** Where to cut an image, by Meta's name of the shape: two corners, in pixels. */
export type Crops = Record<string, [[number, number], [number, number]]>;

export type Card = { imageHash: string; headline: string; description?: string; crops?: Crops };

export type CreativeContent =
  | {
      kind: "image";
      imageHash: string;
      text: string;
      headline: string;
      description?: string;
      crops?: Crops;
    }
  /** A video has no description, and needs a still image. */
  | { kind: "video"; videoId: string; thumbnailHash: string; text: string; headline: string }
  | { kind: "carousel"; cards: Card[]; text: string }
  | { kind: "facebook_post"; postId: string }
  | { kind: "instagram_post"; mediaId: string };

export type CreativeSpec = {
  name: string;
  pageId: string;
  /** Needed to be seen on Instagram. */
  instagramUserId?: string;
  destination: Destination;
  content: CreativeContent;
  /** A greeting of the ad's own, or a sequence kept at the WhatsApp account, which can be edited after launch. */
  welcome: Welcome | { kind: "sequence"; sequenceId: string };
  urlTags?: string;
};

/** What an ad looks like in a feed, which its greeting is no part of. */
export type ShownSpec = Omit<CreativeSpec, "welcome">;

const whatsapp = "https://api.whatsapp.com/send";

const apps = {
  WHATSAPP: { type: "WHATSAPP_MESSAGE", link: whatsapp },
  MESSENGER: { type: "MESSAGE_PAGE", link: "https://fb.com/messenger_doc/" },
  INSTAGRAM_DIRECT: { type: "INSTAGRAM_MESSAGE", link: "https://www.instagram.com" },
} as const;

/** The apps among which the customer chooses; WhatsApp alone needs no choice. */
const choices: Record<Destination, (keyof typeof apps)[]> = {
  WHATSAPP: [],
  MESSAGING_MESSENGER_WHATSAPP: ["MESSENGER", "WHATSAPP"],
  MESSAGING_INSTAGRAM_DIRECT_WHATSAPP: ["INSTAGRAM_DIRECT", "WHATSAPP"],
  MESSAGING_INSTAGRAM_DIRECT_MESSENGER_WHATSAPP: ["INSTAGRAM_DIRECT", "MESSENGER", "WHATSAPP"],
};

/** The button. A link inside it is refused, except in the feed of several apps and on posts of Instagram. */
const button = (link?: string) => ({
  type: "WHATSAPP_MESSAGE",
  value: { app_destination: "WHATSAPP", ...(link && { link }) },
});

/**
 * The content of a creative. An asset feed only names several apps or a sequence: with a video in it Meta would make a dynamic
 * creative and refuse the ad. `standard_enhancements`, which Meta's guide still shows, is refused since v22; like every other
 * enhancement, whose names are written two ways, it is never sent.
 */
export function creativeParams(
  spec: ShownSpec & { welcome?: CreativeSpec["welcome"] },
): Record<string, unknown> {
  const { pageId, instagramUserId, destination, content, welcome, urlTags } = spec;
  const greeting =
    !welcome || welcome.kind === "sequence" ? {} : { page_welcome_message: welcomeMessage(welcome) };
  const feed = assetFeedOf(destination, welcome);
  const shared = { name: spec.name, url_tags: urlTags, ...(feed && { asset_feed_spec: feed }) };

  if (content.kind === "facebook_post") {
    return { ...shared, ...greeting, object_story_id: content.postId, call_to_action: button() };
  }
  if (content.kind === "instagram_post") {
    return {
      ...shared,
      ...greeting,
      object_id: pageId,
      instagram_user_id: instagramUserId,
      source_instagram_media_id: content.mediaId,
      call_to_action: button(whatsapp),
    };
  }
  return {
    ...shared,
    object_story_spec: {
      page_id: pageId,
      ...(instagramUserId && { instagram_user_id: instagramUserId }),
      ...storyOf(content, greeting),
    },
  };
}

const mostInOrder = 5;

type Story = Extract<CreativeContent, { text: string }>;

function storyOf(content: Story, greeting: { page_welcome_message?: string }) {
  switch (content.kind) {
    case "image": {
      const { imageHash, text, headline, description, crops } = content;
      return {
        link_data: {
          link: whatsapp,
          message: text,
          name: headline,
          ...(description && { description }),
          image_hash: imageHash,
          ...(crops && { image_crops: crops }),
          call_to_action: button(),
          ...greeting,
        },
      };
    }
    case "video": {
      const { videoId, thumbnailHash, text, headline } = content;
      return {
        video_data: {
          video_id: videoId,
          image_hash: thumbnailHash,
          message: text,
          title: headline,
          call_to_action: button(),
          ...greeting,
        },
      };
    }
    case "carousel": {
      const { cards, text } = content;
      return {
        link_data: {
          link: whatsapp,
          message: text,
          // Meta takes more than five cards only if it may put them in order itself.
          multi_share_optimized: cards.length > mostInOrder,
          // The card that Meta puts behind the last one leads to the Page, and not into the chat.
          multi_share_end_card: false,
          child_attachments: cards.map(({ imageHash, headline, description, crops }) => ({
            link: whatsapp,
            name: headline,
            ...(description && { description }),
            image_hash: imageHash,
            ...(crops && { image_crops: crops }),
            call_to_action: button(),
          })),
          call_to_action: button(),
          ...greeting,
        },
      };
    }
  }
}

function assetFeedOf(destination: Destination, welcome?: CreativeSpec["welcome"]) {
  const several = choices[destination];
  const isSequence = welcome?.kind === "sequence";
  if (several.length === 0 && !isSequence) return undefined;
  return {
    ...(several.length > 0 && {
      optimization_type: "DOF_MESSAGING_DESTINATION",
      call_to_actions: several.map((app) => ({
        type: apps[app].type,
        value: { app_destination: app, link: apps[app].link },
      })),
    }),
    ...(isSequence && {
      additional_data: { partner_app_welcome_message_flow_id: welcome.sequenceId },
    }),
  };
}

/** Creates a creative. It cannot be changed afterwards: another text is another creative. */
export const createCreative = ({ spec, ...place }: OnAccount & Checkable & { spec: CreativeSpec }) =>
  createOn(place, "adcreatives", creativeParams(spec));

const node = z.object({
  id: z.string(),
  name: word,
  status: word,
  title: word,
  body: word,
  image_url: word,
  image_hash: word,
  video_id: word,
  thumbnail_url: word,
  object_story_id: word,
  effective_object_story_id: word,
  call_to_action_type: word,
});

const creative = node.transform((one) => ({
  id: one.id,
  name: one.name ?? "",
  status: one.status,
  headline: one.title,
  text: one.body,
  imageUrl: one.image_url,
  imageHash: one.image_hash,
  videoId: one.video_id,
  thumbnailUrl: one.thumbnail_url,
  postId: one.effective_object_story_id ?? one.object_story_id,
  button: one.call_to_action_type,
}));
export type CreativeAtMeta = z.output<typeof creative>;

type OfCreative = OnAccount & { creativeId: string };

export const readCreative = ({ creativeId, ...place }: OfCreative) =>
  readOne(place, creativeId, fieldsOf(node), creative);

export const listCreatives = (place: OnAccount) =>
  listBelow(place, "adcreatives", { fields: fieldsOf(node), item: creative });

/** The name, and nothing else: Meta takes no other change. */
export const renameCreative = ({ creativeId, name, ...place }: OfCreative & { name: string }) =>
  updateOne(place, creativeId, { name });

export const deleteCreative = ({ creativeId, ...place }: OfCreative) => deleteOne(place, creativeId);
