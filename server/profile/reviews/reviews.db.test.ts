import { eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { as, createMember, createNumber, createWorkspace, ownerDb } from "@/db/factories";
import { auditEntries } from "@/db/schema/identity";
import { storeAccessToken } from "../../channels/access-token";
import { inTransaction, systemCtx } from "../../context";
import { applyForOfficial } from "./apply-for-official";
import { askMeta } from "./ask-meta";
import { getStanding } from "./get-standing";
import { heedReviews } from "./heed-reviews";
import { readReviews } from "./read-reviews";
import { requestName } from "./request-name";
import { startMeta } from "./testing-meta";

const meta = await startMeta();
afterAll(meta.close);
beforeEach(() => meta.isWell());

const application = {
  website: "luna.example",
  country: "Belgium",
  language: "French",
  brand: "Luna",
  links: ["news.example/luna"],
  more: "",
};
const minutes = (count: number) => count * 60_000;

/** A connected number of an owner, Ana; `later` is the clock of everybody but Ana. */
async function createStanding() {
  const { id: workspaceId } = await createWorkspace();
  const ana = await createMember(workspaceId, "Ana", ["owner"]);
  const number = await createNumber(workspaceId);
  const { id: numberId, displayNumber, metaPhoneNumberId } = number;
  meta.at.verified_name = number.verifiedName;
  const clock = { ahead: 0 };
  const ctx = { ...systemCtx(workspaceId), now: () => new Date(Date.now() + clock.ahead) };
  await storeAccessToken(ctx, { accountId: number.accountId, token: "EAAtoken" });
  const request = async (name: string, attempts = 1) => {
    const { reviewId } = await requestName(as(ana), { numberId, name });
    return { reviewId, again: await askMeta(ctx, { reviewId }, { attempts }) };
  };
  const tell = (field: string, value: object, at = ctx.now()) =>
    inTransaction(ctx, (ctx) => heedReviews(ctx, [{ field, value, at }]));
  return {
    ana,
    ctx,
    numberId,
    clock,
    request,
    standing: () => getStanding(ctx, { numberId }),
    read: () => readReviews(ctx, { numberId }),
    audit: async () => {
      const rows = await ownerDb()
        .select()
        .from(auditEntries)
        .where(eq(auditEntries.workspaceId, workspaceId));
      return rows.map(({ action }) => action);
    },
    decides: (decision: string, name: string, reason: string | null = null, at?: Date) =>
      tell(
        "phone_number_name_update",
        {
          display_phone_number: displayNumber,
          decision,
          requested_verified_name: name,
          rejection_reason: reason,
        },
        at,
      ),
    alerts: (alert_type: string, alert_description: string) =>
      tell("account_alerts", { entity_id: metaPhoneNumberId, alert_info: { alert_type, alert_description } }),
    latest: async () => (await getStanding(ctx, { numberId })).names[0],
    official: async () => (await getStanding(ctx, { numberId })).officials[0],
  };
}

test("a name waits for Meta, is refused with its reason, and another is approved", async () => {
  const { request, latest, decides, standing, audit } = await createStanding();
  await request("  LUNA   Ixelles ");
  expect(meta.asked).toEqual([{ new_display_name: "LUNA Ixelles" }]);
  expect(await latest()).toMatchObject({ status: "pending", name: "LUNA Ixelles", requestedBy: "Ana" });
  await expect(request("Luna Uccle")).rejects.toMatchObject({ code: "CONFLICT", key: "reviewOpen" });

  await decides("REJECTED", "LUNA Ixelles", "NAME_FORMAT_UNACCEPTABLE");
  await decides("REJECTED", "LUNA Ixelles", "NAME_FORMAT_UNACCEPTABLE");
  expect(await latest()).toMatchObject({ status: "rejected", reason: "NAME_FORMAT_UNACCEPTABLE" });

  await request("Luna Ixelles");
  await decides("APPROVED", "Luna Ixelles");
  expect((await standing()).names.map(({ status }) => status)).toEqual(["approved", "rejected"]);
  expect(await audit()).toEqual(["profile.name_requested", "profile.name_requested"]);
});

test.each([["L"], ["x".repeat(76)]])("%s is no name, and Meta is not asked", async (name) => {
  const { request } = await createStanding();
  await expect(request(name)).rejects.toMatchObject({ key: "displayNameLength", field: "name" });
  expect(meta.asked).toEqual([]);
});

test("the name that customers see already is not asked for", async () => {
  const { request, standing } = await createStanding();
  const { verifiedName } = await standing();
  await expect(request(` ${verifiedName} `)).rejects.toMatchObject({ key: "displayNameSame" });
});

test("what Meta does not take is over, with Meta's words and its trace", async () => {
  const { request, latest } = await createStanding();
  meta.next.refusal = { code: 100, message: "Not this name", fbtrace_id: "AbC" };
  const { again } = await request("Luna on WhatsApp");
  expect(again).toBeUndefined();
  expect(await latest()).toMatchObject({
    status: "refused",
    failure: { kind: "refused", code: 100, words: "Not this name", traceId: "AbC" },
  });
});

test("a limit of Meta's is waited for, and the name is then asked for once more", async () => {
  const { request, latest, ctx } = await createStanding();
  meta.next.refusal = { code: 4, message: "Too many calls", is_transient: true };
  const { reviewId, again } = await request("Luna Ixelles");
  expect(again).toMatchObject({ error: "Too many calls" });
  delete meta.next.refusal;
  await askMeta(ctx, { reviewId }, { attempts: 2 });
  expect(meta.asked).toHaveLength(2);
  expect(await latest()).toMatchObject({ status: "pending" });
});

test("when the answer is lost, Meta is asked what it has, and not again for the same", async () => {
  const { request, latest, ctx } = await createStanding();
  meta.next.isLost = "heard";
  const { reviewId, again } = await request("Luna Ixelles");
  expect(again).toBeDefined();
  expect(await latest()).toMatchObject({ status: "asking" });
  await askMeta(ctx, { reviewId }, { attempts: 2 });
  expect(await latest()).toMatchObject({ status: "pending" });
  expect(meta.asked).toHaveLength(1);
});

test("a request that Meta never heard of is given back to the person, who may ask again", async () => {
  const { request, latest, ctx } = await createStanding();
  meta.next.isLost = "unheard";
  const { reviewId } = await request("Luna Ixelles");
  expect(await askMeta(ctx, { reviewId }, { attempts: 2 })).toBeDefined();
  await askMeta(ctx, { reviewId }, { attempts: 9 });
  expect(meta.asked).toHaveLength(1);
  expect(await latest()).toMatchObject({ status: "refused", failure: { kind: "notTaken" } });
  delete meta.next.isLost;
  await request("Luna Ixelles");
  expect(await latest()).toMatchObject({ status: "pending" });
});

test("a look finds the decision that no webhook told, and its reason comes later", async () => {
  const { request, latest, read, decides } = await createStanding();
  await request("Luna Ixelles");
  meta.at.new_name_status = "DECLINED";
  await read();
  expect(await latest()).toMatchObject({ status: "rejected", reason: null });
  await decides("REJECTED", "Luna Ixelles", "NAME_NOT_CONSISTENT");
  await read();
  expect(await latest()).toMatchObject({ status: "rejected", reason: "NAME_NOT_CONSISTENT" });
});

test("a name that was asked for in Meta's own manager is found, once", async () => {
  const { standing, read, clock } = await createStanding();
  Object.assign(meta.at, { new_display_name: "Luna Uccle", new_name_status: "PENDING_REVIEW" });
  await read();
  clock.ahead = minutes(1);
  await read();
  expect((await standing()).names).toMatchObject([
    { name: "Luna Uccle", status: "pending", isFromElsewhere: true, requestedBy: null },
  ]);
});

test("a late webhook about a former request says nothing of the next", async () => {
  const { request, latest, decides } = await createStanding();
  await request("Luna Ixelles");
  await decides("REJECTED", "Luna Ixelles");
  meta.at.new_name_status = "DECLINED";
  await request("Luna Ixelles");
  await decides("REJECTED", "Luna Ixelles", "UNKNOWN", new Date(Date.now() - minutes(5)));
  expect(await latest()).toMatchObject({ status: "pending" });
});

test("what Meta no longer mentions is over, but not while it may still come", async () => {
  const { request, latest, read, clock } = await createStanding();
  await request("Luna Ixelles");
  delete meta.at.new_display_name;
  await read();
  expect(await latest()).toMatchObject({ status: "pending" });
  clock.ahead = minutes(30);
  await read();
  expect(await latest()).toMatchObject({ status: "withdrawn" });
});

test("an application is sent once with whole addresses, refused with a sentence, and may come again after 30 days", async () => {
  const { ana, ctx, numberId, official, alerts, standing, audit, clock } = await createStanding();
  const apply = async (now?: () => Date) => {
    const { reviewId } = await applyForOfficial(as(ana, now), { numberId, application });
    await askMeta(ctx, { reviewId }, { attempts: 1 });
  };
  await apply();
  expect(meta.asked).toMatchObject([
    {
      action: "SUBMIT_APPLICATION",
      business_website_url: "https://luna.example",
      supporting_links: ["https://news.example/luna"],
    },
  ]);
  await alerts("OBA_REJECTED", "Nobody wrote about it.");
  expect(await official()).toMatchObject({ status: "rejected", reason: "Nobody wrote about it." });
  await expect(apply()).rejects.toMatchObject({ key: "officialTooSoon" });
  expect((await standing()).applyFrom?.getTime()).toBeGreaterThan(Date.now() + 29 * 24 * minutes(60));

  clock.ahead = 31 * 24 * minutes(60);
  meta.at.oba_status = "REJECTED";
  await apply(ctx.now);
  expect(meta.asked.at(-1)).toMatchObject({ action: "RESUBMIT_APPLICATION" });
  await alerts("OBA_APPROVED", "Approved");
  expect(await standing()).toMatchObject({ isOfficial: true, officials: [{ status: "approved" }, {}] });
  await expect(apply(ctx.now)).rejects.toMatchObject({ key: "officialAlready" });
  expect(await audit()).toEqual(["profile.official_applied", "profile.official_applied"]);
});

test("an application without a website that can be one is not sent", async () => {
  const { ana, numberId } = await createStanding();
  const wrong = { ...application, website: "nowhere" };
  await expect(applyForOfficial(as(ana), { numberId, application: wrong })).rejects.toMatchObject({
    field: "website",
  });
});

test("a number of another workspace has no standing here", async () => {
  const [luna, nova] = [await createStanding(), await createStanding()];
  await expect(getStanding(luna.ctx, { numberId: nova.numberId })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await expect(
    requestName(as(luna.ana), { numberId: nova.numberId, name: "Luna Nova" }),
  ).rejects.toMatchObject({ code: "NOT_FOUND" });
});
