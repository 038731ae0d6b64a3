import type { Content, World } from "../world";
import { adError, badParam } from "./errors";
import { record, text } from "./rules";
import { type AdAccount, instagramOf, type Post } from "./tables";

/** What an ad shows, read out of whichever part of a creative holds it. */
export type Shown = {
  pageId: string;
  text: string;
  headline: string;
  description?: string;
  imageHash?: string;
  videoId?: string;
  cards: { imageHash?: string; headline: string; description?: string }[];
  welcome: Welcome;
};

export type Welcome = { greeting: string; prefilled?: string; questions: string[] };

/** Without a greeting Meta says this, in English. */
const plainWelcome: Welcome = {
  greeting: "Hi! How can we help you?",
  prefilled: "Hello! Can I get more info on this?",
  questions: [],
};

export function shownBy(world: World, params: Content): Shown {
  const story = record(params.object_story_spec);
  const link = record(story.link_data);
  const video = record(story.video_data);
  const data = story.video_data ? video : link;
  const post = postOf(world, params);
  return {
    pageId: text(story.page_id) || text(params.object_id) || text(params.object_story_id).split("_")[0] || "",
    text: text(data.message) || (post?.text ?? ""),
    headline: text(link.name) || text(video.title),
    description: text(link.description) || undefined,
    imageHash: text(data.image_hash) || (post?.frame ? `frame-${post.frame}` : undefined),
    videoId: text(video.video_id) || undefined,
    cards: (Array.isArray(link.child_attachments) ? link.child_attachments : []).map((card) => ({
      imageHash: text(record(card).image_hash) || undefined,
      headline: text(record(card).name),
      description: text(record(card).description) || undefined,
    })),
    welcome: welcomeOf(world, params, data),
  };
}

const postOf = ({ ads }: World, params: Content): Post | undefined =>
  ads.posts.get(text(params.object_story_id) || text(params.source_instagram_media_id));

function checkPost(world: World, params: Content) {
  const name = params.object_story_id ? "object_story_id" : "source_instagram_media_id";
  const post = postOf(world, params);
  if (!post) throw badParam(name, "This post is not there");
  if (!post.isPromotable) throw badParam(name, "This post can't be used in an ad");
  checkWelcome(welcomeOf(world, params, {}), params);
}

function welcomeOf({ ads }: World, params: Content, data: Content): Welcome {
  const { partner_app_welcome_message_flow_id: id } = record(record(params.asset_feed_spec).additional_data);
  const sequence = id ? ads.sequences.get(text(id)) : undefined;
  if (sequence) return readMessage(record(parse(sequence.sequence)));
  const said = text(data.page_welcome_message) || text(params.page_welcome_message);
  return said ? readMessage(record(record(record(parse(said)).text_format).message)) : plainWelcome;
}

function readMessage(message: Content): Welcome {
  const questions = Array.isArray(message.ice_breakers) ? message.ice_breakers : [];
  return {
    greeting: text(message.text),
    prefilled: text(record(message.autofill_message).content) || undefined,
    questions: questions.map((question) => text(record(question).title)),
  };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

export function checkCreative(world: World, account: AdAccount, params: Content) {
  const { ads } = world;
  const features = record(record(params.degrees_of_freedom_spec).creative_features_spec);
  if ("standard_enhancements" in features) throw adError(3858504);
  const instagram =
    text(record(params.object_story_spec).instagram_user_id) || text(params.instagram_user_id);
  if (instagram && instagram !== instagramOf(account).id) throw adError(1815199);
  const isPost = Boolean(params.object_story_id ?? params.source_instagram_media_id);
  const shown = shownBy(world, params);
  if (!ads.pages.get(shown.pageId)) throw adError(1443048);
  if (isPost) return checkPost(world, params);

  const story = record(params.object_story_spec);
  const data = record(story.video_data ?? story.link_data);
  const feed = record(params.asset_feed_spec);
  const value = record(record(data.call_to_action).value);
  if (value.link) throw adError(1815630);
  if (story.video_data && feed.bodies) throw adError(1885392);
  const isVideo = Boolean(story.video_data);
  if (isVideo && !shown.imageHash && !data.image_url) throw adError(1443226);
  if (!isVideo && !text(data.link)) throw adError(2061015);
  const file = (id: string | undefined, kind: string) =>
    !id || (ads.files.get(id)?.kind === kind && ads.files.get(id)?.accountId === account.id);
  const images = [shown.imageHash, ...shown.cards.map(({ imageHash }) => imageHash)];
  if (shown.videoId && ads.files.get(shown.videoId)?.state !== "ready") throw adError(222);
  const isThere = images.every((hash) => file(hash, "image")) && file(shown.videoId, "video");
  if (!isThere) throw adError(1487390, { blame: ["object_story_spec", "image_hash"] });
  checkCards(data);
  checkCrops(data.image_crops);
  checkWelcome(shown.welcome, data);
}

/** The shapes that Meta still has a place for. */
const cropShapes = ["100x100", "100x72", "400x150", "400x500", "600x360", "90x160"];

function checkCrops(crops: unknown) {
  for (const [shape, corners] of Object.entries(record(crops))) {
    const name = "object_story_spec.link_data.image_crops";
    if (!cropShapes.includes(shape)) throw badParam(name, `There is no crop ${shape}`);
    const [[left, top], [right, bottom]] = corners as [[number, number], [number, number]];
    const [wide = 1, high = 1] = shape.split("x").map(Number);
    const isWithin = left >= 0 && top >= 0 && right > left && bottom > top;
    const isOff = Math.abs((right - left) * high - (bottom - top) * wide) > 2 * Math.max(wide, high);
    if (!isWithin || isOff) throw badParam(name, `The crop ${shape} has another shape`);
  }
}

/** Cards can be two at least; more than five only if Meta may put them in order. */
function checkCards({ child_attachments: cards, multi_share_optimized }: Content) {
  if (cards === undefined) return;
  const name = "object_story_spec.link_data.child_attachments";
  const most = multi_share_optimized === true ? 10 : 5;
  if (!Array.isArray(cards) || cards.length < 2 || cards.length > most) {
    throw badParam(name, `A carousel has 2 to ${most} attachments`);
  }
  if (cards.some((card) => !text(record(card).link))) throw badParam(name, "Each attachment needs a link");
}

const limits = { greeting: 300, question: 80 };

function checkWelcome({ greeting, questions }: Welcome, { page_welcome_message }: Content) {
  const name = "object_story_spec.page_welcome_message";
  if (page_welcome_message !== undefined && !record(parse(text(page_welcome_message))).text_format) {
    throw badParam(name, "page_welcome_message is ill formed");
  }
  if (greeting.length > limits.greeting) throw badParam(name, "The greeting has more than 300 characters");
  if (questions.some((question) => question.length > limits.question)) {
    throw badParam(name, "A question has more than 80 characters");
  }
}

/** The number that an ad set's chats go to must be one that the Page is linked to. */
export function checkNumber({ ads, numbers }: World, adSet: Content) {
  const { page_id, whatsapp_phone_number } = record(adSet.promoted_object);
  const page = ads.pages.get(text(page_id));
  if (!page) throw badParam("promoted_object.page_id", "The Page is not there");
  const linked = page.numberId ? numbers.get(page.numberId) : undefined;
  if (!linked) throw adError(2446886);
  const asked = text(whatsapp_phone_number).replace(/\D/g, "");
  const own = [page.numberId ?? "", ...(page.moreNumberIds ?? [])].map(
    (id) => numbers.get(id)?.displayNumber,
  );
  if (asked && !own.includes(asked)) throw adError(1487246);
}
