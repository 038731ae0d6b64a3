import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { as, createMember, ownerDb } from "@/db/factories";
import { adRoutings } from "@/db/schema/ad-routings";
import { adSets, ads, campaigns } from "@/db/schema/ads";
import { jobs } from "@/db/schema/hall";
import { responses } from "@/db/schema/inbox";
import { conversations, messages } from "@/db/schema/messaging";
import { publications } from "@/db/schema/publishing";
import type { CampaignForm } from "../ads/drafts/schemas";
import { routeAdJob } from "../ads/routing/route-job";
import { createAdConnection, createDraft, wholeForm } from "../ads/testing";
import { systemCtx } from "../context";
import { archiveTeam } from "../identity/teams/archive-team";
import { createTeam } from "../identity/teams/create-team";
import { claimConversation } from "../inbox/claim-conversation";
import { getConversation } from "../inbox/get-conversation";
import { createLabel } from "../inbox/labels/create-label";
import { putLabel } from "../inbox/labels/put-label";
import { mostLabels } from "../inbox/labels/schemas";
import { post, writes } from "../webhooks/posts";
import { arrive, openShop, processAll } from "./arrivals";
import { routeAd } from "./route-ad";

type Customer = Parameters<typeof writes>[0]["from"];
const carmen: Customer = { waId: "34600111222" };

/** A business whose campaign has one ad, and says where its customers go. */
async function advertise(routing: Partial<CampaignForm["routing"]> = {}) {
  const shop = await openShop();
  const { workspaceId } = shop;
  const noor = await createMember(workspaceId, "Noor", ["owner"]);
  const { teamId } = await createTeam(as(noor), { name: "Sales", memberIds: [] });
  const { labelId } = await createLabel(as(noor), { name: "Spring", colour: "orchid" });
  const firstAnswer = "We answer at once.";
  const form = wholeForm({ routing: { teamId, labelId, firstAnswer, ...routing } });
  const { id: connectionId } = await createAdConnection(noor);
  const { id: draftId } = await createDraft(noor, { connectionId, form });
  const at = new Date();
  await ownerDb()
    .insert(publications)
    .values({
      ...{ workspaceId, id: uuidv7(), draftId, connectionId, form, state: "published" },
      ...{ startedBy: noor.id, startedAt: at },
    });
  const state = { name: "Spring", status: "ACTIVE", effectiveStatus: "ACTIVE", createdAt: at, readAt: at };
  const [campaignId, adSetId] = [uuidv7(), uuidv7()];
  const metaAdId = campaignId.replace(/\D/g, "");
  const of = { workspaceId, ...state };
  await ownerDb()
    .insert(campaigns)
    .values({ ...of, id: campaignId, connectionId, draftId, metaId: "1" });
  await ownerDb()
    .insert(adSets)
    .values({ ...of, id: adSetId, campaignId, metaId: "2" });
  await ownerDb()
    .insert(ads)
    .values({ ...of, id: uuidv7(), adSetId, metaId: metaAdId });

  let count = 0;
  const ctx = systemCtx(workspaceId);
  return {
    noor,
    teamId,
    /** A customer taps the ad and writes; the worker does what was asked for, as often as it is told. */
    async taps({ adId = metaAdId, times = 1, from = carmen } = {}) {
      const id = `wamid.${workspaceId}.${++count}`;
      const referral = { source_type: "ad", source_id: adId, headline: "Fresh bread" };
      await arrive(post(shop.number, writes({ from, id, at: new Date(), referral })));
      await processAll();
      const asked = await ownerDb().select().from(jobs).where(eq(jobs.workspaceId, workspaceId));
      for (const { name, payload } of asked) {
        if (name !== routeAdJob.name) continue;
        for (let n = 0; n < times; n++) await routeAd(ctx, routeAdJob.payload.parse(payload));
      }
    },
    async conversation() {
      const [{ id: conversationId } = { id: "" }] = await ownerDb()
        .select({ id: conversations.id })
        .from(conversations)
        .where(eq(conversations.workspaceId, workspaceId));
      return getConversation(ctx, { conversationId });
    },
    sent: () =>
      ownerDb()
        .select({ author: messages.author, memberId: messages.memberId, status: messages.status })
        .from(messages)
        .where(eq(messages.workspaceId, workspaceId))
        .then((all) => all.filter(({ author }) => author !== "customer")),
    waits: () => ownerDb().select().from(responses).where(eq(responses.workspaceId, workspaceId)),
    routings: () =>
      ownerDb()
        .select({ reason: adRoutings.unansweredReason })
        .from(adRoutings)
        .where(eq(adRoutings.workspaceId, workspaceId)),
  };
}

test("whoever taps the ad waits in its team's queue under its label, and is greeted once, however often she taps", async () => {
  const { teamId, ...shop } = await advertise();
  await shop.taps({ times: 2 });
  await shop.taps();

  expect(await shop.conversation()).toMatchObject({
    team: { name: "Sales" },
    labels: [{ name: "Spring" }],
    assignee: null,
  });
  expect(await shop.sent()).toEqual([{ author: "automation", memberId: null, status: "queued" }]);
  expect(await shop.routings()).toEqual([{ reason: null }]);
  // Nobody has answered her: the greeting is told apart, and her wait goes on in the team's queue.
  const [wait] = await shop.waits();
  expect(wait).toMatchObject({ answeredAt: null, answeredBy: "automatic", memberId: null, teamId });
  expect(wait?.automaticAnsweredAt).toBeInstanceOf(Date);
});

test("whoever is being served already stays where she is, and is labelled only", async () => {
  const shop = await advertise();
  await shop.taps({ adId: "404" });
  expect(await shop.routings()).toEqual([]);
  const { id: conversationId } = await shop.conversation();
  await claimConversation(as(shop.noor), { conversationId });
  await shop.taps();
  expect(await shop.conversation()).toMatchObject({
    team: null,
    labels: [{ name: "Spring" }],
    assignee: { name: "Noor" },
  });
  expect(await shop.sent()).toEqual([]);
  expect(await shop.routings()).toEqual([{ reason: "served" }]);
});

test("a team that was archived since gets nobody, and an ad that routes nobody leaves no trace", async () => {
  const shop = await advertise({ firstAnswer: " " });
  await archiveTeam(as(shop.noor), { teamId: shop.teamId });
  await shop.taps();
  expect(await shop.conversation()).toMatchObject({ team: null, labels: [{ name: "Spring" }] });
  expect(await shop.sent()).toEqual([]);

  const plain = await advertise({ teamId: null, labelId: null, firstAnswer: "" });
  await plain.taps();
  expect(await plain.routings()).toEqual([]);
});

test("two threads that turn out to be one customer's become one, with where the ad led each", async () => {
  const shop = await advertise();
  const userId = "ES.7720119463300218";
  await shop.taps();
  await shop.taps({ from: { userId } });
  expect(await shop.routings()).toHaveLength(2);
  await shop.taps({ from: { ...carmen, userId } });
  expect(await shop.routings()).toEqual([{ reason: null }]);
  expect(await shop.conversation()).toMatchObject({ team: { name: "Sales" }, labels: [{ name: "Spring" }] });
});

test.each([
  ["her number", { ...carmen }],
  ["her user id", { userId: "ES.7720119463300219" }],
])("whom an ad brought under %s is led as well when her threads become one just then", async (_, from) => {
  const shop = await advertise();
  const userId = "ES.7720119463300219";
  const other = "userId" in from ? carmen : { userId };
  await shop.taps({ from: other, adId: "404", times: 0 });
  await shop.taps({ from, times: 0 });
  await shop.taps({ from: { ...carmen, userId }, adId: "404" });
  expect(await shop.conversation()).toMatchObject({ team: { name: "Sales" }, labels: [{ name: "Spring" }] });
  expect(await shop.sent()).toHaveLength(1);
  expect(await shop.routings()).toEqual([{ reason: null }]);
});

test("a conversation with no room for another label still waits in the team's queue and is greeted", async () => {
  const shop = await advertise();
  await shop.taps({ adId: "404" });
  const { id: conversationId } = await shop.conversation();
  for (let n = 1; n <= mostLabels; n++) {
    const { labelId } = await createLabel(as(shop.noor), { name: `Label ${n}`, colour: "stone" });
    await putLabel(as(shop.noor), { conversationId, labelId });
  }
  await shop.taps();
  expect(await shop.conversation()).toMatchObject({ team: { name: "Sales" } });
  expect(await shop.sent()).toHaveLength(1);
});
