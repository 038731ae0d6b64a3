import { setTimeout as pause } from "node:timers/promises";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { as, createMember, createWorkspace, ownerDb } from "@/db/factories";
import { adConnections } from "@/db/schema/ads";
import { adAccountRoutes } from "@/db/schema/channels";
import { readSubscription } from "../../meta/ads/account";
import { startSandboxProcess } from "../../meta/ads/testing-sandbox";
import { createCampaign } from "../funnel/testing";
import { addRule } from "../rules/add-rule";
import { listRules } from "../rules/list-rules";
import { listCampaigns } from "../run/list-campaigns";
import { checkConnection } from "./check-connection";
import { connectAdAccount } from "./connect-ad-account";
import { disconnectAdAccount } from "./disconnect-ad-account";

const accessToken = "EAAtoken-of-the-account";
let sandbox: Awaited<ReturnType<typeof startSandboxProcess>>;

beforeAll(async () => {
  sandbox = await startSandboxProcess(accessToken);
  process.env.META_GRAPH_URL = sandbox.url;
}, 120_000);
afterAll(() => sandbox?.close());

test("an ad account that was disconnected comes back with its campaigns and its rules", async () => {
  const workspace = await createWorkspace();
  const noor = await createMember(workspace.id, "Noor", ["marketer"]);
  const adAccountId = "880000000000001";
  const connect = () => connectAdAccount(as(noor), { accessToken, adAccountId, pageId: "104880000000001" });
  const { connectionId } = await connect();
  const [connection] = await ownerDb().select().from(adConnections).where(eq(adConnections.id, connectionId));
  await createCampaign(connection!, "Winter");
  const terms = { kind: "absent", minutes: 15, isForWorkingHours: false, resumes: true } as const;
  await addRule(as(noor), { connectionId, campaignId: null, terms, restHours: null });
  await disconnectAdAccount(as(noor), { connectionId });
  expect((await listCampaigns(as(noor))).campaigns).toEqual([]);

  await connect();
  expect((await listCampaigns(as(noor))).campaigns).toMatchObject([{ name: "Winter" }]);
  expect((await listRules(as(noor))).rules).toHaveLength(1);
});

test("connecting has Meta tell of what changes there, disconnecting ends that", async () => {
  const workspace = await createWorkspace();
  const noor = await createMember(workspace.id, "Noor", ["marketer"]);
  const adAccountId = "880000000000002";
  const isTold = () => readSubscription({ accountId: adAccountId, token: accessToken });
  expect(await isTold()).toMatchObject({ ok: true, value: false });
  const { connectionId } = await connectAdAccount(as(noor), {
    ...{ accessToken, adAccountId, pageId: "104880000000001" },
  });
  expect(await isTold()).toMatchObject({ ok: true, value: true });
  const routes = () =>
    ownerDb().select().from(adAccountRoutes).where(eq(adAccountRoutes.workspaceId, workspace.id));
  expect(await routes()).toEqual([{ adAccountId, workspaceId: workspace.id, connectionId }]);

  await disconnectAdAccount(as(noor), { connectionId });
  expect(await isTold()).toMatchObject({ ok: true, value: false });
  expect(await routes()).toEqual([]);
});

test("an ad account that is let go while it is looked at is heard of no more", async () => {
  const workspace = await createWorkspace();
  const noor = await createMember(workspace.id, "Noor", ["marketer"]);
  const { connectionId } = await connectAdAccount(as(noor), {
    ...{ accessToken, adAccountId: "880000000000001", pageId: "104880000000001" },
  });
  const { looking } = await ownerDb().transaction(async (db) => {
    await db
      .update(adConnections)
      .set({ disconnectedAt: new Date() })
      .where(eq(adConnections.id, connectionId));
    await db.delete(adAccountRoutes).where(eq(adAccountRoutes.workspaceId, workspace.id));
    // It still saw the account connected, and waits with its answer for this transaction.
    const looking = checkConnection(as(noor), { connectionId });
    const waiting = sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    while ((await ownerDb().execute(waiting)).length === 0) await pause(20);
    return { looking };
  });
  await looking;
  const routes = ownerDb()
    .select()
    .from(adAccountRoutes)
    .where(eq(adAccountRoutes.workspaceId, workspace.id));
  expect(await routes).toEqual([]);
});
