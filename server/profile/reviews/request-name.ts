import { getConnectedNumber } from "../../channels/get-numbers";
import { inTransaction, type MemberCtx } from "../../context";
import { invalid } from "../../errors";
import { recordAudit } from "../../identity/record-audit";
import { enqueue } from "../../queue";
import { addReview, lockReviews, requireNoneOpen } from "./load-reviews";
import { askMetaJob } from "./review-jobs";
import { longestName, normalName, problemOfName, type RequestNameInput, shortestName } from "./schemas";

/** Asks Meta for another display name, once. Customers see it when Meta has approved it. */
export function requestName(
  ctx: MemberCtx,
  { numberId, name: typed }: RequestNameInput,
): Promise<{ reviewId: string }> {
  return inTransaction(ctx, async (ctx) => {
    const number = await getConnectedNumber(ctx, numberId);
    const problem = problemOfName(typed, number.verifiedName);
    if (problem === "length") {
      throw invalid(`A display name has ${shortestName} to ${longestName} characters.`, {
        key: "displayNameLength",
        params: { least: shortestName, most: longestName },
        field: "name",
      });
    }
    if (problem === "same") {
      throw invalid("Customers see this name already.", { key: "displayNameSame", field: "name" });
    }
    requireNoneOpen(await lockReviews(ctx, { numberId, kind: "name" }));
    const name = normalName(typed);
    const { memberId: requestedBy } = ctx.actor;
    const { id: reviewId } = await addReview(ctx, {
      numberId,
      kind: "name",
      status: "asking",
      name,
      requestedBy,
    });
    await recordAudit(ctx, {
      action: "profile.name_requested",
      subject: { id: numberId, name: number.verifiedName },
      before: { name: number.verifiedName },
      after: { name },
    });
    await enqueue(ctx, askMetaJob, { reviewId }, { key: reviewId });
    return { reviewId };
  });
}
