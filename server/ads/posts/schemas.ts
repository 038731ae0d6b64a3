import { z } from "zod";
import { platformsOfPosts, postIdFormat } from "../variants/schemas";

/** Whose posts: the Page's, or those of the Instagram account beside it. */
const ofPlatform = z.object({ connectionId: z.uuid(), platform: z.enum(platformsOfPosts) });

export const postsPerPage = 12;

export const postsInput = ofPlatform.extend({
  /** Where the page before ended, in a word of Meta's. */
  cursor: z
    .string()
    .regex(/^[\w=+/-]{1,500}$/)
    .meta({ examples: ["QVFIUm"] })
    .optional(),
});
export type PostsInput = z.output<typeof postsInput>;

export const postInput = ofPlatform.extend({ postId: postIdFormat });
export type PostInput = z.output<typeof postInput>;
