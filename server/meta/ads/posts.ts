import { z } from "zod";
import type { GraphResult } from "../client";
import { callMarketing } from "./call";
import { fieldsOf, flag, instant, word } from "./nodes";

/** A post that is there already, on the Page or on Instagram. */
export type PostAtMeta = {
  id: string;
  text: string;
  createdAt?: Date;
  pictureUrl?: string;
  /** Meta lets it be an ad, as far as it says. */
  isPromotable: boolean;
  /** Why not, in Meta's words, where it gives any. */
  reason?: string;
};

export type PostPage = { posts: PostAtMeta[]; after?: string };

const ofPage = z.object({
  id: z.string(),
  message: word,
  story: word,
  created_time: instant,
  full_picture: word,
  is_eligible_for_promotion: flag,
});

const pagePost = ofPage.transform(
  (one): PostAtMeta => ({
    id: one.id,
    text: one.message ?? one.story ?? "",
    createdAt: one.created_time,
    pictureUrl: one.full_picture,
    isPromotable: one.is_eligible_for_promotion ?? true,
  }),
);

const ofInstagram = z.object({
  id: z.string(),
  caption: word,
  timestamp: instant,
  media_type: word,
  media_url: word,
  thumbnail_url: word,
  boost_eligibility_info: z
    .object({ eligible_to_boost: flag, boost_ineligible_reason: word })
    .optional()
    .catch(undefined),
});

const instagramPost = ofInstagram.transform(
  (one): PostAtMeta => ({
    id: one.id,
    text: one.caption ?? "",
    createdAt: one.timestamp,
    pictureUrl: one.media_type === "VIDEO" ? one.thumbnail_url : one.media_url,
    isPromotable: one.boost_eligibility_info?.eligible_to_boost ?? true,
    reason: one.boost_eligibility_info?.boost_ineligible_reason,
  }),
);

type Asked = { token: string; after?: string; limit: number };

const paging = z
  .object({ next: word, cursors: z.object({ after: word }).optional() })
  .optional()
  .catch(undefined);

async function listPosts(
  { token, after, limit }: Asked,
  { path, fields, item }: { path: string; fields: string; item: z.ZodType<PostAtMeta> },
): Promise<GraphResult<PostPage>> {
  const result = await callMarketing({
    method: "GET",
    path,
    token,
    params: { fields, limit, after },
    answer: z.object({ data: z.array(item), paging }),
  });
  if (!result.ok) return result;
  const { data, paging: more } = result.value;
  return { ...result, value: { posts: data, after: more?.next ? more.cursors?.after : undefined } };
}

/** The token of the Page itself, which alone opens what it posted. Never keep it. */
export const readPageToken = ({ pageId, token }: { pageId: string; token: string }) =>
  callMarketing({
    method: "GET",
    path: pageId,
    token,
    params: { fields: "access_token" },
    // Without the permission Meta answers, and leaves it out.
    answer: z.object({ access_token: word }).transform((one) => one.access_token),
  });

/** What a Page has posted itself, the newest first, some at a time; asked with the Page's own token. */
export const listPagePosts = ({ pageId, ...asked }: Asked & { pageId: string }) =>
  listPosts(asked, { path: `${pageId}/published_posts`, fields: fieldsOf(ofPage), item: pagePost });

/** What an Instagram account has posted, the newest first, some at a time. */
export const listInstagramPosts = ({ instagramId, ...asked }: Asked & { instagramId: string }) =>
  listPosts(asked, { path: `${instagramId}/media`, fields: fieldsOf(ofInstagram), item: instagramPost });

type OfPost = { postId: string; token: string };

export const readPagePost = ({ postId, token }: OfPost) =>
  callMarketing({
    method: "GET",
    path: postId,
    token,
    params: { fields: fieldsOf(ofPage) },
    answer: pagePost,
  });

export const readInstagramPost = ({ postId, token }: OfPost) =>
  callMarketing({
    method: "GET",
    path: postId,
    token,
    params: { fields: fieldsOf(ofInstagram) },
    answer: instagramPost,
  });
