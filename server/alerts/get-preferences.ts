import { and, eq } from "drizzle-orm";
import { alertDigests, alertPreferences } from "@/db/schema/alerts";
import { type MemberCtx, readOnly } from "../context";
import { isMailConfigured } from "../mail";
import { kindsFor } from "./kinds";
import type { ListAlertsInput } from "./schemas";

/** In the morning, before the day has decided itself. */
export const usualDigestHour = 8;

/** How a member hears of each kind that concerns her roles, and when her daily e-mail goes out. */
export function getPreferences(ctx: MemberCtx, { locale }: ListAlertsInput) {
  return readOnly(ctx, async (ctx) => {
    const { memberId, roles } = ctx.actor;
    const chosen = await ctx.db
      .select()
      .from(alertPreferences)
      .where(and(eq(alertPreferences.workspaceId, ctx.workspaceId), eq(alertPreferences.memberId, memberId)));
    const [digest] = await ctx.db
      .select({ hour: alertDigests.hour })
      .from(alertDigests)
      .where(and(eq(alertDigests.workspaceId, ctx.workspaceId), eq(alertDigests.memberId, memberId)));
    return {
      isMailConfigured: isMailConfigured(),
      digestHour: digest?.hour ?? usualDigestHour,
      kinds: kindsFor(roles).map(({ kind, severity, email, words }) => {
        const own = chosen.find((preference) => preference.kind === kind);
        return {
          kind,
          severity,
          name: words[locale].name,
          inApp: own?.inApp ?? true,
          email: own?.email ?? email,
        };
      }),
    };
  });
}
