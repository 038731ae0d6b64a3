import { and, eq, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { as, createMember, createWorkspace, ownerDb } from "@/db/factories";
import { ads, campaignChanges, campaigns } from "@/db/schema/ads";
import { alerts } from "@/db/schema/alerts";
import { createCampaign, metaSays } from "../ads/funnel/testing";
import { setLimit } from "../ads/guard/set-limit";
import { createAdConnection } from "../ads/testing";
import { inTransaction, systemCtx } from "../context";
import { watchCampaigns } from "./watch-campaigns";

const noon = new Date("2026-11-23T12:00:00Z");

async function open() {
  const { id } = await createWorkspace();
  const noor = await createMember(id, "Noor", ["marketer"]);
  const connection = await createAdConnection(noor);
  const made = await createCampaign(connection, "Winter");
  const watch = () =>
    inTransaction(
      systemCtx(id, () => noon),
      watchCampaigns,
    );
  const told = async () => {
    const rows = await ownerDb()
      .select()
      .from(alerts)
      .where(and(eq(alerts.workspaceId, id), isNull(alerts.resolvedAt)));
    return rows.map(({ kind, params }) => [kind, params]);
  };
  return { id, noor, connection, ...made, watch, told };
}

test("an ad that Meta refused is told with its reason, until it is no more", async () => {
  const { ad, watch, told } = await open();
  const review = { "Personal attributes": "Speak of what you sell." };
  await ownerDb()
    .update(ads)
    .set({ effectiveStatus: "DISAPPROVED", reviewFeedback: review })
    .where(eq(ads.id, ad.id));
  await watch();
  await watch();
  const params = { campaignName: "Winter", adName: "Winter", reason: "Speak of what you sell." };
  expect(await told()).toEqual([["ad_refused", params]]);
  await ownerDb().update(ads).set({ status: "PAUSED" }).where(eq(ads.id, ad.id));
  await watch();
  expect(await told()).toEqual([]);
});

test("what a rule paused is told until somebody changes it", async () => {
  const { id: workspaceId, campaign, watch, told } = await open();
  const change = (source: "rule" | "here", after: string, at: Date) =>
    ownerDb()
      .insert(campaignChanges)
      .values({
        ...{ workspaceId, id: uuidv7(), campaignId: campaign.id, subjectId: campaign.id, at, source },
        ...{ level: "campaign", field: "status", after },
        because: source === "rule" ? { kind: "absent", minutes: 15 } : undefined,
      });
  await ownerDb().update(campaigns).set({ status: "PAUSED" }).where(eq(campaigns.id, campaign.id));
  await change("rule", "PAUSED", noon);
  await watch();
  expect(await told()).toEqual([["campaign_paused", { campaignName: "Winter", because: "absent" }]]);
  await change("here", "ACTIVE", new Date(noon.getTime() + 5 * 60_000));
  await ownerDb().update(campaigns).set({ status: "ACTIVE" }).where(eq(campaigns.id, campaign.id));
  await watch();
  expect(await told()).toEqual([]);
});

test("a limit tells of the highest threshold that is reached", async () => {
  const { noor, connection, ad, watch, told } = await open();
  await setLimit(as(noor), {
    ...{ connectionId: connection.id, campaignId: null, amountMicros: 100_000_000 },
    ...{ thresholds: [50, 80, 100], stops: false },
  });
  await metaSays(ad, { day: "2026-11-20", spendMicros: 85_000_000n });
  await watch();
  expect(await told()).toEqual([["spend_limit_threshold", { name: connection.name, threshold: 80 }]]);
});
