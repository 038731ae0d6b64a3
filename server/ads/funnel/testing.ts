import { v7 as uuidv7 } from "uuid";
import { ownerDb } from "@/db/factories";
import { adInsights } from "@/db/schema/ad-insights";
import { adSets, ads, campaigns, creatives } from "@/db/schema/ads";
import { responses } from "@/db/schema/inbox";
import type { createAdConnection } from "../testing";

type Connection = Awaited<ReturnType<typeof createAdConnection>>;
let metaIds = 0;
const metaId = () => `1202${String(Date.now()).slice(-8)}${String(++metaIds).padStart(5, "0")}`;

/** For tests: a campaign with one ad set and so many ads, each with a creative of its own. */
export async function createCampaign(connection: Connection, name: string, adCount = 1) {
  const { workspaceId, id: connectionId } = connection;
  const at = new Date("2026-01-01T00:00:00Z");
  const state = () => ({
    ...{ workspaceId, name, metaId: metaId(), status: "ACTIVE", effectiveStatus: "ACTIVE" },
    ...{ createdAt: at, readAt: at },
  });
  const campaign = { id: uuidv7(), connectionId, ...state() };
  const adSet = { id: uuidv7(), campaignId: campaign.id, ...state() };
  await ownerDb().insert(campaigns).values(campaign);
  await ownerDb().insert(adSets).values(adSet);
  const made = [];
  for (let nth = 1; nth <= adCount; nth++) {
    const creative = {
      workspaceId,
      id: uuidv7(),
      connectionId,
      metaId: metaId(),
      headline: name,
      createdAt: at,
    };
    const ad = { id: uuidv7(), adSetId: adSet.id, creativeId: creative.id, ...state() };
    await ownerDb().insert(creatives).values(creative);
    await ownerDb().insert(ads).values(ad);
    made.push({ ...ad, name: `${name} ${nth}`, campaign, adSet, connection });
  }
  return { campaign, adSet, ads: made, ad: made[0]! };
}
export type AdOfTest = Awaited<ReturnType<typeof createCampaign>>["ad"];

type Said = Partial<typeof adInsights.$inferInsert> & { day: string };

/** For tests: what Meta says of a day of an ad. */
export async function metaSays({ connection, campaign, adSet, metaId: adMetaId }: AdOfTest, said: Said) {
  await ownerDb()
    .insert(adInsights)
    .values({
      ...{
        workspaceId: connection.workspaceId,
        kind: "whole",
        adAccountId: connection.adAccountId,
        adMetaId,
      },
      ...{ campaignMetaId: campaign.metaId, adSetMetaId: adSet.metaId, currency: connection.currency },
      ...{ spendMicros: 0n, impressions: 0, clicks: 0, linkClicks: 0, conversations: 0, contacts: 0 },
      ...{ firstReplies: 0, deepConversations: 0, blocks: 0, readAt: new Date(), ...said },
    });
}

type Wait = { seconds?: number; closedAt?: Date };

/** For tests: a customer asks, and is answered after so long, or not yet. */
export async function asks(
  { workspaceId, id: conversationId }: { workspaceId: string; id: string },
  askedAt: Date,
  { seconds, closedAt }: Wait = {},
) {
  await ownerDb()
    .insert(responses)
    .values({
      ...{ workspaceId, id: uuidv7(), conversationId, askedAt, closedAt },
      ...(seconds !== undefined && {
        ...{ answeredAt: new Date(askedAt.getTime() + seconds * 1000), answeredBy: "person" as const },
        ...{ answerMessageId: uuidv7(), waitSeconds: seconds },
      }),
    });
}
