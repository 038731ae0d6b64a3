import { getConnectedNumber } from "../../channels/get-numbers";
import { inTransaction, type MemberCtx } from "../../context";
import { conflict, invalid } from "../../errors";
import { recordAudit } from "../../identity/record-audit";
import { enqueue } from "../../queue";
import { retryFrom } from "./conditions";
import { addReview, lockReviews, requireNoneOpen } from "./load-reviews";
import { askMetaJob } from "./review-jobs";
import { type ApplyForOfficialInput, normalApplication, problemsOfApplication } from "./schemas";

/** Asks Meta to call the number's business official, once; after a refusal no sooner than Meta allows. */
export function applyForOfficial(
  ctx: MemberCtx,
  { numberId, application: typed }: ApplyForOfficialInput,
): Promise<{ reviewId: string }> {
  return inTransaction(ctx, async (ctx) => {
    const number = await getConnectedNumber(ctx, numberId);
    const [problem] = problemsOfApplication(typed);
    if (problem) {
      throw invalid("Meta would not take this. See what is said beside the field.", {
        key: "profileProblem",
        field: problem.field,
      });
    }
    const rows = await lockReviews(ctx, { numberId, kind: "official" });
    requireNoneOpen(rows);
    const [latest] = rows;
    if (latest?.status === "approved") {
      throw conflict("This number is an Official Business Account already.", { key: "officialAlready" });
    }
    const from = retryFrom(latest);
    if (from && from > ctx.now()) {
      throw conflict("Meta takes the next application 30 days after it refused the last one.", {
        key: "officialTooSoon",
      });
    }
    const application = normalApplication(typed);
    const { memberId: requestedBy } = ctx.actor;
    const { id: reviewId } = await addReview(ctx, {
      numberId,
      kind: "official",
      status: "asking",
      application,
      requestedBy,
    });
    await recordAudit(ctx, {
      action: "profile.official_applied",
      subject: { id: numberId, name: number.verifiedName },
      after: application,
    });
    await enqueue(ctx, askMetaJob, { reviewId }, { key: reviewId });
    return { reviewId };
  });
}
