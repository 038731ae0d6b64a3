import { getPost, listPosts } from "../ads/posts/list-posts";
import { postInput, postsInput } from "../ads/posts/schemas";
import { previewDraft } from "../ads/previews/preview-draft";
import { previewInput } from "../ads/previews/schemas";
import { getVideoState } from "../ads/videos/get-video-state";
import { adVideoInput, stillInput } from "../ads/videos/schemas";
import { suggestStills, takeStill } from "../ads/videos/stills";
import { handOverAgain } from "../ads/videos/want-video";
import { memberProcedure, router } from "./base";

/** What an ad shows, while it is made. */
export const adCreativeRouter = router({
  posts: memberProcedure.input(postsInput).query(({ ctx, input }) => listPosts(ctx, input)),
  post: memberProcedure.input(postInput).query(({ ctx, input }) => getPost(ctx, input)),
  preview: memberProcedure.input(previewInput).query(({ ctx, input }) => previewDraft(ctx, input)),
  video: memberProcedure.input(adVideoInput).query(({ ctx, input }) => getVideoState(ctx, input)),
  handOverAgain: memberProcedure.input(adVideoInput).mutation(({ ctx, input }) => handOverAgain(ctx, input)),
  stills: memberProcedure.input(adVideoInput).query(({ ctx, input }) => suggestStills(ctx, input)),
  takeStill: memberProcedure.input(stillInput).mutation(({ ctx, input }) => takeStill(ctx, input)),
});
