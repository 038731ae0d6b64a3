import { and, eq } from "drizzle-orm";
import { profileRevisions } from "@/db/schema/profile";
import { getConnectedNumber } from "../channels/get-numbers";
import { inTransaction, type MemberCtx } from "../context";
import { notFound } from "../errors";
import { recordAudit } from "../identity/record-audit";
import { keepProfile, lockProfile, requireQuiet, requireVersion } from "./load-profile";
import { pictureToKeep } from "./pictures";
import { edit } from "./profile-state";
import { type BringBackInput, profileFields } from "./schemas";

/** An older revision becomes the draft, to be looked at and sent. */
export function bringBack(
  ctx: MemberCtx,
  { numberId, version, revisionId }: BringBackInput,
): Promise<{ version: number }> {
  return inTransaction(ctx, async (ctx) => {
    const number = await getConnectedNumber(ctx, numberId);
    const [revision] = await ctx.db
      .select()
      .from(profileRevisions)
      .where(
        and(
          eq(profileRevisions.workspaceId, ctx.workspaceId),
          eq(profileRevisions.id, revisionId),
          eq(profileRevisions.numberId, numberId),
        ),
      );
    if (!revision) throw notFound("The revision", "revisionNotFound");
    const row = await lockProfile(ctx, numberId);
    requireVersion(row, version);
    requireQuiet(row);
    const picture = await pictureToKeep(ctx, {
      numberId,
      pictureId: revision.profile.picture,
      liveId: row.live?.picture ?? "",
    });
    const form = { ...revision.profile, picture };
    const { draft, base, failure } = edit(row, { form, settled: [...profileFields] });
    await recordAudit(ctx, {
      action: "profile.brought_back",
      subject: { id: numberId, name: number.verifiedName },
      before: row.draft,
      after: draft,
    });
    const change = { draft, base, failure, draftedBy: ctx.actor.memberId, draftedAt: ctx.now() };
    return { version: await keepProfile(ctx, row, change) };
  });
}
