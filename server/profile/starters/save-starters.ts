import { getConnectedNumber } from "../../channels/get-numbers";
import { inTransaction, type MemberCtx } from "../../context";
import { conflict } from "../../errors";
import { recordAudit } from "../../identity/record-audit";
import { requireQuiet, requireVersion } from "../load-profile";
import { edit } from "../profile-state";
import { keepStarters, lockStarters } from "./load-starters";
import type { SaveStartersInput } from "./schemas";

/** Keeps what was typed, right or wrong; nothing of it is sent yet. What Meta has already is no draft. */
export function saveStarters(
  ctx: MemberCtx,
  { numberId, version, starters, settled }: SaveStartersInput,
): Promise<{ version: number }> {
  return inTransaction(ctx, async (ctx) => {
    const number = await getConnectedNumber(ctx, numberId);
    const row = await lockStarters(ctx, numberId);
    if (!row.live) {
      throw conflict("Meta has not told us yet what customers find.", { key: "profileUnread" });
    }
    requireVersion(row, version);
    requireQuiet(row);
    const { draft, base, failure } = edit(row, { form: starters, settled });
    await recordAudit(ctx, {
      action: "starters.drafted",
      subject: { id: numberId, name: number.verifiedName },
      before: row.draft,
      after: draft,
    });
    const change = { draft, base, failure, draftedBy: ctx.actor.memberId, draftedAt: ctx.now() };
    return { version: await keepStarters(ctx, row, change) };
  });
}
