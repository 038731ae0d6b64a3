import { and, eq, inArray } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { type AdIssue, adSets, ads, campaigns, creatives } from "@/db/schema/ads";
import type { InTransaction } from "../../context";
import type { AdAtMeta } from "../../meta/ads/ad";
import type { AdSetAtMeta } from "../../meta/ads/ad-set";
import type { Budget, CampaignAtMeta } from "../../meta/ads/campaign";
import { microsOfMinor } from "../../meta/ads/money";
import type { Issue } from "../../meta/ads/nodes";
import type { Connection } from "../connections/load-connection";
import { noteChanges } from "./note-changes";

export type Listed = { campaigns: CampaignAtMeta[]; adSets: AdSetAtMeta[]; ads: AdAtMeta[] };

type Applying = { connection: Connection; listed: Listed; beganAt: Date };

/** What Meta's lists say. Of what was changed here since the reading began, they say nothing. */
export async function applyListed(ctx: InTransaction, applying: Applying): Promise<void> {
  const campaignIds = await applyCampaigns(ctx, applying);
  const adSetIds = await applyAdSets(ctx, applying, campaignIds);
  await applyAds(ctx, applying, adSetIds);
}

const issuesOf = (issues: Issue[]): AdIssue[] =>
  issues.map(({ code, summary = "", message = "" }) => ({ code, summary, words: message }));

type Node = Pick<CampaignAtMeta, "id" | "name" | "status" | "effectiveStatus" | "issues" | "createdAt">;

const stateOf = ({ name, status, effectiveStatus, issues }: Node, readAt: Date) => ({
  name,
  status: status ?? "UNKNOWN",
  effectiveStatus,
  issues: issuesOf(issues),
  readAt,
});

const budgetOf = (budget: Budget | undefined, currency: string) => ({
  dailyBudgetMicros: budget?.kind === "daily" ? microsOfMinor(budget.amount, currency) : null,
  lifetimeBudgetMicros: budget?.kind === "lifetime" ? microsOfMinor(budget.amount, currency) : null,
});

type Row = { id: string; metaId: string; readAt: Date };

/** Those that were known, by Meta's id; of several thousand, as many as were listed. */
async function knownIn<T extends Row>(
  select: (metaIds: string[]) => Promise<T[]>,
  nodes: Node[],
): Promise<Map<string, T>> {
  if (nodes.length === 0) return new Map();
  return new Map((await select(nodes.map(({ id }) => id))).map((row) => [row.metaId, row]));
}

async function applyCampaigns(ctx: InTransaction, { connection, listed, beganAt }: Applying) {
  const { workspaceId } = ctx;
  const known = await knownIn(
    (metaIds) =>
      ctx.db
        .select()
        .from(campaigns)
        .where(and(eq(campaigns.workspaceId, workspaceId), inArray(campaigns.metaId, metaIds))),
    listed.campaigns,
  );
  const ids = new Map<string, string>();
  for (const node of listed.campaigns) {
    const row = known.get(node.id);
    const id = row?.id ?? uuidv7();
    ids.set(node.id, id);
    const state = { ...stateOf(node, beganAt), ...budgetOf(node.budget, connection.currency) };
    if (!row) {
      await ctx.db.insert(campaigns).values({
        ...{ workspaceId, id, metaId: node.id, connectionId: connection.id, objective: node.objective },
        ...state,
        createdAt: node.createdAt ?? beganAt,
      });
    } else if (row.readAt <= beganAt) {
      await noteChanges(ctx, { level: "campaign", campaignId: id, subjectId: id, at: beganAt }, row, state);
      await ctx.db
        .update(campaigns)
        .set(state)
        .where(and(eq(campaigns.workspaceId, workspaceId), eq(campaigns.id, id)));
    }
  }
  return ids;
}

async function applyAdSets(
  ctx: InTransaction,
  { connection, listed, beganAt }: Applying,
  campaignIds: Map<string, string>,
) {
  const { workspaceId } = ctx;
  const known = await knownIn(
    (metaIds) =>
      ctx.db
        .select()
        .from(adSets)
        .where(and(eq(adSets.workspaceId, workspaceId), inArray(adSets.metaId, metaIds))),
    listed.adSets,
  );
  const ids = new Map<string, { id: string; campaignId: string }>();
  for (const node of listed.adSets) {
    const campaignId = campaignIds.get(node.campaignId ?? "");
    if (!campaignId) continue;
    const row = known.get(node.id);
    const id = row?.id ?? uuidv7();
    ids.set(node.id, { id, campaignId });
    const state = {
      ...stateOf(node, beganAt),
      ...budgetOf(node.budget, connection.currency),
      startsAt: node.startAt ?? null,
      endsAt: node.endAt ?? null,
      learning: node.learning ?? null,
    };
    if (!row) {
      await ctx.db.insert(adSets).values({
        ...{ workspaceId, id, metaId: node.id, campaignId },
        ...state,
        createdAt: node.createdAt ?? beganAt,
      });
    } else if (row.readAt <= beganAt) {
      await noteChanges(ctx, { level: "adSet", campaignId, subjectId: id, at: beganAt }, row, state);
      await ctx.db
        .update(adSets)
        .set(state)
        .where(and(eq(adSets.workspaceId, workspaceId), eq(adSets.id, id)));
    }
  }
  return ids;
}

async function applyAds(
  ctx: InTransaction,
  { connection, listed, beganAt }: Applying,
  adSetIds: Map<string, { id: string; campaignId: string }>,
) {
  const { workspaceId } = ctx;
  const known = await knownIn(
    (metaIds) =>
      ctx.db
        .select()
        .from(ads)
        .where(and(eq(ads.workspaceId, workspaceId), inArray(ads.metaId, metaIds))),
    listed.ads,
  );
  for (const node of listed.ads) {
    const adSet = adSetIds.get(node.adSetId ?? "");
    if (!adSet) continue;
    const row = known.get(node.id);
    const id = row?.id ?? uuidv7();
    const state = {
      ...stateOf(node, beganAt),
      creativeId: node.creativeId ? await creativeOf(ctx, connection.id, node.creativeId, beganAt) : null,
      reviewFeedback: Object.fromEntries(node.refusals.map(({ policy, reason }) => [policy, reason])),
    };
    if (!row) {
      await ctx.db.insert(ads).values({
        ...{ workspaceId, id, metaId: node.id, adSetId: adSet.id },
        ...state,
        createdAt: node.createdAt ?? beganAt,
      });
    } else if (row.readAt <= beganAt) {
      const place = { level: "ad" as const, campaignId: adSet.campaignId, subjectId: id, at: beganAt };
      await noteChanges(ctx, place, row, state);
      await ctx.db
        .update(ads)
        .set(state)
        .where(and(eq(ads.workspaceId, workspaceId), eq(ads.id, id)));
    }
  }
}

/** The creative by Meta's id; one that was made elsewhere is known by that alone. */
async function creativeOf(
  ctx: InTransaction,
  connectionId: string,
  metaId: string,
  createdAt: Date,
): Promise<string | null> {
  const { workspaceId } = ctx;
  await ctx.db
    .insert(creatives)
    .values({ workspaceId, id: uuidv7(), connectionId, metaId, createdAt })
    .onConflictDoNothing();
  const [row] = await ctx.db
    .select({ id: creatives.id })
    .from(creatives)
    .where(and(eq(creatives.workspaceId, workspaceId), eq(creatives.metaId, metaId)));
  return row?.id ?? null;
}
