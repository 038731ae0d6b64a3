import { getPost, listPosts } from "../ads/posts/list-posts";
import { postInput, postsInput } from "../ads/posts/schemas";
import { previewDraft } from "../ads/previews/preview-draft";
import { previewInput } from "../ads/previews/schemas";
import { memberProcedure, router } from "./base";

/** What an ad shows, while it is made. */
export const adCreativeRouter = router({
  posts: memberProcedure.input(postsInput).query(({ ctx, input }) => listPosts(ctx, input)),
  post: memberProcedure.input(postInput).query(({ ctx, input }) => getPost(ctx, input)),
  preview: memberProcedure.input(previewInput).query(({ ctx, input }) => previewDraft(ctx, input)),
});
