import { and, asc, eq, inArray } from "drizzle-orm";
import { expect, test } from "vitest";
import { as, createMember, createWorkspace, ownerDb } from "@/db/factories";
import { adConnections } from "@/db/schema/ads";
import { adAccountRoutes } from "@/db/schema/channels";
import { deliveries, jobs } from "@/db/schema/hall";
import { quietMs } from "../ads/run/hear-ad-accounts";
import { createAdConnection } from "../ads/testing";
import { listKindsMet } from "../webhooks/list-kinds-met";
import { openDelivery } from "../webhooks/open-delivery";
import { replayDeliveries } from "../webhooks/replay-deliveries";
import { arrive, processAll } from "./arrivals";

type Change = { field: string; value: unknown };
const status = (id: string): Change => ({
  field: "field_changed",
  value: { object_id: id, object_type: "ad", changed_fields: ["effective_status"] },
});
const said = (adAccountId: string, ...changes: Change[]) => ({
  object: "ad_account",
  entry: [{ id: adAccountId, time: Math.floor(Date.now() / 1000), changes }],
});

/** Noor's workspace with an ad account, which may be one that others have as well. */
async function bakery(adAccountId?: string) {
  const { id: workspaceId } = await createWorkspace();
  const owner = await createMember(workspaceId, "Noor", ["owner"]);
  const connection = await createAdConnection(owner, adAccountId ? { adAccountId } : {});
  const readings = () =>
    ownerDb()
      .select({ runAt: jobs.runAt })
      .from(jobs)
      .where(and(eq(jobs.workspaceId, workspaceId), eq(jobs.name, "readCampaigns")))
      .orderBy(asc(jobs.runAt));
  const wait = (ms: number) =>
    ownerDb()
      .update(adConnections)
      .set({ rereadAt: new Date(Date.now() - ms) })
      .where(eq(adConnections.id, connection.id));
  return { workspaceId, owner: as(owner), connection, readings, wait };
}

test("an ad account of which Meta says something is read at once, and once however often and however it is said", async () => {
  const { connection, readings } = await bakery();
  const { adAccountId } = connection;
  const first = said(adAccountId, status("1"));
  const issue = { field: "with_issues_ad_objects", value: { id: "2", level: "AD" } };
  await arrive(first, first, said(`act_${adAccountId}`, status("2"), issue));
  await processAll();
  const [now, ...others] = await readings();
  expect(now!.runAt.getTime()).toBeLessThanOrEqual(Date.now());
  expect(others).toEqual([]);
});

test("what comes after is read when the last reading is a while ago, and what comes until then is part of that", async () => {
  const { connection, readings, wait } = await bakery();
  await wait(5_000);
  for (const id of ["1", "2", "3"]) {
    await arrive(said(connection.adAccountId, status(id)));
    await processAll();
  }
  const [next, ...others] = await readings();
  const inMs = next!.runAt.getTime() - Date.now();
  expect(inMs).toBeGreaterThan(quietMs - 15_000);
  expect(inMs).toBeLessThanOrEqual(quietMs - 5_000);
  expect(others).toEqual([]);
});

test("every workspace that is connected to the account hears, and who is no longer does not", async () => {
  const luna = await bakery();
  const { adAccountId } = luna.connection;
  const [nova, gone, other] = [await bakery(adAccountId), await bakery(adAccountId), await bakery()];
  const isGone = eq(adAccountRoutes.workspaceId, gone.workspaceId);
  await ownerDb().delete(adAccountRoutes).where(isGone);
  await arrive(said(adAccountId, status("1")));
  await processAll();
  const heard = await Promise.all([luna, nova, gone, other].map(({ readings }) => readings()));
  expect(heard.map((readings) => readings.length)).toEqual([1, 1, 0, 0]);
});

test("a delivery that is processed once more has the account read once more, and leaves no second finding", async () => {
  const { connection, owner, readings, wait } = await bakery();
  await arrive(
    said(connection.adAccountId, status("1"), { field: "creative_fatigue", value: { level: "HIGH" } }),
  );
  await processAll();
  await wait(quietMs);
  await replayDeliveries({ since: new Date(Date.now() - 60_000).toISOString() });
  await processAll();
  expect(await readings()).toHaveLength(2);
  expect(await listKindsMet(owner)).toMatchObject([{ reason: "unknownField", deliveries: 1 }]);
});

test("a field that nobody knows is kept, for the owner of the account to see and for nobody else", async () => {
  const [luna, nova] = [await bakery(), await bakery()];
  const { adAccountId } = luna.connection;
  await arrive(said(adAccountId, { field: "ad_mood", value: { mood: "blue" } }));
  await processAll();
  const [met] = await listKindsMet(luna.owner);
  expect(met).toMatchObject({ reason: "unknownField", detail: `ad_mood of ad account ${adAccountId}` });
  const deliveryId = met!.lastDeliveryId;
  expect((await openDelivery(luna.owner, { deliveryId })).content).toContain('"mood": "blue"');
  await expect(openDelivery(nova.owner, { deliveryId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await luna.readings()).toEqual([]);
});

test("what is hostile, or about nobody's account, harms nothing and stops nothing", async () => {
  const { connection, readings } = await bakery();
  const { adAccountId } = connection;
  await arrive(
    said("1", status("1")),
    said("x".repeat(100_000), status("1")),
    said("act_' or 1=1 --", { field: "\u0000field_changed", value: { id: "\ud800" } }),
    { object: "ad_account", entry: [{ id: adAccountId, changes: "all" }, null, 7] },
    { object: "ad_account", entry: { id: adAccountId } },
    said(adAccountId, status("1")),
  );
  await processAll();
  expect(await readings()).toHaveLength(1);
  const stuck = await ownerDb()
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(inArray(deliveries.attempts, [1, 2, 3]));
  expect(stuck).toEqual([]);
});
