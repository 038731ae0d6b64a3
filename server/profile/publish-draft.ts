import { getConnectedNumber } from "../channels/get-numbers";
import { inTransaction, type MemberCtx } from "../context";
import { invalid } from "../errors";
import { recordAudit } from "../identity/record-audit";
import { enqueue } from "../queue";
import { keepProfile, lockProfile, requireQuiet, requireSendable, requireVersion } from "./load-profile";
import { send } from "./profile-state";
import { emptyProfile, problemsOf, type VersionInput } from "./schemas";
import { laneOf, sendProfileJob } from "./send-profile-job";

/** Sends the draft to Meta. It is called live when Meta returns it, and not before. */
export function publishDraft(
  ctx: MemberCtx,
  { numberId, version }: VersionInput,
): Promise<{ version: number }> {
  return inTransaction(ctx, async (ctx) => {
    const number = await getConnectedNumber(ctx, numberId);
    const row = await lockProfile(ctx, numberId);
    requireVersion(row, version);
    requireQuiet(row);
    requireSendable(row);
    const live = row.live ?? emptyProfile;
    const [problem] = problemsOf({ ...live, ...row.draft }, live);
    if (problem) {
      throw invalid("Meta would not take this. See what is said beside the field.", {
        key: "profileProblem",
        field: problem.field,
      });
    }
    const { sent, failure } = send(row);
    await recordAudit(ctx, {
      action: "profile.sent",
      subject: { id: numberId, name: number.verifiedName },
      before: row.base,
      after: row.draft,
    });
    await enqueue(ctx, sendProfileJob, { numberId }, { lane: laneOf(numberId), key: numberId });
    const change = { sent, failure, sentBy: ctx.actor.memberId, sentAt: ctx.now() };
    return { version: await keepProfile(ctx, row, change) };
  });
}
