import { getConnectedNumber } from "../channels/get-numbers";
import { inTransaction, type MemberCtx } from "../context";
import { recordAudit } from "../identity/record-audit";
import { keepProfile, lockProfile, requireQuiet, requireVersion } from "./load-profile";
import { discard } from "./profile-state";
import type { VersionInput } from "./schemas";

/** Forgets the draft: the profile stays as it is at Meta. */
export function discardDraft(
  ctx: MemberCtx,
  { numberId, version }: VersionInput,
): Promise<{ version: number }> {
  return inTransaction(ctx, async (ctx) => {
    const number = await getConnectedNumber(ctx, numberId);
    const row = await lockProfile(ctx, numberId);
    requireVersion(row, version);
    requireQuiet(row);
    await recordAudit(ctx, {
      action: "profile.draft_discarded",
      subject: { id: numberId, name: number.verifiedName },
      before: row.draft,
    });
    const { draft, base, failure } = discard(row);
    return {
      version: await keepProfile(ctx, row, { draft, base, failure, draftedBy: null, draftedAt: null }),
    };
  });
}
