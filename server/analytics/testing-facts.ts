import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { ownerDb } from "@/db/factories";
import { outcomes, referrals } from "@/db/schema/ads-outcomes";
import { charges } from "@/db/schema/billing";
import { responses } from "@/db/schema/inbox";
import { conversationLabels } from "@/db/schema/labels";
import { messages } from "@/db/schema/messaging";
import { scanStarts } from "@/db/schema/scan-codes";
import { conversationTeams, teamMembers } from "@/db/schema/teams";
import { chargeBases } from "./schemas";
import { plainTeam, plainWay, type Touch } from "./testing-answers";
import { type Dice, type Shop, someTime } from "./testing-shop";

export type WaitRow = typeof responses.$inferInsert;
export type ChargeRow = typeof charges.$inferInsert;

/** Mostly minutes, sometimes days, often exactly a threshold or a second beside it. */
const someWait = ({ chance, pick, upTo, next }: Dice): number =>
  chance(0.2)
    ? pick([0, 60, 300, 3_600, 86_400]) + upTo(2)
    : Math.floor(Math.exp(next() * Math.log(20 * 86_400)));

/** Waits of every kind: answered by a person, by a rule first, in the app, closed without an answer, going on. */
export function someWaits(shop: Shop, dice: Dice, count: number): WaitRow[] {
  const { chance, pick } = dice;
  const waiting = new Set<string>();
  return Array.from({ length: count }, () => {
    const { id: conversationId, numberId, country } = pick(shop.conversations);
    const askedAt = someTime(dice);
    const wait = someWait(dice);
    const after = (seconds: number) => new Date(askedAt.getTime() + seconds * 1000);
    const row: WaitRow = {
      workspaceId: shop.workspaceId,
      id: uuidv7(),
      conversationId,
      numberId: chance(0.05) ? null : numberId,
      country,
      askedAt,
      isFirst: chance(0.3),
    };
    if (chance(0.2)) {
      const automaticWaitSeconds = Math.min(wait, 3);
      row.automaticAnsweredAt = after(automaticWaitSeconds);
      row.automaticWaitSeconds = automaticWaitSeconds;
      row.automaticWorkingSeconds = chance(0.5) ? automaticWaitSeconds : 0;
    }
    if (chance(0.1)) return { ...row, closedAt: after(wait) };
    if (!waiting.has(conversationId) && chance(0.1)) {
      waiting.add(conversationId);
      return row;
    }
    return {
      ...row,
      answeredAt: after(wait),
      answerMessageId: uuidv7(),
      answeredBy: "person",
      memberId: chance(0.1) ? null : pick(shop.members).id,
      waitSeconds: wait,
      workingSeconds: chance(0.1) ? null : Math.floor(wait / 3),
      wasWindowOpen: wait > 86_400 ? "closed" : "open",
    };
  });
}

export type TouchRow = typeof scanStarts.$inferInsert | typeof referrals.$inferInsert;

/** Customers who scan a code or tap an ad, some of them again and again. */
export const someTouches = (shop: Shop, dice: Dice, count: number): TouchRow[] =>
  Array.from({ length: count }, () => {
    const { id: conversationId, numberId } = dice.pick(shop.conversations);
    const { workspaceId } = shop;
    const touch = { workspaceId, id: uuidv7(), conversationId, messageId: uuidv7(), at: someTime(dice) };
    return dice.chance(0.5)
      ? { ...touch, metaAdId: dice.pick(["1201", "1202", null]) }
      : { ...touch, codeId: dice.pick(shop.codes).id, numberId, isShared: false };
  });

export const isScan = (touch: TouchRow): touch is typeof scanStarts.$inferInsert => "codeId" in touch;

/** Orders that were marked in conversations, some of them withdrawn, and what else may come of one. */
export const someOutcomes = (shop: Shop, dice: Dice, count: number): (typeof outcomes.$inferInsert)[] =>
  Array.from({ length: count }, () => {
    const [id, at] = [uuidv7(), someTime(dice)];
    return {
      ...{ workspaceId: shop.workspaceId, id, conversationId: dice.pick(shop.conversations).id },
      kind: dice.pick(["order", "order", "lead"] as const),
      ...{ touchId: id, requestKey: id, occurredAt: at, markedAt: at },
      withdrawnAt: dice.chance(0.2) ? at : null,
    };
  });

/** The messages that charges are of, each delivered as soon as it was written. */
export async function writeMessagesOf(shop: Shop, dice: Dice, charged: ChargeRow[]): Promise<void> {
  const byNumber = (numberId: string) => shop.conversations.filter((one) => one.numberId === numberId);
  const written = new Map(
    charged.flatMap(({ messageId, numberId, deliveredAt }) =>
      messageId ? [[messageId, { numberId, deliveredAt }] as const] : [],
    ),
  );
  for (const [id, { numberId, deliveredAt }] of written) {
    await ownerDb()
      .insert(messages)
      .values({
        workspaceId: shop.workspaceId,
        id,
        conversationId: dice.pick(byNumber(numberId)).id,
        direction: "outbound",
        author: "member",
        templateId: dice.chance(0.4) ? dice.pick(shop.templates) : null,
        broadcastId: dice.chance(0.3) ? dice.pick(shop.broadcasts) : null,
        memberId: dice.chance(0.2) ? null : dice.pick(shop.members).id,
        type: "text",
        sealedContent: Buffer.from(""),
        writtenAt: deliveredAt,
        status: "delivered",
      });
  }
}

/** The price of a charge, or none; now and then Meta reports it in a currency of its own. */
export function somePrice({ chance, pick, upTo }: Dice) {
  const basis = pick(chargeBases);
  const estimatedMicros = basis === "noRate" ? null : basis === "rateCard" ? BigInt(upTo(90_000)) : 0n;
  const isReported = chance(0.4);
  return {
    basis,
    estimatedMicros,
    category: pick(["marketing", "utility", "service"]),
    pricingType: pick(["regular", "free_customer_service"]),
    reportedMicros: isReported ? BigInt(upTo(90_000)) : null,
    reportedCurrency: isReported ? pick(["USD", "USD", "EUR"]) : null,
  };
}

/** Charges of messages, some of them of the answers that are given. */
export function someCharges(shop: Shop, dice: Dice, count: number, waits: WaitRow[] = []): ChargeRow[] {
  const { pick, chance } = dice;
  const answers = waits.flatMap(({ answerMessageId }) => answerMessageId ?? []);
  return Array.from({ length: count }, () => {
    const { numberId, country } = pick(shop.conversations);
    const deliveredAt = someTime(dice);
    const id = uuidv7();
    const messageId = answers.length > 0 && chance(0.7) ? pick(answers) : null;
    return {
      workspaceId: shop.workspaceId,
      id,
      numberId,
      waMessageId: `wamid.${id}`,
      messageId,
      recipient: "",
      // Otherwise those of the message.
      templateId: !messageId && chance(0.4) ? pick(shop.templates) : null,
      broadcastId: !messageId && chance(0.2) ? pick(shop.broadcasts) : null,
      deliveredAt,
      pricedBy: "delivered",
      pricedAt: deliveredAt,
      market: country === "MX" ? "Mexico" : "Rest of Western Europe",
      country,
      regime: deliveredAt < new Date("2026-01-01") ? "2025-07" : "2026-10",
      currency: pick(["USD", "USD", "EUR"]),
      ...somePrice(dice),
    };
  });
}

/** What the facts of a workspace are in the end, whatever was done to them before. */
export async function factsOf(workspaceId: string) {
  const mine = sql`workspace_id = ${workspaceId}`;
  const scanned = await ownerDb().select().from(scanStarts).where(mine);
  const tapped = await ownerDb().select().from(referrals).where(mine);
  const touches: Touch[] = [
    ...scanned.map((scan) => ({ ...scan, way: `code:${scan.codeId}` })),
    ...tapped.flatMap((ad) => (ad.metaAdId ? [{ ...ad, way: `ad:${ad.metaAdId}` }] : [])),
  ];
  const sorted = {
    queues: await ownerDb().select().from(conversationTeams).where(mine),
    spells: await ownerDb().select().from(teamMembers).where(mine),
  };
  const worn = await ownerDb().select().from(conversationLabels).where(mine);
  const labelsOn = (conversationId: string) =>
    worn.flatMap((one) => (one.conversationId === conversationId && !one.removedAt ? one.labelId : []));
  const written = new Map(
    (await ownerDb().select().from(messages).where(mine)).map((message) => [message.id, message]),
  );
  const waits = (await ownerDb().select().from(responses).where(mine)).map((wait) => ({
    ...wait,
    way: plainWay(touches, wait.conversationId, wait.askedAt),
    team: plainTeam(sorted, wait.conversationId, wait.memberId, wait.answeredAt ?? wait.closedAt),
    labels: labelsOn(wait.conversationId),
  }));
  const charged = (await ownerDb().select().from(charges).where(mine)).map((charge) => {
    const message = written.get(charge.messageId ?? "");
    if (!message) return { ...charge, way: null, team: null, labels: [] };
    const { conversationId, memberId, writtenAt, templateId, broadcastId } = message;
    return {
      ...{ ...charge, templateId, broadcastId },
      way: plainWay(touches, conversationId, writtenAt),
      team: plainTeam(sorted, conversationId, memberId, writtenAt),
      labels: labelsOn(conversationId),
    };
  });
  const ordered = (await ownerDb().select().from(outcomes).where(mine))
    .filter(({ kind, withdrawnAt }) => kind === "order" && !withdrawnAt)
    .map(({ id, conversationId, occurredAt }) => ({
      ...{ id, conversationId, occurredAt },
      way: plainWay(touches, conversationId, occurredAt),
      team: plainTeam(sorted, conversationId, null, occurredAt),
      labels: labelsOn(conversationId),
    }));
  return { waits, charged, ordered };
}
