import type { AdFailure } from "@/db/schema/ads";
import { type Ctx, inTransaction } from "../../context";
import {
  listInstagramPosts,
  listPagePosts,
  type PostAtMeta,
  type PostPage,
  readInstagramPost,
  readPagePost,
  readPageToken,
} from "../../meta/ads/posts";
import { readToken } from "../../meta/channel";
import { type GraphError, type GraphResult, refused } from "../../meta/client";
import { failureOf } from "../ad-failure";
import { getOpenConnection, placeOf } from "../connections/load-connection";
import type { PostPlatform } from "../variants/schemas";
import { postsPerPage } from "./schemas";

/** What a token must be allowed to do to read posts. */
const needed: Record<PostPlatform, string[]> = {
  facebook: ["pages_read_engagement"],
  instagram: ["instagram_basic", "pages_read_engagement"],
};

type Whose = { connectionId: string; platform: PostPlatform };

export type PostReader = {
  list: (after?: string) => Promise<GraphResult<PostPage>>;
  read: (postId: string) => Promise<GraphResult<PostAtMeta>>;
  /** Why it could not be read, and which permissions the token lacks for it. */
  failureOf: (error: GraphError) => Promise<{ failure: AdFailure; lacking: string[] }>;
};

/** Reads the posts that an ad of this account may show: the Page's own with the Page's own token, which is not kept. */
export async function postReader(ctx: Ctx, { connectionId, platform }: Whose): Promise<PostReader> {
  const { pageId, instagramId } = await inTransaction(ctx, (ctx) => getOpenConnection(ctx, connectionId));
  const { token } = await placeOf(ctx, connectionId);
  const asPage = async <T>(ask: (token: string) => Promise<GraphResult<T>>): Promise<GraphResult<T>> => {
    const own = await readPageToken({ pageId, token });
    if (!own.ok) return own;
    return own.value ? ask(own.value) : refused("Meta gave no token of the Page.", { code: 10 });
  };

  async function explain(error: GraphError) {
    const failure = failureOf(error, ctx.now());
    const isForbidden =
      error.code === 10 || (error.code !== undefined && error.code >= 200 && error.code < 300);
    const known = isForbidden ? await readToken(token) : undefined;
    const granted = known?.ok ? known.value.permissions : undefined;
    return {
      failure,
      lacking: granted ? needed[platform].filter((name) => !granted.includes(name)) : [],
    };
  }

  if (platform === "facebook") {
    return {
      list: (after) => asPage((token) => listPagePosts({ pageId, token, after, limit: postsPerPage })),
      // Another Page's post is not this ad account's to show.
      read: (postId) =>
        postId.startsWith(`${pageId}_`) ? asPage((token) => readPagePost({ postId, token })) : gone(),
      failureOf: explain,
    };
  }
  return {
    list: (after) =>
      instagramId ? listInstagramPosts({ instagramId, token, after, limit: postsPerPage }) : gone(),
    read: (postId) => (instagramId ? readInstagramPost({ postId, token }) : gone()),
    failureOf: explain,
  };
}

const gone = async <T>(): Promise<GraphResult<T>> =>
  refused("The post is not there.", { code: 100, subcode: 33 });
