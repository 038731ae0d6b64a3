import { previewDraft } from "../ads/previews/preview-draft";
import { previewInput } from "../ads/previews/schemas";
import { memberProcedure, router } from "./base";

/** What an ad shows, while it is made. */
export const adCreativeRouter = router({
  preview: memberProcedure.input(previewInput).query(({ ctx, input }) => previewDraft(ctx, input)),
});
