import { getConnectedNumber } from "../channels/get-numbers";
import { inTransaction, type MemberCtx } from "../context";
import { conflict } from "../errors";
import { recordAudit } from "../identity/record-audit";
import { keepProfile, lockProfile, requireQuiet, requireVersion } from "./load-profile";
import { getPicture, pictureToKeep } from "./pictures";
import { edit } from "./profile-state";
import type { SaveDraftInput } from "./schemas";

/** Keeps what was typed, right or wrong, for whoever goes on with it; nothing of it is sent yet. */
export function saveDraft(
  ctx: MemberCtx,
  { numberId, version, profile, settled }: SaveDraftInput,
): Promise<{ version: number }> {
  return inTransaction(ctx, async (ctx) => {
    const number = await getConnectedNumber(ctx, numberId);
    const row = await lockProfile(ctx, numberId);
    if (!row.live) {
      throw conflict("Meta has not told us yet what the profile is.", { key: "profileUnread" });
    }
    requireVersion(row, version);
    requireQuiet(row);
    const { picture: liveId } = row.live;
    const { picture: pictureId } = profile;
    if (pictureId && pictureId !== liveId) await getPicture(ctx, { numberId, pictureId });
    const picture = await pictureToKeep(ctx, { numberId, pictureId, liveId });
    const { draft, base, failure } = edit(row, { form: { ...profile, picture }, settled });
    const change = { draft, base, failure, draftedBy: ctx.actor.memberId, draftedAt: ctx.now() };
    await recordAudit(ctx, {
      action: "profile.drafted",
      subject: { id: numberId, name: number.verifiedName },
      before: row.draft,
      after: draft,
    });
    return { version: await keepProfile(ctx, row, change) };
  });
}
