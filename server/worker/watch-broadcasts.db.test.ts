import { and, eq, isNull } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { ownerDb } from "@/db/factories";
import { alerts } from "@/db/schema/alerts";
import { broadcasts } from "@/db/schema/broadcasts";
import { inTransaction, systemCtx } from "../context";
import { metaError, startGraph } from "../messaging/testing-graph";
import { resumeBroadcast } from "../notifications/broadcasts/change-state";
import { createBakery } from "../notifications/broadcasts/testing";
import { watchBroadcasts } from "./watch-broadcasts";

const graph = await startGraph();
afterAll(graph.close);

async function open() {
  const bakery = await createBakery();
  const { id } = bakery.luna;
  const watch = () => inTransaction(systemCtx(id), watchBroadcasts);
  const told = async () => {
    const rows = await ownerDb()
      .select()
      .from(alerts)
      .where(and(eq(alerts.workspaceId, id), isNull(alerts.resolvedAt)));
    return rows.map(({ kind, params }) => [kind, params]);
  };
  return { ...bakery, watch, told };
}

test("a broadcast that stopped by itself is told once, until it goes on; one that a member paused is not", async () => {
  const { draft, watch, told } = await open();
  const broadcastId = await draft();
  const set = (values: Partial<typeof broadcasts.$inferInsert>) =>
    ownerDb().update(broadcasts).set(values).where(eq(broadcasts.id, broadcastId));
  await set({ state: "paused", why: "templatePaused" });
  await watch();
  await watch();
  expect(await told()).toEqual([["broadcast_stopped", { broadcastName: "Autumn menu", why: "template" }]]);
  await set({ state: "paused", why: "member" });
  await watch();
  expect(await told()).toEqual([]);
  await set({ state: "paused", why: "limitReached" });
  await watch();
  expect(await told()).toEqual([]);
});

test("failures of a broadcast that came to its end are told with their number", async () => {
  const { customer, draft, send, sendAll, watch, told } = await open();
  await customer();
  await customer();
  const broadcastId = await draft();
  await send(broadcastId);
  graph.answerNext(metaError(131026));
  expect(await sendAll(broadcastId)).toBe("done");
  await watch();
  expect(await told()).toEqual([["broadcast_failures", { broadcastName: "Autumn menu", failures: 1 }]]);
});

test("whoever got it after a pause is no failure", async () => {
  const { ctx, customer, draft, send, turn, deliver, sendAll, watch, told } = await open();
  await customer();
  const broadcastId = await draft();
  await send(broadcastId);
  await turn(broadcastId);
  graph.answerNext(metaError(131048));
  await deliver();
  await turn(broadcastId);
  await resumeBroadcast(ctx(), { sentBroadcastId: broadcastId });
  expect(await sendAll(broadcastId)).toBe("done");
  await watch();
  expect(await told()).toEqual([]);
});
