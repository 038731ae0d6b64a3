import type { AdFailure } from "@/db/schema/ads";
import { type Ctx, readOnly } from "../../context";
import { workspaceVault } from "../../crypto";
import type { PostAtMeta } from "../../meta/ads/posts";
import { sealedPicture } from "./post-pictures";
import { postReader } from "./post-reader";
import type { PostInput, PostsInput } from "./schemas";

export type PostView = {
  postId: string;
  text: string;
  createdAt: Date | null;
  /** Where to fetch its picture, for whoever may see the form. */
  pictureUrl: string | null;
  isPromotable: boolean;
  reason: string | null;
};

export type PostsView = {
  posts: PostView[];
  nextCursor: string | null;
  failure: AdFailure | null;
  lacking: string[];
};

/** What the Page, or the Instagram account beside it, has posted, the newest first, and whether each may be an ad. */
export async function listPosts(
  ctx: Ctx,
  { connectionId, platform, cursor }: PostsInput,
): Promise<PostsView> {
  const reader = await postReader(ctx, { connectionId, platform });
  const answer = await reader.list(cursor);
  if (!answer.ok) return { posts: [], nextCursor: null, ...(await reader.failureOf(answer.error)) };
  const { value } = answer;
  return {
    posts: await viewsOf(ctx, value.posts),
    nextCursor: value.after ?? null,
    failure: null,
    lacking: [],
  };
}

/** One of them as it is now; nothing, when it cannot be read. */
export async function getPost(
  ctx: Ctx,
  { connectionId, platform, postId }: PostInput,
): Promise<PostView | null> {
  const answer = await (await postReader(ctx, { connectionId, platform })).read(postId);
  if (!answer.ok) return null;
  const [view] = await viewsOf(ctx, [answer.value]);
  return view ?? null;
}

const viewsOf = (ctx: Ctx, posts: PostAtMeta[]): Promise<PostView[]> =>
  readOnly(ctx, async (ctx) => {
    const vault = await workspaceVault(ctx);
    return posts.map(({ id, text, createdAt, pictureUrl, isPromotable, reason }) => ({
      postId: id,
      text,
      createdAt: createdAt ?? null,
      pictureUrl: pictureUrl ? sealedPicture(vault, pictureUrl) : null,
      isPromotable,
      reason: reason ?? null,
    }));
  });
