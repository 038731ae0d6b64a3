import { and, asc, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import {
  as,
  createConversation,
  createMember,
  createSession,
  createWorkspace,
  ownerDb,
} from "@/db/factories";
import { adInsightStates, adInsights } from "@/db/schema/ad-insights";
import { campaignChanges, campaigns } from "@/db/schema/ads";
import { automaticChanges } from "@/db/schema/ads-rules";
import { jobs } from "@/db/schema/hall";
import { auditEntries, sessions } from "@/db/schema/identity";
import { responses } from "@/db/schema/inbox";
import { systemCtx } from "../../context";
import { createCampaign, metaSays } from "../funnel/testing";
import { setLimit } from "../guard/set-limit";
import { taps } from "../outcomes/testing";
import { changeBudget, changeStatus } from "../run/change-at-meta";
import { createAdConnection } from "../testing";
import { addRule, mostRules } from "./add-rule";
import { applyRules, askForRulesEverywhere } from "./apply-rules";
import { removeRule } from "./change-rule";
import type { RuleTerms } from "./schemas";
import { startCampaigns } from "./testing-meta";

const meta = await startCampaigns();
beforeEach(() => {
  Object.assign(meta, { statuses: new Map(), writes: [], losesAnswers: 0, tooMany: 0 });
});

const minute = 60_000;
const start = new Date("2026-11-23T10:00:00Z");
const euros = (amount: number) => BigInt(amount * 1_000_000);

/** A business with a campaign, an agent who is there, and a clock. */
async function open() {
  const workspace = await createWorkspace({ timeZone: "Europe/Madrid" });
  const noor = await createMember(workspace.id, "Noor", ["marketer"]);
  const ana = await createMember(workspace.id, "Ana", ["agent"]);
  const clock = { at: start };
  const now = () => clock.at;
  const session = await createSession(ana, {
    lastSeenAt: start,
    expiresAt: new Date("2027-01-01T00:00:00Z"),
  });
  const connection = await createAdConnection(noor);
  const { campaign, ad } = await createCampaign(connection, "Winter");
  await ownerDb()
    .update(campaigns)
    .set({ dailyBudgetMicros: euros(20) })
    .where(eq(campaigns.id, campaign.id));
  const look = () => applyRules(systemCtx(workspace.id, now), { connectionId: connection.id });
  const status = async () => {
    const [row] = await ownerDb().select().from(campaigns).where(eq(campaigns.id, campaign.id));
    return row?.status;
  };
  const changes = () =>
    ownerDb()
      .select()
      .from(campaignChanges)
      .where(eq(campaignChanges.campaignId, campaign.id))
      .orderBy(asc(campaignChanges.at), asc(campaignChanges.id));
  const audited = async () =>
    (
      await ownerDb()
        .select()
        .from(auditEntries)
        .where(and(eq(auditEntries.workspaceId, workspace.id), eq(auditEntries.actorKind, "system")))
        .orderBy(asc(auditEntries.id))
    ).map(({ action, after }) => [action, after?.because]);
  const rule = (terms: RuleTerms, restHours: number | null = null) =>
    addRule(as(noor, now), { connectionId: connection.id, campaignId: null, terms, restHours });
  const resume = () =>
    changeStatus(as(noor, now), {
      subject: { level: "campaign", campaignId: campaign.id },
      ...{ from: "PAUSED", to: "ACTIVE", isConfirmed: true },
    });
  const seen = (at: Date) =>
    ownerDb().update(sessions).set({ lastSeenAt: at }).where(eq(sessions.id, session.id));
  const spends = async (amount: number, conversations: number, day = "2026-11-23") => {
    await ownerDb().delete(adInsights).where(eq(adInsights.workspaceId, workspace.id));
    await metaSays(ad, { day, spendMicros: euros(amount), conversations });
    await ownerDb()
      .insert(adInsightStates)
      .values({
        ...{ workspaceId: workspace.id, adAccountId: connection.adAccountId, kind: "whole" },
        readAt: clock.at,
      })
      .onConflictDoUpdate({
        target: [adInsightStates.workspaceId, adInsightStates.adAccountId, adInsightStates.kind],
        set: { readAt: clock.at },
      });
  };
  const later = (ms: number) => {
    clock.at = new Date(clock.at.getTime() + ms);
  };
  return {
    workspace,
    noor,
    now,
    connection,
    campaign,
    ad,
    look,
    status,
    changes,
    audited,
    rule,
    resume,
    seen,
    spends,
    later,
  };
}

const absent: RuleTerms = { kind: "absent", minutes: 15, isForWorkingHours: false, resumes: true };
const cost: RuleTerms = { kind: "cost", days: 3, mostMicros: 5_000_000, leastSpentMicros: 10_000_000 };

describe("when nobody is there to answer", () => {
  test("the campaign is paused, said with its reason, and resumed when somebody is back", async () => {
    const shop = await open();
    await shop.rule(absent);
    await shop.look();
    expect(await shop.status()).toBe("ACTIVE");
    shop.later(16 * minute);
    await shop.look();
    expect(await shop.status()).toBe("PAUSED");
    expect(await shop.changes()).toMatchObject([
      {
        source: "rule",
        field: "status",
        after: "PAUSED",
        memberId: null,
        because: { kind: "absent", minutes: 15 },
      },
    ]);
    await shop.seen(shop.now());
    await shop.look();
    expect(await shop.status()).toBe("ACTIVE");
    expect(await shop.audited()).toEqual([
      ["campaign.paused_by_rule", "absent"],
      ["campaign.resumed_by_rule", "present"],
    ]);
  });

  test("what a person changed since stays as she left it", async () => {
    const shop = await open();
    await shop.rule(absent);
    shop.later(16 * minute);
    await shop.look();
    await shop.resume();
    await shop.look();
    expect(await shop.status(), "the rule rests until tomorrow").toBe("ACTIVE");
    shop.later(24 * 60 * minute);
    await shop.look();
    expect(await shop.status()).toBe("PAUSED");
  });

  test("what a person paused is nothing to a rule", async () => {
    const shop = await open();
    await shop.rule(absent);
    await changeStatus(as(shop.noor, shop.now), {
      subject: { level: "campaign", campaignId: shop.campaign.id },
      ...{ from: "ACTIVE", to: "PAUSED" },
    });
    await shop.look();
    expect(await shop.status()).toBe("PAUSED");
    expect(meta.writes).toHaveLength(1);
  });

  test("whoever answers in the WhatsApp Business app is there", async () => {
    const shop = await open();
    await shop.rule(absent);
    shop.later(16 * minute);
    const { id: conversationId } = await createConversation(shop.workspace.id);
    await ownerDb()
      .insert(responses)
      .values({
        ...{ workspaceId: shop.workspace.id, id: uuidv7(), conversationId, askedAt: start },
        ...{ answeredAt: shop.now(), answeredIn: "app", answeredBy: "person", waitSeconds: 960 },
      });
    await shop.look();
    expect(await shop.status()).toBe("ACTIVE");
  });
});

describe("cost per conversation", () => {
  test("above what the rule allows pauses, and the figures stand with the change", async () => {
    const shop = await open();
    await shop.rule(cost);
    await shop.spends(20, 4);
    await shop.look();
    expect(await shop.status()).toBe("ACTIVE");
    await shop.spends(21, 4);
    await shop.look();
    expect(await shop.changes()).toMatchObject([
      {
        source: "rule",
        because: { kind: "cost", spentMicros: 21_000_000, conversations: 4, currency: "EUR" },
      },
    ]);
  });

  test("is not judged by figures of hours ago", async () => {
    const shop = await open();
    await shop.rule(cost);
    await shop.spends(50, 1);
    shop.later(4 * 60 * minute);
    await shop.look();
    expect(await shop.status()).toBe("ACTIVE");
  });
});

test("late answers to those who came by the campaign pause it", async () => {
  const shop = await open();
  const conversation = await createConversation(shop.workspace.id);
  const { id: conversationId } = conversation;
  await taps(conversation, { adId: shop.ad.metaId, at: new Date(start.getTime() - 24 * 60 * minute) });
  const asked = (hoursAgo: number, waitSeconds: number | null) => {
    const askedAt = new Date(start.getTime() - hoursAgo * 60 * minute);
    return {
      ...{ workspaceId: shop.workspace.id, id: uuidv7(), conversationId, askedAt, waitSeconds },
      ...{ answeredBy: waitSeconds === null ? null : ("person" as const) },
      answeredAt: waitSeconds === null ? null : new Date(askedAt.getTime() + waitSeconds * 1000),
    };
  };
  await ownerDb()
    .insert(responses)
    .values([asked(5, 60), asked(4, 60), asked(3, 7200)]);
  await shop.rule({ kind: "late", days: 2, lateAfterMinutes: 60, mostPercent: 40, leastAsked: 3 });
  await shop.look();
  expect(await shop.status()).toBe("ACTIVE");
  await ownerDb().insert(responses).values(asked(2, null));
  await shop.look();
  expect(await shop.changes()).toMatchObject([{ because: { kind: "late", late: 2, of: 4 } }]);
});

describe("whatever goes wrong", () => {
  test("two workers at once pause it once", async () => {
    const shop = await open();
    await shop.rule(absent);
    shop.later(16 * minute);
    await Promise.all([shop.look(), shop.look(), shop.look()]);
    expect(await shop.changes()).toHaveLength(1);
    expect(await shop.audited()).toHaveLength(1);
  });

  test("a lost answer is settled at the next look, and nobody else is named for it", async () => {
    const shop = await open();
    await shop.rule(absent);
    shop.later(16 * minute);
    meta.losesAnswers = 1;
    await shop.look();
    expect(await shop.changes()).toEqual([]);
    // Meanwhile the regular look finds the campaign paused, and does not know by whom.
    await ownerDb().update(campaigns).set({ status: "PAUSED" }).where(eq(campaigns.id, shop.campaign.id));
    await ownerDb()
      .insert(campaignChanges)
      .values({
        ...{ workspaceId: shop.workspace.id, id: uuidv7(), campaignId: shop.campaign.id, at: shop.now() },
        ...{ level: "campaign", subjectId: shop.campaign.id, source: "elsewhere", field: "status" },
        ...{ before: "ACTIVE", after: "PAUSED" },
      });
    await shop.look();
    expect(await shop.changes()).toMatchObject([{ source: "rule", after: "PAUSED" }]);
    expect(meta.writes).toHaveLength(1);
  });

  test("when Meta has no time, the next look tries again", async () => {
    const shop = await open();
    await shop.rule(absent);
    shop.later(16 * minute);
    meta.tooMany = 1;
    await shop.look();
    expect(await shop.status()).toBe("ACTIVE");
    await shop.look();
    expect(await shop.status()).toBe("PAUSED");
  });

  test("every ad account with a rule is looked at, and one whose rule is gone until its last change is done", async () => {
    const shop = await open();
    const { ruleId } = await shop.rule(absent);
    const asked = async () => {
      await ownerDb().delete(jobs).where(eq(jobs.workspaceId, shop.workspace.id));
      await askForRulesEverywhere();
      const rows = await ownerDb().select().from(jobs).where(eq(jobs.workspaceId, shop.workspace.id));
      return rows.filter(({ name }) => name === "applyRules").length;
    };
    expect(await asked()).toBe(1);
    shop.later(16 * minute);
    meta.tooMany = 1;
    await shop.look();
    await removeRule(as(shop.noor), { ruleId });
    expect(await asked()).toBe(1);
    await shop.look();
    expect(await asked()).toBe(0);
  });

  test("what somebody paused in Ads Manager a moment ago is theirs", async () => {
    const shop = await open();
    await shop.rule(absent);
    shop.later(16 * minute);
    meta.statuses.set(shop.campaign.metaId, "PAUSED");
    await shop.look();
    expect(meta.writes).toEqual([]);
    expect(
      await ownerDb()
        .select()
        .from(automaticChanges)
        .where(eq(automaticChanges.campaignId, shop.campaign.id)),
    ).toMatchObject([{ outcome: "dropped" }]);
  });
});

describe("a limit of 100 euros a month", () => {
  const limit = (shop: Awaited<ReturnType<typeof open>>, stops: boolean) =>
    setLimit(as(shop.noor, shop.now), {
      ...{ connectionId: shop.connection.id, campaignId: null, amountMicros: 100_000_000 },
      ...{ thresholds: [80], stops },
    });

  test("that stops pauses what runs before it is passed, with the hour that Meta does not show yet", async () => {
    const shop = await open();
    await limit(shop, true);
    // 20 euros a day may become 35, of which 1.46 fall into an hour.
    await shop.spends(98, 40);
    await shop.look();
    expect(await shop.status()).toBe("ACTIVE");
    await shop.spends(99, 40);
    await shop.look();
    expect(await shop.changes()).toMatchObject([
      {
        source: "limit",
        after: "PAUSED",
        because: { kind: "limit", spentMicros: 99_000_000, month: "2026-11" },
      },
    ]);
    expect(await shop.audited()).toEqual([["campaign.paused_by_limit", "limit"]]);
  });

  test("that only tells pauses nothing", async () => {
    const shop = await open();
    await limit(shop, false);
    await shop.spends(150, 40);
    await shop.look();
    expect(await shop.status()).toBe("ACTIVE");
  });

  test("is asked about before more money is set free", async () => {
    const shop = await open();
    await limit(shop, true);
    const raise = (isConfirmed?: boolean) =>
      changeBudget(as(shop.noor, shop.now), {
        subject: { level: "campaign", campaignId: shop.campaign.id },
        ...{ kind: "daily", fromMicros: 20_000_000, toMicros: 30_000_000, isConfirmed },
      });
    await expect(raise()).rejects.toMatchObject({
      key: "spendLimitConfirm",
      // Eight days of the month are left, today among them.
      params: { limit: "100.00 EUR", forecast: "240.00 EUR" },
    });
    await expect(raise(true)).rejects.toMatchObject({ key: "campaignChangedElsewhere" });
    await shop.spends(100, 1);
    await expect(raise(true)).rejects.toMatchObject({ key: "spendLimitUsedUp" });
  });
});

test("an ad account has so many rules and no more, also when two add the last one at once", async () => {
  const shop = await open();
  const terms: RuleTerms = { kind: "absent", minutes: 15, isForWorkingHours: false, resumes: true };
  for (let nth = 1; nth < mostRules; nth++) await shop.rule(terms);
  const both = await Promise.allSettled([shop.rule(terms), shop.rule(terms)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(shop.rule(terms)).rejects.toMatchObject({ key: "tooManyRules", params: { most: mostRules } });
});
