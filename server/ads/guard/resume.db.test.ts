import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { as, createMember, createSession, createWorkspace, ownerDb } from "@/db/factories";
import { adSets, campaigns } from "@/db/schema/ads";
import { sessions } from "@/db/schema/identity";
import { systemCtx } from "../../context";
import { createCampaign, metaSays } from "../funnel/testing";
import { addRule } from "../rules/add-rule";
import { applyRules } from "../rules/apply-rules";
import { startCampaigns } from "../rules/testing-meta";
import { changeStatus } from "../run/change-at-meta";
import { createAdConnection } from "../testing";
import { setLimit } from "./set-limit";

const meta = await startCampaigns();
const start = new Date("2026-11-23T10:00:00Z");

/** A business with a limit of 100 a month that stops, a campaign, and an agent who was here a moment ago. */
async function open(currency = "EUR") {
  const workspace = await createWorkspace({ timeZone: "Europe/Madrid" });
  const noor = await createMember(workspace.id, "Noor", ["marketer"]);
  const ana = await createMember(workspace.id, "Ana", ["agent"]);
  const clock = { at: start };
  const now = () => clock.at;
  const session = await createSession(ana, {
    lastSeenAt: start,
    expiresAt: new Date("2027-01-01T00:00:00Z"),
  });
  const connection = await createAdConnection(noor, { currency });
  const { campaign, adSet, ad } = await createCampaign(connection, "Winter");
  const connectionId = connection.id;
  await setLimit(as(noor, now), {
    ...{ connectionId, campaignId: null, amountMicros: 100_000_000, thresholds: [], stops: true },
  });
  return {
    ...{ clock, ad, campaign, adSet },
    isAbsent: () =>
      addRule(as(noor, now), {
        ...{ connectionId, campaignId: null, restHours: null },
        terms: { kind: "absent", minutes: 15, isForWorkingHours: false, resumes: true },
      }),
    look: () => applyRules(systemCtx(workspace.id, now), { connectionId }),
    comesBack: () =>
      ownerDb().update(sessions).set({ lastSeenAt: clock.at }).where(eq(sessions.id, session.id)),
    resume: () =>
      changeStatus(as(noor, now), {
        subject: { level: "campaign", campaignId: campaign.id },
        ...{ from: "PAUSED", to: "ACTIVE" },
      }),
    async status() {
      const [row] = await ownerDb().select().from(campaigns).where(eq(campaigns.id, campaign.id));
      return row?.status;
    },
  };
}

test("somebody who is back does not resume what a limit has no money for", async () => {
  const shop = await open();
  await shop.isAbsent();
  shop.clock.at = new Date("2026-11-23T10:20:00Z");
  await shop.look();
  expect(await shop.status()).toBe("PAUSED");
  await metaSays(shop.ad, { day: "2026-11-23", spendMicros: 100_000_000n });
  await shop.comesBack();
  await shop.look();
  expect(await shop.status()).toBe("PAUSED");
});

test("what is resumed counts with what is left of its budget, until its ad sets end", async () => {
  const shop = await open();
  await ownerDb()
    .update(campaigns)
    .set({ status: "PAUSED", lifetimeBudgetMicros: 500_000_000n })
    .where(eq(campaigns.id, shop.campaign.id));
  // Eight days of November and 72 of later months are left, and 160 of the 500 euros.
  await ownerDb()
    .update(adSets)
    .set({ endsAt: new Date("2027-02-10T12:00:00Z") })
    .where(eq(adSets.id, shop.adSet.id));
  await metaSays(shop.ad, { day: "2026-10-20", spendMicros: 250_000_000n });
  await metaSays(shop.ad, { day: "2026-11-02", spendMicros: 90_000_000n });
  // 16 of the 160 euros that are left, and the 90 that this month has cost already.
  await expect(shop.resume()).rejects.toMatchObject({
    key: "spendLimitConfirm",
    params: { limit: "100.00 EUR", forecast: "106.00 EUR" },
  });
});

test("a pause that Meta refuses is not asked for every minute, and again after a quarter of an hour", async () => {
  const shop = await open();
  await shop.isAbsent();
  meta.writes = [];
  meta.refusals = 1;
  shop.clock.at = new Date("2026-11-23T10:20:00Z");
  await shop.look();
  shop.clock.at = new Date("2026-11-23T10:21:00Z");
  await shop.look();
  expect(meta.writes).toEqual([]);
  expect(await shop.status()).toBe("ACTIVE");
  shop.clock.at = new Date("2026-11-23T10:36:00Z");
  await shop.look();
  expect(await shop.status()).toBe("PAUSED");
});

test("amounts of a currency without a smaller unit are written in whole ones", async () => {
  const shop = await open("JPY");
  await ownerDb()
    .update(campaigns)
    .set({ status: "PAUSED", dailyBudgetMicros: 500_000_000n })
    .where(eq(campaigns.id, shop.campaign.id));
  await expect(shop.resume()).rejects.toMatchObject({
    key: "spendLimitConfirm",
    params: { limit: "100 JPY", forecast: "4000 JPY" },
  });
});
