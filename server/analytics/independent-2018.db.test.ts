import { and, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { ownerDb } from "@/db/factories";
import { charges } from "@/db/schema/billing";
import { responses } from "@/db/schema/inbox";
import { lateAnswers } from "@/db/schema/late-answers";
import { messages } from "@/db/schema/messaging";
import { sortOldCharges } from "../billing/launch/sort-old-charges";
import { inReport, systemCtx } from "../context";
import { buildMissingRollups, foldRollups } from "../worker/fold-rollups";
import { buildRollups } from "./build-rollups";
import { type Counted, countOf2018 } from "./count-of-2018";
import { foldChanges } from "./fold-changes";
import { isIn, localTime, wearsOne } from "./testing-answers";
import { type ChargeRow, factsOf, somePrice } from "./testing-facts";
import { liveThrough, now, periods } from "./testing-life";
import { type Dice, dice, furnishShop, type Shop } from "./testing-shop";

const hour = 3600_000;

/** What customers said around the messages that were charged: often a day before to the millisecond, or one beside it. */
async function hearCustomers(shop: Shop, { pick, upTo, chance }: Dice, charged: ChargeRow[]) {
  const written = await ownerDb()
    .select()
    .from(messages)
    .where(and(eq(messages.workspaceId, shop.workspaceId), eq(messages.direction, "outbound")));
  for (let nth = 0; nth < charged.length; nth++) {
    const { writtenAt, sentAt, conversationId } = pick(written);
    const before = chance(0.5) ? 24 * hour + upTo(3) - 1 : upTo(60) * hour;
    await ownerDb()
      .insert(messages)
      .values({
        ...{ workspaceId: shop.workspaceId, id: uuidv7(), conversationId },
        ...{ direction: "inbound", author: "customer", status: "received" },
        type: chance(0.1) ? "system" : "text",
        sealedContent: Buffer.from(""),
        writtenAt: new Date((sentAt ?? writtenAt).getTime() - before),
      });
  }
}

/** Messages turn out to have left later, threads become one, waits end with another answer or go on, prices are corrected. */
async function changeMinds(shop: Shop, dice: Dice) {
  const { pick, chance, upTo, shuffled } = dice;
  const ours = sql`workspace_id = ${shop.workspaceId}`;
  const [from, into] = shuffled(shop.conversations);
  await ownerDb()
    .update(messages)
    .set({ conversationId: into!.id })
    .where(eq(messages.conversationId, from!.id));
  const written = await ownerDb().select().from(messages).where(sql`${ours} and direction = 'outbound'`);
  const charged = await ownerDb().select().from(charges).where(ours);
  const waits = await ownerDb()
    .select()
    .from(responses)
    .where(sql`${ours} and answer_message_id is not null`);
  for (let nth = 0; nth < 12; nth++) {
    const { id, writtenAt } = pick(written);
    const sentAt = new Date(writtenAt.getTime() + upTo(30) * hour);
    await ownerDb().update(messages).set({ sentAt }).where(eq(messages.id, id));
    await ownerDb()
      .update(charges)
      .set(somePrice(dice))
      .where(eq(charges.id, pick(charged).id));
    const wait = pick(waits);
    if (chance(0.5)) await ownerDb().delete(responses).where(eq(responses.id, wait.id));
    else
      await ownerDb()
        .update(responses)
        .set({ answerMessageId: pick(written).id })
        .where(eq(responses.id, wait.id));
  }
}

type Asked = Parameters<typeof countOf2018>[1];

/** The same by going through all messages for each charge. */
async function plainCount({ workspaceId, timeZone }: Shop, { period, filters }: Asked): Promise<Counted[]> {
  const ours = sql`workspace_id = ${workspaceId}`;
  const written = await ownerDb().select().from(messages).where(ours);
  const waits = await ownerDb().select().from(responses).where(ours);
  const heard = written.filter(({ direction, type }) => direction === "inbound" && type !== "system");
  const kindOf = ({ category, messageId }: (typeof all)[number]) => {
    if (category === "service") return "inTime";
    const message = written.find(({ id }) => id === messageId);
    if (!message) return "notKnown";
    const sentAt = (message.sentAt ?? message.writtenAt).getTime();
    const isAnswer = heard.some(({ conversationId, writtenAt }) => {
      const waited = sentAt - writtenAt.getTime();
      return conversationId === message.conversationId && waited >= 0 && waited <= 24 * hour;
    });
    if (isAnswer) return "inTime";
    return waits.some(({ answerMessageId }) => answerMessageId === messageId) ? "late" : "unasked";
  };
  const all = (await factsOf(workspaceId)).charged;
  const counted = new Map<string, Counted>();
  for (const charge of all) {
    const { country, currency, messageId } = charge;
    const { day } = localTime(timeZone, charge.deliveredAt);
    const isMeant =
      day >= period.from &&
      day <= period.to &&
      isIn(filters.numberIds, charge.numberId) &&
      isIn(filters.countries, country) &&
      isIn(filters.teamIds, charge.teamId) &&
      isIn(filters.memberIds, written.find(({ id }) => id === messageId)?.memberId ?? null) &&
      wearsOne(filters.labelIds, charge.labels);
    if (!isMeant) continue;
    const kind = kindOf(charge);
    const key = [country, kind, currency].join();
    const known = counted.get(key) ?? { country, kind, currency, messages: 0, estimatedMicros: 0n };
    known.messages += 1;
    known.estimatedMicros += charge.estimatedMicros ?? 0n;
    counted.set(key, known);
  }
  return [...counted.values()];
}

const sorted = (counted: Counted[]) =>
  counted
    .map(({ estimatedMicros, ...one }) => ({ ...one, micros: String(estimatedMicros) }))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

async function check(shop: Shop, { chance, pick }: Dice): Promise<Set<string>> {
  const met = new Set<string>();
  for (const period of periods) {
    const filters = {
      ...(chance(0.3) && { numberIds: [pick(shop.numbers).id] }),
      ...(chance(0.3) && { memberIds: [pick(shop.members).id] }),
      ...(chance(0.3) && { countries: ["ES", "MX"] }),
      ...(chance(0.2) && { teamIds: [pick(shop.teams)] }),
      ...(chance(0.2) && { labelIds: [pick(shop.labels)] }),
    };
    const plain = await plainCount(shop, { period, filters });
    const { counted } = await inReport(systemCtx(shop.workspaceId, now), (ctx) =>
      countOf2018(ctx, { period, filters }),
    );
    expect(sorted(counted), JSON.stringify({ period, filters })).toEqual(sorted(plain));
    for (const { kind } of plain) met.add(kind);
  }
  expect(await lateAnswersOf(shop)).toEqual(await plainLateAnswers(shop));
  return met;
}

const plainMoment = (at: string | Date | null) => at && new Date(at).getTime();

const lateAnswersOf = async ({ workspaceId }: Shop) =>
  (await ownerDb().select().from(lateAnswers).where(eq(lateAnswers.workspaceId, workspaceId)))
    .map(({ workspaceId: _, ...one }) => ({
      ...{ ...one, askedAt: plainMoment(one.askedAt), answeredAt: plainMoment(one.answeredAt) },
    }))
    .sort((a, b) => (`${a.id} ${a.nth}` < `${b.id} ${b.nth}` ? -1 : 1));

/** The same from the waits and the charges as they are now. */
async function plainLateAnswers({ workspaceId, conversations }: Shop): ReturnType<typeof lateAnswersOf> {
  const ours = sql`workspace_id = ${workspaceId}`;
  const waits = await ownerDb()
    .select()
    .from(responses)
    .where(sql`${ours} and wait_seconds > 86400`)
    .orderBy(responses.id);
  const charged = await ownerDb().select().from(charges).where(ours).orderBy(charges.id);
  return waits.flatMap((wait) => {
    const { id, conversationId, memberId, teamId, country, touch, answerMessageId } = wait;
    const bills = charged.filter(({ messageId }) => messageId !== null && messageId === answerMessageId);
    return (bills.length > 0 ? bills : [undefined]).map((bill, index) => ({
      ...{ id, nth: index + 1, conversationId, memberId, teamId, country, touch, answerMessageId },
      numberId: wait.numberId ?? conversations.find((one) => one.id === conversationId)!.numberId,
      ...{ askedAt: plainMoment(wait.askedAt), answeredAt: plainMoment(wait.answeredAt) },
      ...{ waitSeconds: wait.waitSeconds!, isFromApp: wait.answeredIn === "app" },
      ...{
        launchKind: bill?.launchKind ?? null,
        market: bill?.market ?? null,
        category: bill?.category ?? null,
      },
      ...{ basis: bill?.basis ?? null, currency: bill?.currency ?? null },
      ...{ estimatedMicros: bill?.estimatedMicros ?? null, reportedMicros: bill?.reportedMicros ?? null },
      reportedCurrency: bill?.reportedCurrency ?? null,
      pricedAs: [
        wait.answeredIn === "app" ? "app" : bill?.launchKind,
        bill?.market,
        bill?.category === "service" ? "service" : null,
        ...[bill?.currency, wait.country],
      ]
        .map((part) => part ?? "")
        .join("\u001f"),
    }));
  });
}

test("late answers that are older than the triggers are gathered by the worker before its first roll-up", async () => {
  const shop = await furnishShop("Europe/Madrid");
  await liveThrough(shop, dice(11));
  const before = await lateAnswersOf(shop);
  expect(before.length).toBeGreaterThan(5);
  const ours = sql`workspace_id = ${shop.workspaceId}`;
  await ownerDb().execute(sql`delete from late_answers where ${ours}`);
  await ownerDb().execute(sql`delete from rollup_states where ${ours}`);
  await foldRollups();
  await buildMissingRollups();
  expect(await lateAnswersOf(shop)).toEqual(before);
});

test.each(["Europe/Madrid", "America/New_York", "Australia/Lord_Howe"])(
  "what the rule of 2018 calls a message is what a look at all messages says, in %s",
  async (timeZone) => {
    const luck = dice(timeZone.length + 2018);
    const shop = await furnishShop(timeZone);
    const ctx = await liveThrough(shop, luck);
    const charged = await ownerDb().select().from(charges).where(eq(charges.workspaceId, shop.workspaceId));
    for (let round = 0; round < 3; round++) {
      await hearCustomers(shop, luck, charged.slice(0, 40));
      await check(shop, luck);
      await changeMinds(shop, luck);
      if (luck.chance(0.6)) await foldChanges(ctx);
      await check(shop, luck);
    }
    expect([...(await check(shop, luck))].sort()).toEqual(["inTime", "late", "notKnown", "unasked"]);
    while (await foldChanges(ctx));
    await check(shop, luck);
    await buildRollups(ctx);
    await check(shop, luck);
  },
);

test("charges that are older than the triggers are sorted by the worker, and until then the report says so", async () => {
  const luck = dice(47);
  const shop = await furnishShop("Europe/Madrid");
  const ctx = await liveThrough(shop, luck);
  await hearCustomers(shop, luck, await ownerDb().select().from(charges).limit(80));
  const mine = sql`workspace_id = ${shop.workspaceId}`;
  await ownerDb().transaction(async (db) => {
    await db.execute(sql`set local session_replication_role = replica`);
    await db.execute(
      sql`update charges set launch_kind = null, conversation_id = null, sent_at = null, member_id = null where ${mine}`,
    );
  });
  await buildRollups(ctx);
  const ask = () => inReport(ctx, (ctx) => countOf2018(ctx, { period: periods[0]!, filters: {} }));
  expect(await ask()).toMatchObject({ state: "preparing" });
  await sortOldCharges(ctx);
  expect(await ask()).toMatchObject({ state: "ready" });
  await check(shop, luck);
  while (await foldChanges(ctx));
  await check(shop, luck);
});

test("a message that is forgotten leaves behind what was known of it", async () => {
  const luck = dice(5);
  const shop = await furnishShop("Europe/Madrid");
  const ctx = await liveThrough(shop, luck);
  const ask = () => inReport(ctx, (ctx) => countOf2018(ctx, { period: periods[0]!, filters: {} }));
  const before = await ask();
  await ownerDb().delete(messages).where(eq(messages.workspaceId, shop.workspaceId));
  while (await foldChanges(ctx));
  await buildRollups(ctx);
  expect(sorted((await ask()).counted)).toEqual(sorted(before.counted));
});
