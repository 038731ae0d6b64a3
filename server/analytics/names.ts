import { and, eq, inArray, sql } from "drizzle-orm";
import { adSets, campaigns, creatives } from "@/db/schema/ads";
import { broadcasts } from "@/db/schema/broadcasts";
import { phoneNumbers } from "@/db/schema/channels";
import { members } from "@/db/schema/identity";
import { labels } from "@/db/schema/labels";
import { templates } from "@/db/schema/notifications";
import { scanCodes } from "@/db/schema/scan-codes";
import { teams } from "@/db/schema/teams";
import type { InTransaction } from "../context";

/** A template's name is shared by its languages. */
export const templateName = sql<string>`${templates.name} || ' · ' || ${templates.language}`;

type Named = { id: string; name: string };

const read = {
  number: (ctx: InTransaction, ids: string[]): Promise<Named[]> =>
    ctx.db
      .select({ id: phoneNumbers.id, name: phoneNumbers.displayNumber })
      .from(phoneNumbers)
      .where(and(eq(phoneNumbers.workspaceId, ctx.workspaceId), inArray(phoneNumbers.id, ids))),
  member: (ctx: InTransaction, ids: string[]): Promise<Named[]> =>
    ctx.db
      .select({ id: members.id, name: members.name })
      .from(members)
      .where(and(eq(members.workspaceId, ctx.workspaceId), inArray(members.id, ids))),
  template: (ctx: InTransaction, ids: string[]): Promise<Named[]> =>
    ctx.db
      .select({ id: templates.id, name: templateName })
      .from(templates)
      .where(and(eq(templates.workspaceId, ctx.workspaceId), inArray(templates.id, ids))),
  broadcast: (ctx: InTransaction, ids: string[]): Promise<Named[]> =>
    ctx.db
      .select({ id: broadcasts.id, name: broadcasts.name })
      .from(broadcasts)
      .where(and(eq(broadcasts.workspaceId, ctx.workspaceId), inArray(broadcasts.id, ids))),
  code: (ctx: InTransaction, ids: string[]): Promise<Named[]> =>
    ctx.db
      .select({ id: scanCodes.id, name: scanCodes.name })
      .from(scanCodes)
      .where(and(eq(scanCodes.workspaceId, ctx.workspaceId), inArray(scanCodes.id, ids))),
  team: (ctx: InTransaction, ids: string[]): Promise<Named[]> =>
    ctx.db
      .select({ id: teams.id, name: teams.name })
      .from(teams)
      .where(and(eq(teams.workspaceId, ctx.workspaceId), inArray(teams.id, ids))),
  label: (ctx: InTransaction, ids: string[]): Promise<Named[]> =>
    ctx.db
      .select({ id: labels.id, name: labels.name })
      .from(labels)
      .where(and(eq(labels.workspaceId, ctx.workspaceId), inArray(labels.id, ids))),
  campaign: (ctx: InTransaction, ids: string[]): Promise<Named[]> =>
    ctx.db
      .select({ id: campaigns.id, name: campaigns.name })
      .from(campaigns)
      .where(and(eq(campaigns.workspaceId, ctx.workspaceId), inArray(campaigns.id, ids))),
  adSet: (ctx: InTransaction, ids: string[]): Promise<Named[]> =>
    ctx.db
      .select({ id: adSets.id, name: adSets.name })
      .from(adSets)
      .where(and(eq(adSets.workspaceId, ctx.workspaceId), inArray(adSets.id, ids))),
  /** One that was made in Ads Manager is known by Meta's id alone. */
  creative: (ctx: InTransaction, ids: string[]): Promise<Named[]> =>
    ctx.db
      .select({ id: creatives.id, name: sql<string>`coalesce(${creatives.headline}, ${creatives.metaId})` })
      .from(creatives)
      .where(and(eq(creatives.workspaceId, ctx.workspaceId), inArray(creatives.id, ids))),
  /** An ad that was made elsewhere is known by the headline that customers saw. */
  ad: (ctx: InTransaction, ids: string[]): Promise<Named[]> =>
    ctx.db.execute<Named>(sql`
      select asked.id, coalesce(
        (select name from ads where workspace_id = ${ctx.workspaceId}::uuid and meta_id = asked.id),
        (select headline from referrals where workspace_id = ${ctx.workspaceId}::uuid and meta_ad_id = asked.id
          order by at desc limit 1), asked.id) as name
      from unnest(${sql.param(ids)}::text[]) as asked (id)`),
};

/** What the groups of a report are called, where their keys are ids; a country or a day is its own name. */
export async function namesOf(
  ctx: InTransaction,
  groupBy: string,
  keys: (string | null)[],
): Promise<Map<string | null, string>> {
  const ids = [...new Set(keys)].filter((key) => key !== null);
  const reader = Object.hasOwn(read, groupBy) ? read[groupBy as keyof typeof read] : undefined;
  if (!reader || ids.length === 0) return new Map();
  return new Map((await reader(ctx, ids)).map(({ id, name }) => [id, name]));
}
