import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { createWorkspace, ownerDb } from "@/db/factories";
import { alerts } from "@/db/schema/alerts";
import { channelRoutes } from "@/db/schema/channels";
import { deliveries, deliveryDelays, deliveryFindings } from "@/db/schema/hall";
import { inTransaction, systemCtx } from "../context";
import { post, tells, writes } from "../webhooks/posts";
import { replayDeliveries } from "../webhooks/replay-deliveries";
import { arrive, openShop, processAll, whatIsKept } from "./arrivals";
import { roundDelay } from "./count-delays";

const at = new Date(Date.UTC(2026, 10, 20, 10, 0));
const findingsOf = (workspaceId: string) =>
  inTransaction(systemCtx(workspaceId), (ctx) => ctx.db.select().from(deliveryFindings));
const alertsOf = (workspaceId: string) =>
  ownerDb().select().from(alerts).where(eq(alerts.workspaceId, workspaceId));

/** Nobody of this name can be stored until the returned function is called. */
async function refuse(name: string) {
  const fn = `refuse_${name.toLowerCase()}`;
  await ownerDb().execute(
    sql.raw(`create function ${fn}() returns trigger language plpgsql as
      $$ begin raise exception 'the disk of ${name} is full' using errcode = '53100'; end $$`),
  );
  await ownerDb().execute(
    sql.raw(
      `create trigger ${fn} before insert on contacts for each row when (new.name = '${name}') execute function ${fn}()`,
    ),
  );
  return () => ownerDb().execute(sql.raw(`drop trigger ${fn} on contacts`));
}

async function tryAgain(times: number) {
  for (let time = 0; time < times; time++) {
    await ownerDb().update(deliveries).set({ nextAttemptAt: null });
    await processAll();
  }
}

test("a delivery that fails is shown to its workspace at once, rings when it goes on, and is forgotten when it succeeds", async () => {
  const [luna, nova] = [await openShop(), await openShop()];
  const mend = await refuse("Zoe");
  const zoe = { waId: "34600999888", name: "Zoe" };
  await arrive(post(luna.number, writes({ from: zoe, id: "wamid.zoe", at })));
  await processAll();
  expect(await findingsOf(luna.workspaceId)).toMatchObject([{ reason: "failed", position: -1 }]);
  expect(await findingsOf(nova.workspaceId)).toEqual([]);
  expect(await alertsOf(luna.workspaceId)).toEqual([]);

  await tryAgain(4);
  expect(await alertsOf(luna.workspaceId)).toMatchObject([
    { kind: "delivery_failed", count: 1, resolvedAt: null },
  ]);
  expect(await alertsOf(nova.workspaceId)).toEqual([]);

  await mend();
  await tryAgain(1);
  expect((await whatIsKept(luna)).threads.map(({ name }) => name)).toEqual(["Zoe"]);
  expect(await findingsOf(luna.workspaceId)).toEqual([]);
  expect((await alertsOf(luna.workspaceId))[0]?.resolvedAt).not.toBeNull();
});

test("the alert stays while another delivery of the workspace still fails", async () => {
  const luna = await openShop();
  const mends = [await refuse("Yara"), await refuse("Yves")];
  await arrive(
    post(luna.number, writes({ from: { waId: "34600999881", name: "Yara" }, id: "wamid.yara", at })),
    post(luna.number, writes({ from: { waId: "34600999882", name: "Yves" }, id: "wamid.yves", at })),
  );
  await processAll();
  await tryAgain(3);
  expect(await alertsOf(luna.workspaceId)).toMatchObject([{ count: 2, resolvedAt: null }]);
  await mends[0]!();
  await tryAgain(1);
  expect(await alertsOf(luna.workspaceId)).toMatchObject([{ resolvedAt: null }]);
  await mends[1]!();
  await tryAgain(1);
  expect((await alertsOf(luna.workspaceId))[0]?.resolvedAt).not.toBeNull();
});

test("what nobody had connected is seen by whoever connects it, by nobody else, and gone once it was processed", async () => {
  const [luna, nova] = [await openShop(), await openShop()];
  const spare = { wabaId: luna.number.wabaId, metaPhoneNumberId: "105000111" };
  const carmen = { waId: "34600111222", name: "Carmen" };
  await arrive(post({ wabaId: "7", metaPhoneNumberId: "8" }, writes({ from: carmen, id: "wamid.7", at })));
  await arrive(post(spare, writes({ from: carmen, id: "wamid.spare", at })));
  await processAll();
  const seenBy = async (workspaceId: string) =>
    (await findingsOf(workspaceId)).map(({ reason, detail }) => `${reason}: ${detail}`);
  const notConnected = ["notConnected: message.received of number 105000111"];
  expect([await seenBy(luna.workspaceId), await seenBy(nova.workspaceId)]).toEqual([notConnected, []]);

  // The number moves to another business before anybody here has connected it.
  const { id: channelId } = await createWorkspace();
  await ownerDb()
    .insert(channelRoutes)
    .values({ kind: "number", metaId: "105000111", workspaceId: nova.workspaceId, channelId });
  expect([await seenBy(luna.workspaceId), await seenBy(nova.workspaceId)]).toEqual([[], notConnected]);

  await ownerDb()
    .update(channelRoutes)
    .set({ workspaceId: luna.workspaceId, channelId: luna.number.id })
    .where(eq(channelRoutes.metaId, "105000111"));
  const [finding] = await findingsOf(luna.workspaceId);
  await replayDeliveries({ id: finding!.deliveryId });
  expect(await seenBy(luna.workspaceId)).toEqual(notConnected);
  await processAll();
  expect((await whatIsKept(luna)).threads[0]?.messages).toHaveLength(1);
  expect(await seenBy(luna.workspaceId)).toEqual([]);
});

test("how late things become visible is counted, without what a person asked for once more", async () => {
  const luna = await openShop();
  const carmen = { waId: "34600111222", name: "Carmen" };
  const ago = (seconds: number) => new Date(Date.now() - seconds * 1000);
  await arrive(
    post(luna.number, writes({ from: carmen, id: "wamid.a", at: ago(125) })),
    post(luna.number, writes({ from: carmen, id: "wamid.b", at: ago(125) })),
    post(luna.number, tells({ id: "wamid.c", status: "sent", at: ago(7300), to: carmen })),
  );
  await processAll();
  const counted = () =>
    inTransaction(systemCtx(luna.workspaceId), (ctx) =>
      ctx.db
        .select({
          kind: deliveryDelays.kind,
          delaySeconds: deliveryDelays.delaySeconds,
          count: sql`sum(${deliveryDelays.count})::int`,
        })
        .from(deliveryDelays)
        .groupBy(deliveryDelays.kind, deliveryDelays.delaySeconds)
        .orderBy(deliveryDelays.kind),
    );
  const expected = [
    { kind: "message", delaySeconds: 130, count: 2 },
    { kind: "status", delaySeconds: 3 * 3600, count: 1 },
  ];
  expect(await counted()).toEqual(expected);
  await replayDeliveries({ since: ago(60).toISOString() });
  await processAll();
  expect(await counted()).toEqual(expected);
});

test.each([
  [-3000, 0],
  [400, 0],
  [59_600, 60],
  [61_000, 70],
  [601_000, 660],
  [3_601_000, 7200],
  [10 ** 12, 7 * 86_400],
])("a delay of %d ms is written as %d s", (ms, seconds) => expect(roundDelay(ms)).toBe(seconds));
