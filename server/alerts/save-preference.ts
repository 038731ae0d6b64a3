import { sql } from "drizzle-orm";
import { alertDigests, alertPreferences } from "@/db/schema/alerts";
import { inTransaction, type MemberCtx } from "../context";
import { forbidden } from "../errors";
import { recordAudit } from "../identity/record-audit";
import { tellLive } from "../live";
import { getPreferences } from "./get-preferences";
import type { SaveDigestHourInput, SavePreferenceInput } from "./schemas";

/** A member chooses how to hear of a kind of alert. */
export function savePreference(ctx: MemberCtx, { kind, inApp, email }: SavePreferenceInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const known = (await getPreferences(ctx, { locale: "en" })).kinds.find((one) => one.kind === kind);
    if (!known) throw forbidden("Your role does not include this.", { key: "roleLacks" });
    const { workspaceId, actor } = ctx;
    await ctx.db
      .insert(alertPreferences)
      .values({ workspaceId, memberId: actor.memberId, kind, inApp, email })
      .onConflictDoUpdate({
        target: [alertPreferences.workspaceId, alertPreferences.memberId, alertPreferences.kind],
        set: { inApp, email },
      });
    await recordAudit(ctx, {
      action: "alerts.preference_changed",
      subject: kind,
      before: { inApp: known.inApp, email: known.email },
      after: { inApp, email },
    });
    await tellLive(ctx, [{ kind: "alerts.changed" }]);
  });
}

/** A member chooses the hour of her daily e-mail; what was told before it is not told again. */
export function saveDigestHour(ctx: MemberCtx, { hour }: SaveDigestHourInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { digestHour } = await getPreferences(ctx, { locale: "en" });
    const { workspaceId, actor } = ctx;
    await ctx.db
      .insert(alertDigests)
      .values({ workspaceId, memberId: actor.memberId, hour, toldUntil: ctx.now() })
      .onConflictDoUpdate({
        target: [alertDigests.workspaceId, alertDigests.memberId],
        set: { hour: sql`excluded.hour` },
      });
    await recordAudit(ctx, {
      action: "alerts.digest_hour_changed",
      subject: actor.memberId,
      before: { hour: digestHour },
      after: { hour },
    });
  });
}
