import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import {
  createContact,
  createConversation,
  createMember,
  createNumber,
  createWorkspace,
  ownerDb,
} from "@/db/factories";
import { referrals } from "@/db/schema/ads-outcomes";
import { charges } from "@/db/schema/billing";
import { responses } from "@/db/schema/inbox";
import { conversationLabels, labels } from "@/db/schema/labels";
import { messages } from "@/db/schema/messaging";
import { scanCodes, scanStarts } from "@/db/schema/scan-codes";
import { conversationTeams, teamMembers, teams } from "@/db/schema/teams";
import { chargeBases } from "./schemas";
import { plainTeam, plainWay, type Touch } from "./testing-answers";

export type WaitRow = typeof responses.$inferInsert;
export type ChargeRow = typeof charges.$inferInsert;

/** Numbers that look random and are the same for the same seed. */
export function dice(seed: number) {
  let state = seed;
  const next = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
  const upTo = (count: number) => Math.floor(next() * count);
  const pick = <T>(from: readonly T[]): T => from[upTo(from.length)]!;
  const shuffled = <T>(all: readonly T[]): T[] =>
    all
      .map((one) => ({ one, at: next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ one }) => one);
  return { next, upTo, pick, shuffled, chance: (share: number) => next() < share };
}
export type Dice = ReturnType<typeof dice>;

/** Two numbers, two QR codes of the first, two teams, two labels, three members and eight customers of three countries. */
export async function furnishShop(timeZone: string) {
  const workspace = await createWorkspace({ timeZone });
  const { id: workspaceId } = workspace;
  const numbers = [await createNumber(workspaceId), await createNumber(workspaceId)];
  const members = [];
  for (const name of ["Ana", "Beto", "Carla"]) members.push(await createMember(workspaceId, name));
  const conversations = [];
  for (let customer = 0; customer < 8; customer++) {
    const country = ["ES", "FR", "MX", null][customer % 4]!;
    const contact = await createContact(workspaceId, { country });
    const numberId = numbers[customer % 2]!.id;
    const { id } = await createConversation(workspaceId, { numberId, contactId: contact.id });
    conversations.push({ id, numberId, country });
  }
  const codes = [];
  for (const name of ["Shop window", "Receipt"]) {
    const id = uuidv7();
    const [numberId, createdAt] = [numbers[0]!.id, new Date("2025-09-01T08:00:00Z")];
    await ownerDb()
      .insert(scanCodes)
      .values({ workspaceId, id, numberId, name, message: name, createdAt, changedAt: createdAt });
    codes.push({ id, name });
  }
  const sorted = { teams: [uuidv7(), uuidv7()], labels: [uuidv7(), uuidv7()] };
  const since = { createdAt: new Date("2025-09-01T08:00:00Z") };
  for (const id of sorted.teams)
    await ownerDb()
      .insert(teams)
      .values({ workspaceId, id, name: id, ...since });
  for (const id of sorted.labels)
    await ownerDb()
      .insert(labels)
      .values({ workspaceId, id, name: id, colour: "pine", ...since });
  return { workspaceId, timeZone, numbers, members, conversations, codes, ...sorted };
}
export type Shop = Awaited<ReturnType<typeof furnishShop>>;

/** The days when clocks change in Europe, America and on Lord Howe, and the ends of months and of a year. */
const edges = [
  "2025-10-05",
  "2025-10-26",
  "2025-11-02",
  "2025-12-31",
  "2026-02-28",
  "2026-03-08",
  "2026-03-29",
  "2026-04-05",
];

const someTime = ({ chance, pick, upTo }: Dice): Date => {
  const day = chance(0.5)
    ? Date.parse(pick(edges)) + upTo(2) * 86_400_000
    : Date.parse("2025-10-01") + upTo(190) * 86_400_000;
  return new Date(day + upTo(86_400) * 1000 + upTo(1000));
};

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

/** Who came and went in the teams, whose queues conversations were in, and what they are labelled. */
export async function sortOut({ workspaceId, ...shop }: Shop, dice: Dice): Promise<void> {
  const { chance, pick } = dice;
  for (const [place, teamId] of shop.teams.entries()) {
    for (const { id: memberId } of shop.members) {
      if (chance(0.3)) continue;
      const [joinedAt, leftAt] = [someTime(dice), chance(0.4) ? someTime(dice) : null];
      if (leftAt && leftAt <= joinedAt) continue;
      // Nobody joins two teams in one instant.
      joinedAt.setMilliseconds(place);
      await ownerDb()
        .insert(teamMembers)
        .values({ workspaceId, id: uuidv7(), teamId, memberId, joinedAt, leftAt });
    }
  }
  for (const { id: conversationId } of shop.conversations) {
    const times = [someTime(dice), someTime(dice), someTime(dice)].sort((a, b) => a.getTime() - b.getTime());
    for (const [turn, assignedAt] of times.entries()) {
      const endedAt = times[turn + 1] ?? (chance(0.5) ? null : new Date(assignedAt.getTime() + 86_400_000));
      await ownerDb()
        .insert(conversationTeams)
        .values({ workspaceId, id: uuidv7(), conversationId, teamId: pick(shop.teams), assignedAt, endedAt });
    }
    for (const labelId of shop.labels) {
      if (chance(0.4)) continue;
      const addedAt = someTime(dice);
      await ownerDb()
        .insert(conversationLabels)
        .values({
          ...{ workspaceId, id: uuidv7(), conversationId, labelId, addedAt },
          removedAt: chance(0.3) ? addedAt : null,
        });
    }
  }
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
    return {
      workspaceId: shop.workspaceId,
      id,
      numberId,
      waMessageId: `wamid.${id}`,
      messageId: answers.length > 0 && chance(0.7) ? pick(answers) : null,
      recipient: "",
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
    const { conversationId, memberId, writtenAt } = message;
    return {
      ...charge,
      way: plainWay(touches, conversationId, writtenAt),
      team: plainTeam(sorted, conversationId, memberId, writtenAt),
      labels: labelsOn(conversationId),
    };
  });
  return { waits, charged };
}
