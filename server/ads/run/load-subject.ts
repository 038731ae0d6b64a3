import { and, eq } from "drizzle-orm";
import { adSets, ads, campaigns } from "@/db/schema/ads";
import type { InTransaction } from "../../context";
import { notFound } from "../../errors";
import { readAd, updateAd } from "../../meta/ads/ad";
import { readAdSet, updateAdSet } from "../../meta/ads/ad-set";
import type { OnAccount } from "../../meta/ads/call";
import { type Budget, readCampaign, updateCampaign } from "../../meta/ads/campaign";
import type { Status } from "../../meta/ads/nodes";
import type { GraphResult } from "../../meta/client";
import type { Subject } from "./schemas";

type State = {
  name: string;
  status: string;
  dailyBudgetMicros?: bigint | null;
  lifetimeBudgetMicros?: bigint | null;
  endsAt?: Date | null;
};

/** Only an ad set has an end. */
type SubjectChange = { status?: Status; budget?: Budget; endAt?: Date | "never" };

/** A campaign, an ad set or an ad: where it is kept, and how it is read and changed at Meta. */
export type Loaded = {
  level: Subject["level"];
  id: string;
  metaId: string;
  campaignId: string;
  connectionId: string;
  state: State;
  table: typeof campaigns | typeof adSets | typeof ads;
  read: (place: OnAccount) => Promise<GraphResult<{ status?: Status; budget?: Budget; endAt?: Date }>>;
  update: (place: OnAccount, change: SubjectChange) => Promise<GraphResult<unknown>>;
};

export function loadSubject(ctx: InTransaction, subject: Subject): Promise<Loaded> {
  switch (subject.level) {
    case "campaign":
      return loadCampaign(ctx, subject.campaignId);
    case "adSet":
      return loadAdSet(ctx, subject.adSetId);
    case "ad":
      return loadAd(ctx, subject.adId);
  }
}

const gone = () => notFound("The campaign", "campaignNotFound");

async function loadCampaign(ctx: InTransaction, id: string): Promise<Loaded> {
  const [row] = await ctx.db
    .select()
    .from(campaigns)
    .where(and(eq(campaigns.workspaceId, ctx.workspaceId), eq(campaigns.id, id)));
  if (!row) throw gone();
  const { metaId, connectionId } = row;
  return {
    ...{ level: "campaign", id, metaId, campaignId: id, connectionId, state: row, table: campaigns },
    read: (place) => readCampaign({ ...place, campaignId: metaId }),
    update: (place, { status, budget }) =>
      updateCampaign({ ...place, campaignId: metaId, change: { status, budget } }),
  };
}

async function loadAdSet(ctx: InTransaction, id: string): Promise<Loaded> {
  const [row] = await ctx.db
    .select()
    .from(adSets)
    .where(and(eq(adSets.workspaceId, ctx.workspaceId), eq(adSets.id, id)));
  if (!row) throw gone();
  const { metaId, campaignId } = row;
  const { connectionId } = await loadCampaign(ctx, campaignId);
  return {
    ...{ level: "adSet", id, metaId, campaignId, connectionId, state: row, table: adSets },
    read: (place) => readAdSet({ ...place, adSetId: metaId }),
    update: (place, change) => updateAdSet({ ...place, adSetId: metaId, change }),
  };
}

async function loadAd(ctx: InTransaction, id: string): Promise<Loaded> {
  const [row] = await ctx.db
    .select()
    .from(ads)
    .where(and(eq(ads.workspaceId, ctx.workspaceId), eq(ads.id, id)));
  if (!row) throw gone();
  const { metaId } = row;
  const { campaignId, connectionId } = await loadAdSet(ctx, row.adSetId);
  return {
    ...{ level: "ad", id, metaId, campaignId, connectionId, state: row, table: ads },
    read: (place) => readAd({ ...place, adId: metaId }),
    update: (place, { status }) => updateAd({ ...place, adId: metaId, change: { status } }),
  };
}
