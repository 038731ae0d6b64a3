import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { as, createMember, createWorkspace, ownerDb } from "@/db/factories";
import { adInsightStates } from "@/db/schema/ad-insights";
import { adSets, campaigns } from "@/db/schema/ads";
import { spendIntents } from "@/db/schema/ads-rules";
import { systemCtx } from "../../context";
import { createCampaign, metaSays } from "../funnel/testing";
import { startPublishing } from "../publishing/start-publishing";
import { applyRules } from "../rules/apply-rules";
import { startCampaigns } from "../rules/testing-meta";
import { changeEnd, changeStatus } from "../run/change-at-meta";
import { createAdConnection, createAdPicture, createDraft, wholeForm } from "../testing";
import { setLimit } from "./set-limit";

const meta = await startCampaigns();
beforeEach(() => {
  Object.assign(meta, { statuses: new Map(), ends: new Map(), writes: [], losesAnswers: 0, refusals: 0 });
});

const start = new Date("2026-11-23T10:00:00Z");
const euros = (amount: number) => BigInt(amount * 1_000_000);

/** A business with a limit for its ad account in November, of which eight days are left, today among them. */
async function open(limit = 100) {
  const workspace = await createWorkspace({ timeZone: "Europe/Madrid" });
  const noor = await createMember(workspace.id, "Noor", ["marketer"]);
  const clock = { at: start };
  const now = () => clock.at;
  const connection = await createAdConnection(noor);
  await setLimit(as(noor, now), {
    ...{ connectionId: connection.id, campaignId: null, amountMicros: limit * 1_000_000 },
    ...{ thresholds: [], stops: true },
  });
  const campaign = async (name: string, daily: number, status = "PAUSED") => {
    const made = await createCampaign(connection, name);
    await ownerDb()
      .update(campaigns)
      .set({ dailyBudgetMicros: euros(daily), status })
      .where(eq(campaigns.id, made.campaign.id));
    meta.statuses.set(made.campaign.metaId, status);
    return made;
  };
  type Made = Awaited<ReturnType<typeof campaign>>;
  const resume = ({ campaign: { id: campaignId } }: Made) =>
    changeStatus(as(noor, now), {
      ...{ subject: { level: "campaign", campaignId }, from: "PAUSED", to: "ACTIVE" },
    });
  const look = () => applyRules(systemCtx(workspace.id, now), { connectionId: connection.id });
  return { workspace, noor, now, clock, connection, campaign, resume, look };
}

const confirm = { key: "spendLimitConfirm" };
const outcomesOf = (results: PromiseSettledResult<unknown>[]) =>
  results.map((one) => (one.status === "rejected" ? one.reason.key : "done")).sort();

describe("two who begin at the same moment", () => {
  test("resume what fits together only once", async () => {
    const { campaign, resume } = await open();
    const both = [await campaign("Winter", 10), await campaign("Spring", 10)];
    expect(outcomesOf(await Promise.allSettled(both.map(resume)))).toEqual(["done", "spendLimitConfirm"]);
    expect(meta.writes).toHaveLength(1);
  });

  test("launch what fits together only once, and a launch counts for who resumes", async () => {
    const { noor, now, connection, campaign, resume } = await open(200);
    const { id: adPictureId } = await createAdPicture(noor);
    const drafts = await Promise.all(
      ["One", "Two"].map((name) =>
        createDraft(noor, { connectionId: connection.id, form: wholeForm({ name, adPictureId }) }),
      ),
    );
    const launch = ({ id: draftId }: (typeof drafts)[number]) =>
      startPublishing(as(noor, now), { draftId, version: 1 });
    expect(outcomesOf(await Promise.allSettled(drafts.map(launch)))).toEqual(["done", "spendLimitConfirm"]);
    await expect(resume(await campaign("Winter", 10))).rejects.toMatchObject({
      ...confirm,
      params: { limit: "200.00 EUR", forecast: "240.00 EUR" },
    });
  });

  test("of one whose answer from Meta was lost, the next is told; of one that Meta refused, not", async () => {
    const { campaign, resume, clock } = await open();
    const [winter, spring] = [await campaign("Winter", 10), await campaign("Spring", 10)];
    meta.losesAnswers = 1;
    await expect(resume(winter)).rejects.toMatchObject({ code: "UPSTREAM" });
    await expect(resume(spring)).rejects.toMatchObject(confirm);
    // By then the regular look has told.
    clock.at = new Date(start.getTime() + 6 * 60_000);
    meta.refusals = 1;
    await expect(resume(spring)).rejects.toMatchObject({ code: "UPSTREAM" });
    await resume(spring);
    expect(
      await ownerDb().select().from(spendIntents).where(eq(spendIntents.subjectId, spring.campaign.id)),
    ).toEqual([]);
  });
});

describe("a later end", () => {
  test("asks about what the days in between cost, and an earlier one does not", async () => {
    const { noor, now, campaign } = await open();
    const { adSet } = await campaign("Winter", 20, "ACTIVE");
    const endsAt = new Date("2026-11-25T11:00:00Z");
    await ownerDb().update(adSets).set({ endsAt }).where(eq(adSets.id, adSet.id));
    meta.ends.set(adSet.metaId, "2026-11-25T11:00:00+0000");
    const move = (to: string, isConfirmed?: boolean) =>
      changeEnd(as(noor, now), { adSetId: adSet.id, from: endsAt.toISOString(), to, isConfirmed });
    const refusal = { ...confirm, params: { limit: "100.00 EUR", forecast: "160.00 EUR" } };
    await expect(move("2026-12-24T12:00")).rejects.toMatchObject(refusal);
    await expect(move("")).rejects.toMatchObject(refusal);
    expect(meta.writes).toEqual([]);
    await move("2026-11-24T12:00");
    meta.ends.set(adSet.metaId, "2026-11-25T11:00:00+0000");
    await move("2026-12-24T12:00", true);
    expect(meta.writes).toHaveLength(2);
  });
});

describe("the first ad set that is resumed under a campaign's budget", () => {
  test("sets that budget free, and the second nothing more", async () => {
    const { noor, now, connection, campaign } = await open();
    const { campaign: winter, adSet } = await campaign("Winter", 20, "ACTIVE");
    await ownerDb().update(adSets).set({ status: "PAUSED" }).where(eq(adSets.id, adSet.id));
    const second = (await createCampaign(connection, "Second")).adSet;
    await ownerDb()
      .update(adSets)
      .set({ status: "PAUSED", campaignId: winter.id })
      .where(eq(adSets.id, second.id));
    const resume = ({ id: adSetId, metaId }: typeof adSet, isConfirmed?: boolean) => {
      meta.statuses.set(metaId, "PAUSED");
      return changeStatus(as(noor, now), {
        ...{ subject: { level: "adSet", adSetId }, from: "PAUSED", to: "ACTIVE", isConfirmed },
      });
    };
    await expect(resume(adSet)).rejects.toMatchObject({ ...confirm, params: { forecast: "160.00 EUR" } });
    await resume(adSet, true);
    await resume(second);
  });
});

describe("figures that are old", () => {
  test("leave so much more room as may have been spent since", async () => {
    const { workspace, connection, campaign, clock, look } = await open();
    const { ad } = await campaign("Winter", 20, "ACTIVE");
    await metaSays(ad, { day: "2026-11-23", spendMicros: euros(90) });
    await ownerDb()
      .insert(adInsightStates)
      .values({
        ...{ workspaceId: workspace.id, adAccountId: connection.adAccountId, kind: "whole", readAt: start },
      });
    const status = async () => {
      const [row] = await ownerDb().select().from(campaigns).where(eq(campaigns.connectionId, connection.id));
      return row?.status;
    };
    // Of at most 35 a day, 1.46 fall into an hour: into five hours and the one that Meta is behind, 8.75.
    clock.at = new Date("2026-11-23T15:00:00Z");
    await look();
    expect(await status()).toBe("ACTIVE");
    clock.at = new Date("2026-11-23T16:00:00Z");
    await look();
    expect(await status()).toBe("PAUSED");
  });
});
