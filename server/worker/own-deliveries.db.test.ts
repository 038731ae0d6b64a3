import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { as, createMember, ownerDb } from "@/db/factories";
import { deliveries } from "@/db/schema/hall";
import { auditEntries } from "@/db/schema/identity";
import { getFlow } from "../webhooks/get-flow";
import { listFailed } from "../webhooks/list-failed";
import { listKindsMet } from "../webhooks/list-kinds-met";
import { openDelivery } from "../webhooks/open-delivery";
import { post, tells, writes } from "../webhooks/posts";
import { replayOwn } from "../webhooks/replay-own";
import { arrive, openShop, processAll } from "./arrivals";

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000);
const carmen = { waId: "34600111222", name: "Carmen" };

async function ownedShop() {
  const shop = await openShop();
  return { ...shop, owner: as(await createMember(shop.workspaceId, "Ana", ["owner"])) };
}

const spareOf = (shop: Awaited<ReturnType<typeof openShop>>, metaPhoneNumberId: string) => ({
  wabaId: shop.number.wabaId,
  metaPhoneNumberId,
});

test("an owner sees how much came and how late, and nothing of another workspace", async () => {
  const [luna, nova] = [await ownedShop(), await ownedShop()];
  await arrive(
    post(luna.number, writes({ from: carmen, id: "wamid.1", at: ago(2) })),
    post(luna.number, writes({ from: carmen, id: "wamid.2", at: ago(600) })),
    post(luna.number, tells({ id: "wamid.3", status: "sent", at: ago(2), to: carmen })),
  );
  await processAll();
  const flow = await getFlow(luna.owner, { span: "hour" });
  expect(flow.steps).toHaveLength(60);
  const sum = (kind: "messages" | "statuses") => flow.steps.reduce((all, step) => all + step[kind], 0);
  expect([flow.total, sum("messages"), sum("statuses")]).toEqual([3, 2, 1]);
  expect(flow.delays.p50).toBeLessThan(10);
  expect(flow.delays.longest).toBeGreaterThanOrEqual(600);
  expect(await getFlow(nova.owner, { span: "day" })).toMatchObject({ total: 0, delays: { p50: undefined } });
});

test("kinds that were met are told once, however many deliveries held them", async () => {
  const [luna, nova] = [await ownedShop(), await ownedShop()];
  const spare = spareOf(luna, "105000211");
  await arrive(
    post(spare, writes({ from: carmen, id: "wamid.4", at: ago(2) })),
    post(spare, writes({ from: carmen, id: "wamid.5", at: ago(1) })),
    post(luna.number, tells({ id: "wamid.6", status: "sent", at: ago(2), to: carmen })),
    post(luna.number, tells({ id: "wamid.7", status: "sent", at: ago(2), to: carmen })),
  );
  await processAll();
  const met = await listKindsMet(luna.owner);
  expect(met.map(({ reason, detail, deliveries }) => [reason, detail, deliveries]).sort()).toEqual([
    ["notConnected", "message.received of number 105000211", 2],
    ["unknownMessage", null, 2],
  ]);
  expect(await listKindsMet(nova.owner)).toEqual([]);

  const kind = {
    what: "kind",
    reason: "notConnected",
    detail: "message.received of number 105000211",
  } as const;
  expect(await replayOwn(nova.owner, kind)).toBe(0);
  expect(await replayOwn(luna.owner, kind)).toBe(2);
  expect((await listKindsMet(luna.owner)).find(({ reason }) => reason === "notConnected")?.waiting).toBe(2);
  await processAll();
});

test("of a delivery about two businesses, each owner reads her own part, and that she did is recorded", async () => {
  const [luna, nova, sol] = [await ownedShop(), await ownedShop(), await ownedShop()];
  const secret = (words: string) => ({ type: "text", text: { body: words } });
  const shared = post(
    spareOf(luna, "105000311"),
    writes({ from: carmen, id: "wamid.8", at: ago(2), ...secret("the secret of Luna") }),
  );
  shared.entry.push(
    ...post(
      spareOf(nova, "105000312"),
      writes({ from: carmen, id: "wamid.9", at: ago(2), ...secret("the secret of Nova") }),
    ).entry,
  );
  await arrive(shared);
  await processAll();
  const [met] = await listKindsMet(luna.owner);
  const deliveryId = met!.lastDeliveryId;

  const { content } = await openDelivery(luna.owner, { deliveryId });
  expect(content).toContain("the secret of Luna");
  expect(content).not.toContain("Nova");
  expect((await openDelivery(nova.owner, { deliveryId })).content).not.toContain("Luna");
  for (const attempt of [
    () => openDelivery(sol.owner, { deliveryId }),
    () => replayOwn(sol.owner, { what: "one", deliveryId }),
    () => openDelivery(luna.owner, { deliveryId: "0' or '1'='1" }),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: "NOT_FOUND" });

  const entries = await ownerDb()
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.workspaceId, luna.workspaceId));
  expect(entries).toMatchObject([
    { action: "delivery.opened", subjectId: deliveryId, memberId: luna.owner.actor.memberId },
  ]);
});

test("an error that may be about another business is not told", async () => {
  const [luna, nova] = [await ownedShop(), await ownedShop()];
  const bad = (id: string) => post(luna.number, writes({ from: carmen, id, at: ago(2) }));
  const shared = bad("wamid.10");
  shared.entry.push(...post(nova.number, writes({ from: carmen, id: "wamid.11", at: ago(2) })).entry);
  await ownerDb().execute(`create function no_disk() returns trigger language plpgsql as
    $$ begin raise exception 'the disk is full' using errcode = '53100'; end $$`);
  await ownerDb().execute(
    "create trigger no_disk before insert on messages for each row execute function no_disk()",
  );
  await arrive(shared, bad("wamid.12"));
  await processAll();
  const failed = await listFailed(luna.owner);
  expect(failed.count).toBe(2);
  expect(failed.deliveries.map(({ error }) => error).sort()).toEqual([
    expect.stringContaining("the disk is full"),
    null,
  ]);
  expect((await listFailed(nova.owner)).deliveries).toMatchObject([
    { error: null, attempts: 1, isOver: false },
  ]);

  await ownerDb().execute("drop trigger no_disk on messages");
  expect(await replayOwn(luna.owner, { what: "failed" })).toBe(2);
  await processAll();
  expect((await listFailed(luna.owner)).count).toBe(0);
  expect(await ownerDb().select().from(deliveries).where(eq(deliveries.attempts, 1))).toEqual([]);
});
