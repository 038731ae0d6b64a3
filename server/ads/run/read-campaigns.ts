import { and, eq, isNull, lt, notInArray, or } from "drizzle-orm";
import { z } from "zod";
import { adConnections, campaigns } from "@/db/schema/ads";
import { workspaces } from "@/db/schema/identity";
import { asWorker, type Ctx, inTransaction, systemCtx } from "../../context";
import { AppError } from "../../errors";
import { tellLive } from "../../live";
import { listAds } from "../../meta/ads/ad";
import { listAdSets } from "../../meta/ads/ad-set";
import type { OnAccount } from "../../meta/ads/call";
import { type CampaignAtMeta, listCampaigns, readCampaign } from "../../meta/ads/campaign";
import type { GraphError } from "../../meta/client";
import { defineJob, enqueue } from "../../queue";
import { failureOf } from "../ad-failure";
import { checkConnection } from "../connections/check-connection";
import { getConnection, openConnections, placeOf } from "../connections/load-connection";
import { applyListed, type Listed } from "./apply-listed";

export const readCampaignsJob = defineJob("readCampaigns", z.object({ connectionId: z.uuid() }), {
  maxAttempts: 3,
});

const freshForMs = 5 * 60_000;
/** What is wrong with an account or a Page changes seldom. */
const checkedForMs = 60 * 60_000;
const mostMissing = 10;

/** Reads what the ad account has, whoever made it, and notes what was changed elsewhere; nothing there is written. */
export async function readCampaigns(ctx: Ctx, { connectionId }: { connectionId: string }): Promise<void> {
  const place = await placeToRead(ctx, connectionId);
  if (!place) return;
  const beganAt = ctx.now();
  const listed = await list(place);
  if (listed.ok) listed.value.campaigns.push(...(await readMissing(ctx, place, connectionId, listed.value)));
  await inTransaction(ctx, async (ctx) => {
    const connection = await getConnection(ctx, connectionId);
    if (listed.ok) await applyListed(ctx, { connection, listed: listed.value, beganAt });
    await ctx.db
      .update(adConnections)
      .set({ listedAt: beganAt, failure: listed.ok ? null : failureOf(listed.error, ctx.now()) })
      .where(and(eq(adConnections.workspaceId, ctx.workspaceId), eq(adConnections.id, connectionId)));
    await tellLive(ctx, [{ kind: "campaigns.changed" }]);
  });
  const { readAt } = await inTransaction(ctx, (ctx) => getConnection(ctx, connectionId));
  const isStale = !readAt || readAt.getTime() < ctx.now().getTime() - checkedForMs;
  if (listed.ok && isStale) await checkConnection(ctx, { connectionId });
}

async function placeToRead(ctx: Ctx, connectionId: string): Promise<OnAccount | undefined> {
  try {
    return await placeOf(ctx, connectionId);
  } catch (error) {
    // Disconnected while the job waited.
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

type Reading = { ok: true; value: Listed } | { ok: false; error: GraphError };

async function list(place: OnAccount): Promise<Reading> {
  const found = await listCampaigns(place);
  if (!found.ok) return found;
  const adSets = await listAdSets(place);
  if (!adSets.ok) return adSets;
  const ads = await listAds(place);
  if (!ads.ok) return ads;
  return { ok: true, value: { campaigns: found.value, adSets: adSets.value, ads: ads.value } };
}

/** Meta's lists leave out what was archived or deleted there: it is asked for by its id, some at a time. */
async function readMissing(
  ctx: Ctx,
  place: OnAccount,
  connectionId: string,
  { campaigns: listed }: Listed,
): Promise<CampaignAtMeta[]> {
  const missing = await inTransaction(ctx, (ctx) =>
    ctx.db
      .select({ metaId: campaigns.metaId })
      .from(campaigns)
      .where(
        and(
          eq(campaigns.workspaceId, ctx.workspaceId),
          eq(campaigns.connectionId, connectionId),
          notInArray(campaigns.effectiveStatus, ["ARCHIVED", "DELETED"]),
          listed.length > 0
            ? notInArray(
                campaigns.metaId,
                listed.map(({ id }) => id),
              )
            : undefined,
        ),
      )
      .limit(mostMissing),
  );
  const found: CampaignAtMeta[] = [];
  for (const { metaId: campaignId } of missing) {
    const answer = await readCampaign({ ...place, campaignId });
    if (answer.ok) found.push(answer.value);
  }
  return found;
}

export const askForCampaigns = (ctx: Ctx, connectionId: string): Promise<void> =>
  enqueue(ctx, readCampaignsJob, { connectionId }, { key: connectionId });

/** Asks for all of the workspace's ad accounts to be read now. */
export const refreshCampaigns = (ctx: Ctx): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    for (const { id } of await openConnections(ctx)) await askForCampaigns(ctx, id);
  });

/** Asks for every ad account that was not read for a while, in every workspace. */
export async function askForStaleCampaigns(): Promise<void> {
  const ids = await asWorker((db) => db.select({ id: workspaces.id }).from(workspaces));
  for (const { id } of ids) {
    const ctx = systemCtx(id);
    const since = new Date(ctx.now().getTime() - freshForMs);
    await inTransaction(ctx, async (ctx) => {
      const stale = await ctx.db
        .select({ id: adConnections.id })
        .from(adConnections)
        .where(
          and(
            eq(adConnections.workspaceId, ctx.workspaceId),
            isNull(adConnections.disconnectedAt),
            or(isNull(adConnections.listedAt), lt(adConnections.listedAt, since)),
          ),
        );
      for (const connection of stale) await askForCampaigns(ctx, connection.id);
    });
  }
}
