import { and, eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { createNumber, createWorkspace, ownerDb } from "@/db/factories";
import { channelTroubles, phoneNumbers } from "@/db/schema/channels";
import { jobs } from "@/db/schema/hall";
import { inTransaction, systemCtx } from "../context";
import { storeAccessToken } from "./access-token";
import { askForStaleChecks, checkChannel } from "./check-channel";
import { findTrouble } from "./find-trouble";
import { heedChannelEvents } from "./heed-channel-events";
import { listChannels } from "./list-channels";
import { noteSendErrors } from "./note-send-errors";
import { recordPulse } from "./record-pulse";
import { paymentMissing, startMeta } from "./testing-meta";

const meta = await startMeta();
afterAll(meta.close);
beforeEach(() => meta.is());

const minute = 60_000;

/** A connected number, and the hour in our hands. */
async function createChannel() {
  const { id: workspaceId } = await createWorkspace();
  const clock = { at: new Date("2026-11-20T12:00:00Z") };
  const ctx = systemCtx(workspaceId, () => clock.at);
  const number = await createNumber(workspaceId, { verifiedName: "Luna" });
  await storeAccessToken(ctx, { accountId: number.accountId, token: "EAAtoken" });
  meta.numberIds.push(number.metaPhoneNumberId);
  const { id: numberId, accountId } = number;
  return {
    ctx,
    number,
    numberId,
    accountId,
    pass: (minutes: number) => {
      clock.at = new Date(clock.at.getTime() + minutes * minute);
    },
    kinds: async () => (await listChannels(ctx)).flatMap(({ troubles }) => troubles.map(({ kind }) => kind)),
    state: async () => (await listChannels(ctx))[0]!.state,
    tellings: () =>
      ownerDb()
        .select({ payload: jobs.payload })
        .from(jobs)
        .where(and(eq(jobs.workspaceId, workspaceId), eq(jobs.name, "troubleChanged"))),
  };
}

test("a revoked token stops the channel since it was seen, and is over when Meta takes the token again", async () => {
  const { ctx, numberId, pass, kinds, state } = await createChannel();
  await checkChannel(ctx, { numberId });
  expect(await state()).toBe("working");
  meta.is({ isTokenValid: false });
  await checkChannel(ctx, { numberId });
  pass(20);
  await checkChannel(ctx, { numberId });
  expect(await state()).toBe("stopped");
  const [channel] = await listChannels(ctx);
  expect(channel!.troubles).toEqual([
    { kind: "tokenRevoked", severity: "stop", params: {}, since: new Date("2026-11-20T12:00:00Z") },
  ]);
  meta.is();
  await checkChannel(ctx, { numberId });
  expect(await kinds()).toEqual([]);
  const [kept] = await ownerDb()
    .select()
    .from(channelTroubles)
    .where(eq(channelTroubles.workspaceId, ctx.workspaceId));
  expect(kept).toMatchObject({ endedAt: new Date("2026-11-20T12:20:00Z") });
});

test("a trouble is told when it begins and when it ends, and not while it lasts", async () => {
  const { ctx, numberId, tellings } = await createChannel();
  meta.is({ status: "FLAGGED" });
  for (let times = 0; times < 3; times++) await checkChannel(ctx, { numberId });
  expect(await tellings()).toHaveLength(1);
  const [{ payload }] = (await tellings()) as [{ payload: { troubleId: string } }];
  expect(await findTrouble(ctx, payload.troubleId)).toMatchObject({ trouble: { kind: "numberFlagged" } });
  meta.is();
  await checkChannel(ctx, { numberId });
  expect(await tellings()).toHaveLength(2);
});

test("a failed send tells of a missing payment at once, and a reading that sees nothing is not believed for an hour", async () => {
  const { ctx, numberId, pass, kinds } = await createChannel();
  const fail = () => inTransaction(ctx, (ctx) => noteSendErrors(ctx, [{ numberId, code: 131042 }]));
  await fail();
  expect(await kinds()).toEqual(["paymentMissing"]);
  pass(40);
  await fail();
  pass(40);
  await checkChannel(ctx, { numberId });
  expect(await kinds()).toEqual(["paymentMissing"]);
  pass(40);
  await checkChannel(ctx, { numberId });
  expect(await kinds()).toEqual([]);

  await fail();
  await checkChannel(ctx, { numberId, isAsked: true });
  expect(await kinds()).toEqual([]);
});

test("Meta's health says that nobody pays, for every number of the account", async () => {
  const { ctx, numberId, accountId, number } = await createChannel();
  await ownerDb()
    .insert(phoneNumbers)
    .values({ ...number, id: crypto.randomUUID(), metaPhoneNumberId: "9102" });
  meta.is({ entities: [paymentMissing] });
  await checkChannel(ctx, { numberId });
  const channels = await listChannels(ctx);
  expect(channels.map(({ troubles }) => troubles.map(({ kind }) => kind))).toEqual([
    ["paymentMissing"],
    ["paymentMissing"],
  ]);
  expect(accountId).toBe(number.accountId);
});

test("when Meta is away nothing becomes better, and the last reading stays", async () => {
  const { ctx, numberId, kinds } = await createChannel();
  meta.is({ quality: "RED" });
  await checkChannel(ctx, { numberId });
  meta.is({ isAway: true });
  expect(await checkChannel(ctx, { numberId })).toMatchObject({ unreachable: {} });
  expect(await kinds()).toEqual(["qualityLow"]);
  expect((await listChannels(ctx))[0]!.reading).toMatchObject({ quality: "RED", messagingLimit: "TIER_2K" });
});

test("an upgraded number may send faster from then on", async () => {
  const { ctx, numberId } = await createChannel();
  meta.is({ level: "HIGH" });
  await checkChannel(ctx, { numberId });
  const [number] = await ownerDb().select().from(phoneNumbers).where(eq(phoneNumbers.id, numberId));
  expect(number).toMatchObject({ throughputPerSecond: 1000 });
});

test("silence is a trouble only for whoever can tell", async () => {
  const { ctx, numberId, kinds } = await createChannel();
  await checkChannel(ctx, { numberId, isSilent: true });
  await checkChannel(ctx, { numberId });
  expect(await kinds()).toEqual(["webhookSilent"]);
  await checkChannel(ctx, { numberId, isSilent: false });
  expect(await kinds()).toEqual([]);
});

test("a webhook changes it at once, and has the rest looked up", async () => {
  const { ctx, accountId, number, kinds } = await createChannel();
  const heed = (field: string, value: unknown) =>
    inTransaction(ctx, (ctx) => heedChannelEvents(ctx, [{ accountId, field, value }]));
  const display_phone_number = number.displayNumber;
  await heed("phone_number_name_update", { display_phone_number, decision: "REJECTED" });
  await heed("account_update", { event: "DISABLED_UPDATE", ban_info: { waba_ban_state: "DISABLE" } });
  expect((await kinds()).sort()).toEqual(["accountRestricted", "nameDeclined"]);
  await heed("phone_number_name_update", { display_phone_number, decision: "APPROVED" });
  await heed("account_update", { event: "DISABLED_UPDATE", ban_info: { waba_ban_state: "REINSTATE" } });
  expect(await kinds()).toEqual([]);
  for (const strange of [null, 7, "text", [], { ban_info: 7 }]) await heed("account_update", strange);
  const checks = await ownerDb()
    .select()
    .from(jobs)
    .where(and(eq(jobs.workspaceId, ctx.workspaceId), eq(jobs.name, "checkChannel")));
  expect(checks).toHaveLength(1);
});

test("the last webhook is known to the minute", async () => {
  const { ctx, numberId, accountId } = await createChannel();
  const sign = (time: string, by: object) =>
    inTransaction(ctx, (ctx) => recordPulse(ctx, [{ ...by, receivedAt: new Date(`2026-11-20T${time}Z`) }]));
  const last = async () => (await listChannels(ctx))[0]!.lastWebhookAt?.toISOString().slice(11, 19);
  await sign("12:00:00", { numberId });
  await sign("12:00:30", { numberId });
  expect(await last()).toBe("12:00:00");
  await sign("12:01:30", { accountId });
  expect(await last()).toBe("12:01:30");
  await sign("11:00:00", { numberId });
  expect(await last()).toBe("12:01:30");
});

test("only numbers that are connected and were not looked at for a while are asked about", async () => {
  const [stale, fresh, released] = [await createChannel(), await createChannel(), await createChannel()];
  await ownerDb()
    .update(phoneNumbers)
    .set({ checkedAt: new Date() })
    .where(eq(phoneNumbers.id, fresh.numberId));
  await ownerDb()
    .update(phoneNumbers)
    .set({ disconnectedAt: new Date() })
    .where(eq(phoneNumbers.id, released.numberId));
  await Promise.all([askForStaleChecks(), askForStaleChecks()]);
  const asked = async ({ ctx }: typeof stale) =>
    (
      await ownerDb()
        .select()
        .from(jobs)
        .where(and(eq(jobs.workspaceId, ctx.workspaceId), eq(jobs.name, "checkChannel")))
    ).length;
  expect([await asked(stale), await asked(fresh), await asked(released)]).toEqual([1, 0, 0]);
});
