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
import { charges } from "@/db/schema/billing";
import { responses } from "@/db/schema/inbox";
import { chargeBases } from "./schemas";

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

/** Two numbers, three members and eight customers of three countries. */
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
  return { workspaceId, timeZone, numbers, members, conversations };
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
  return {
    waits: await ownerDb().select().from(responses).where(mine),
    charged: await ownerDb().select().from(charges).where(mine),
  };
}
