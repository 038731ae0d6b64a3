import { and, asc, desc, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import { adSets, ads, campaigns, creatives } from "@/db/schema/ads";
import { campaignDrafts, publications } from "@/db/schema/publishing";
import { type Ctx, type InTransaction, readOnly } from "../../context";
import { aboutConnection, openConnections } from "../connections/load-connection";
import { deliveryOf, deliveryOfAll } from "./delivery-of";

/** Everything of the workspace's ad accounts, as a tree, and the drafts that are on their way there. */
export function listCampaigns(ctx: Ctx) {
  return readOnly(ctx, async (ctx) => {
    const connections = await openConnections(ctx);
    return {
      connections: connections.map((one) => ({ ...aboutConnection(one), listedAt: one.listedAt })),
      campaigns: await treeOf(ctx, connections),
      drafts: await openDrafts(ctx),
    };
  });
}

type Connections = Awaited<ReturnType<typeof openConnections>>;

/** More than anybody looks through; the newest count. */
const mostCampaigns = 500;

async function treeOf(ctx: InTransaction, connections: Connections) {
  if (connections.length === 0) return [];
  const { workspaceId } = ctx;
  const now = ctx.now();
  const currencyOf = new Map(connections.map(({ id, currency }) => [id, currency]));
  const rows = await ctx.db
    .select()
    .from(campaigns)
    .where(
      and(eq(campaigns.workspaceId, workspaceId), inArray(campaigns.connectionId, [...currencyOf.keys()])),
    )
    .orderBy(desc(campaigns.createdAt), desc(campaigns.id))
    .limit(mostCampaigns);
  if (rows.length === 0) return [];
  const sets = await ctx.db
    .select()
    .from(adSets)
    .where(
      and(
        eq(adSets.workspaceId, workspaceId),
        inArray(
          adSets.campaignId,
          rows.map(({ id }) => id),
        ),
      ),
    )
    .orderBy(asc(adSets.createdAt), asc(adSets.id));
  const shown = await adsOf(
    ctx,
    sets.map(({ id }) => id),
  );

  return rows
    .filter(({ effectiveStatus }) => effectiveStatus !== "DELETED")
    .map((row) => {
      const adSetViews = sets
        .filter(({ campaignId }) => campaignId === row.id)
        .map((set) => {
          const adViews = shown
            .filter(({ adSetId }) => adSetId === set.id)
            .map((ad) => ({ ...ad, delivery: deliveryOf(ad, now) }));
          const own = deliveryOf(set, now);
          return {
            adSetId: set.id,
            ...about(set),
            startsAt: set.startsAt,
            endsAt: set.endsAt,
            delivery: deliveryOfAll(
              own,
              adViews.map(({ delivery }) => delivery),
            ),
            ads: adViews.map(({ adSetId: _, ...ad }) => ad),
          };
        });
      return {
        campaignId: row.id,
        connectionId: row.connectionId,
        draftId: row.draftId,
        objective: row.objective,
        currency: currencyOf.get(row.connectionId) ?? "",
        ...about(row),
        createdAt: row.createdAt,
        delivery: deliveryOfAll(
          deliveryOf(row, now),
          adSetViews.map(({ delivery }) => delivery),
        ),
        adSets: adSetViews,
      };
    });
}

const about = ({
  name,
  status,
  issues,
  dailyBudgetMicros,
  lifetimeBudgetMicros,
}: Pick<
  typeof campaigns.$inferSelect,
  "name" | "status" | "issues" | "dailyBudgetMicros" | "lifetimeBudgetMicros"
>) => ({
  name,
  status,
  issues,
  budget:
    dailyBudgetMicros !== null
      ? { kind: "daily" as const, micros: Number(dailyBudgetMicros) }
      : lifetimeBudgetMicros !== null
        ? { kind: "lifetime" as const, micros: Number(lifetimeBudgetMicros) }
        : null,
});

async function adsOf(ctx: InTransaction, adSetIds: string[]) {
  if (adSetIds.length === 0) return [];
  return ctx.db
    .select({
      adId: ads.id,
      adSetId: ads.adSetId,
      metaId: ads.metaId,
      name: ads.name,
      status: ads.status,
      effectiveStatus: ads.effectiveStatus,
      issues: ads.issues,
      reviewFeedback: ads.reviewFeedback,
      headline: creatives.headline,
      adPictureId: creatives.pictureId,
      createdAt: ads.createdAt,
    })
    .from(ads)
    .leftJoin(creatives, and(eq(creatives.workspaceId, ads.workspaceId), eq(creatives.id, ads.creativeId)))
    .where(and(eq(ads.workspaceId, ctx.workspaceId), inArray(ads.adSetId, adSetIds)))
    .orderBy(asc(ads.createdAt), asc(ads.id));
}

/** Drafts that are not yet a campaign, with how far they are; what is published is in the tree. */
function openDrafts(ctx: InTransaction) {
  return ctx.db
    .select({
      draftId: campaignDrafts.id,
      name: sql<string>`coalesce(${campaignDrafts.form} ->> 'name', '')`,
      version: campaignDrafts.version,
      changedAt: campaignDrafts.changedAt,
      state: publications.state,
    })
    .from(campaignDrafts)
    .leftJoin(
      publications,
      and(
        eq(publications.workspaceId, campaignDrafts.workspaceId),
        eq(publications.draftId, campaignDrafts.id),
        ne(publications.state, "undone"),
      ),
    )
    .where(
      and(
        eq(campaignDrafts.workspaceId, ctx.workspaceId),
        isNull(campaignDrafts.discardedAt),
        sql`${publications.state} is distinct from 'published'`,
      ),
    )
    .orderBy(desc(campaignDrafts.changedAt))
    .limit(mostCampaigns);
}
