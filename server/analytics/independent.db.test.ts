import { expect, test } from "vitest";
import { type Ctx, systemCtx } from "../context";
import type { MessagesBehind } from "./behind-shapes";
import { billed } from "./billed";
import { foldChanges } from "./fold-changes";
import { lateAnswers } from "./late-answers";
import { latency } from "./latency";
import { latencyDistribution } from "./latency-distribution";
import { latencyHeatMap } from "./latency-heat-map";
import { messagesBehind } from "./messages-behind";
import type { BilledFigures, LatencyFigures } from "./report-shapes";
import {
  type BilledFilters,
  billedGroups,
  billedInput,
  type LatencyFilters,
  lacksOfAnswers,
  lacksOfCharges,
  lateAnswersInput,
  latencyGroups,
  latencyInput,
  type MessagesBehindInput,
  messagesBehindInput,
} from "./schemas";
import { localTime, type PlainSum, plainBilled, plainPercentile, plainWaits } from "./testing-answers";
import { factsOf } from "./testing-facts";
import { liveThrough, now, periods } from "./testing-life";
import { type Dice, dice, furnishShop, type Shop } from "./testing-shop";
import { waiting } from "./waiting";

const near = (told: number | null, exact: number | null) =>
  told === null || exact === null ? told === exact : Math.abs(told - exact) <= exact * 0.01 + 1e-9;

function agree(told: LatencyFigures, plain: { answered: number[]; waiting: number[]; closed: number }) {
  const all = [...plain.answered, ...plain.waiting];
  expect([told.answered, told.waiting, told.closedUnanswered]).toEqual([
    plain.answered.length,
    plain.waiting.length,
    plain.closed,
  ]);
  const mean = all.length ? all.reduce((sum, one) => sum + one, 0) / all.length : null;
  expect(told.averageSeconds === null ? null : Math.round(told.averageSeconds * 1000)).toBe(
    mean === null ? null : Math.round(mean * 1000),
  );
  for (const [share, seconds] of [
    [0.5, told.medianSeconds],
    [0.75, told.p75Seconds],
    [0.9, told.p90Seconds],
    [0.95, told.p95Seconds],
    [0.99, told.p99Seconds],
  ] as const) {
    const exact = plainPercentile(all, share);
    expect(near(seconds, exact), `${share}: ${seconds} instead of ${exact}`).toBe(true);
  }
  for (const [limit, { count, of }] of [
    [300, told.within.fiveMinutes],
    [3_600, told.within.hour],
    [86_400, told.within.day],
  ] as const) {
    expect(count).toBe(plain.answered.filter((seconds) => seconds <= limit).length);
    expect(of).toBe(plain.answered.length + plain.waiting.filter((seconds) => seconds > limit).length);
  }
}

const nothing = { answered: [], waiting: [], closed: 0 };

async function checkLatency(shop: Shop, dice: Dice) {
  const { pick, chance } = dice;
  const ctx = systemCtx(shop.workspaceId, now);
  const { waits } = await factsOf(shop.workspaceId);
  const filters: LatencyFilters = {
    ...(chance(0.3) && { numberIds: [pick(shop.numbers).id] }),
    ...(chance(0.3) && { memberIds: [pick(shop.members).id] }),
    ...(chance(0.3) && { countries: ["ES", "MX"] }),
    ...(chance(0.2) && { cameBy: ["ad:1201", `code:${pick(shop.codes).id}`] }),
    ...(chance(0.2) && { teamIds: [pick(shop.teams)] }),
    ...(chance(0.2) && { labelIds: [pick(shop.labels)] }),
  };
  const question = latencyInput.parse({
    period: pick(periods),
    filters,
    measure: pick(["first", "every"]),
    answeredBy: pick(["person", "person", "automatic"]),
    clock: pick(["calendar", "calendar", "working"]),
    groupBy: pick(latencyGroups),
  });
  const asked = { period: question.period, timeZone: shop.timeZone, now: now() };
  const report = await latency(ctx, question);
  agree(report.total, plainWaits(waits, question, asked, "none").get(null) ?? nothing);
  const plain = plainWaits(waits, question, asked, question.groupBy);
  for (const { key, figures } of report.groups) agree(figures, plain.get(key) ?? nothing);
  if (question.groupBy !== "none") {
    const told = report.groups.map(({ key }) => key);
    expect([...plain.keys()].filter((key) => !told.includes(key))).toEqual([]);
  }
  const { cells } = await latencyHeatMap(ctx, question);
  const byHour = plainWaits(waits, question, asked, "weekHour");
  for (const { weekday, hour, figures } of cells) agree(figures, byHour.get(`${weekday} ${hour}`) ?? nothing);
}

const plainly = ({ messages, free, byBasis, money }: BilledFigures): PlainSum => ({
  messages,
  free,
  byBasis: Object.fromEntries(Object.entries(byBasis).filter(([, count]) => count > 0)),
  money: Object.fromEntries(
    money.map(({ currency, estimatedMicros, reportedMicros, reportedMessages }) => [
      currency,
      { estimated: estimatedMicros, reported: reportedMicros, reports: reportedMessages },
    ]),
  ),
});
const free: PlainSum = { messages: 0, free: 0, byBasis: {}, money: {} };

async function checkBilled(shop: Shop, { pick, chance }: Dice) {
  const { charged } = await factsOf(shop.workspaceId);
  const filters: BilledFilters = {
    ...(chance(0.3) && { numberIds: [pick(shop.numbers).id] }),
    ...(chance(0.2) && { countries: ["ES"] }),
    ...(chance(0.2) && { categories: ["marketing", "utility"] }),
    ...(chance(0.2) && { bases: ["rateCard" as const] }),
    ...(chance(0.2) && { templateIds: [pick(shop.templates)] }),
    ...(chance(0.2) && { broadcastIds: [pick(shop.broadcasts)] }),
    ...(chance(0.2) && { cameBy: ["ad:1201", `code:${pick(shop.codes).id}`] }),
    ...(chance(0.2) && { teamIds: [pick(shop.teams)] }),
    ...(chance(0.2) && { labelIds: [pick(shop.labels)] }),
  };
  const groupBy = pick(billedGroups);
  const question = billedInput.parse({ period: pick(periods), filters, groupBy, splitBy: "category" });
  const asked = { period: question.period, timeZone: shop.timeZone };
  const report = await billed(systemCtx(shop.workspaceId, now), question);
  expect(plainly(report.total)).toEqual(plainBilled(charged, filters, asked, "none").get(null) ?? free);
  const plain = plainBilled(charged, filters, asked, groupBy);
  for (const { key, figures, parts } of report.groups) {
    expect(plainly(figures)).toEqual(plain.get(key) ?? free);
    expect(parts.reduce((sum, part) => sum + part.figures.messages, 0)).toBe(figures.messages);
  }
  // A message may have several labels, and is once in the total.
  if (groupBy !== "none" && groupBy !== "label") {
    expect(report.groups.reduce((sum, { figures }) => sum + figures.messages, 0)).toBe(report.total.messages);
  }
}

/** Every page, one after the other. */
async function allBehind(ctx: Ctx, of: MessagesBehindInput["of"]): Promise<MessagesBehind["items"]> {
  const items: MessagesBehind["items"] = [];
  for (let cursor: MessagesBehind["nextCursor"] | undefined; cursor !== null; ) {
    const page = await messagesBehind(ctx, { of, cursor });
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}
const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id).sort();

async function checkTheRest(shop: Shop, { pick, chance }: Dice) {
  const ctx = systemCtx(shop.workspaceId, now);
  const { waits, charged } = await factsOf(shop.workspaceId);
  const period = pick(periods);
  const filters: LatencyFilters = chance(0.5) ? { countries: ["ES", "FR"] } : {};
  const isAsked = (at: Date, country: string | null) => {
    const { day } = localTime(shop.timeZone, at);
    return (
      day >= period.from &&
      day <= period.to &&
      (!filters.countries || filters.countries.includes(country ?? ""))
    );
  };
  const asked = waits.filter(({ askedAt, country }) => isAsked(askedAt, country));
  const answered = asked.filter(({ waitSeconds }) => waitSeconds !== null);
  const late = answered.filter(({ waitSeconds }) => waitSeconds! > 86_400);
  const bills = late.flatMap(({ answerMessageId }) =>
    charged.filter(({ messageId }) => messageId === answerMessageId),
  );

  const { bins } = await latencyDistribution(ctx, latencyInput.parse({ period, filters }));
  for (const { fromSeconds, belowSeconds, answered: told } of bins) {
    const isIn = (seconds: number) => seconds >= fromSeconds && seconds < (belowSeconds ?? Infinity);
    expect(told).toBe(answered.filter(({ waitSeconds }) => isIn(waitSeconds!)).length);
  }

  const report = await lateAnswers(ctx, lateAnswersInput.parse({ period, filters, groupBy: "country" }));
  expect([report.total.late, report.total.answered]).toEqual([late.length, answered.length]);
  const whole = { period: { from: "2000-01-01", to: "2100-01-01" }, timeZone: shop.timeZone };
  expect(plainly(report.total.billed)).toEqual(plainBilled(bills, {}, whole, "none").get(null) ?? free);
  for (const { key, figures } of report.groups) {
    expect(figures.late).toBe(late.filter(({ country }) => country === key).length);
  }

  const behind = await allBehind(
    ctx,
    messagesBehindInput.parse({ of: { kind: "answers", period, filters } }).of,
  );
  expect(idsOf(behind)).toEqual(idsOf(answered));
  const lateBehind = messagesBehindInput.parse({
    of: { kind: "answers", period, filters, fromSeconds: 86_401 },
  });
  expect(idsOf(await allBehind(ctx, lateBehind.of))).toEqual(idsOf(late));
  const chargesOf = messagesBehindInput.parse({ of: { kind: "charges", period, filters } });
  const delivered = charged.filter(({ deliveredAt, country }) => isAsked(deliveredAt, country));
  expect(idsOf(await allBehind(ctx, chargesOf.of))).toEqual(idsOf(delivered));

  for (const without of lacksOfCharges) {
    const of = { kind: "charges", period, filters, without };
    const plain = plainBilled(charged, filters, { period, timeZone: shop.timeZone }, without).get(null);
    const found = await allBehind(ctx, messagesBehindInput.parse({ of }).of);
    // No ad of these is of a campaign.
    expect(found).toHaveLength(plain?.messages ?? 0);
  }
  const timely = { measure: "every", answeredBy: "person", clock: "calendar", filters } as const;
  for (const without of lacksOfAnswers) {
    const of = { kind: "answers", period, filters, without };
    const plain = plainWaits(waits, timely, { period, timeZone: shop.timeZone, now: now() }, without);
    const found = await allBehind(ctx, messagesBehindInput.parse({ of }).of);
    expect(found).toHaveLength(plain.get(null)?.answered.length ?? 0);
  }
  const still = await allBehind(ctx, { kind: "waiting", filters, period });
  const inPeriod = asked.filter(({ answeredAt, closedAt }) => !answeredAt && !closedAt);
  expect(idsOf(still)).toEqual(idsOf(inPeriod));

  const open = waits.filter(
    ({ answeredAt, closedAt, country }) =>
      !answeredAt && !closedAt && (!filters.countries || filters.countries.includes(country ?? "")),
  );
  const waitingNow = await waiting(ctx, { filters });
  const longest = Math.max(
    0,
    ...open.map(({ askedAt }) => Math.floor((now().getTime() - askedAt.getTime()) / 1000)),
  );
  expect(waitingNow.total).toMatchObject({ waiting: open.length, longestSeconds: longest });
  const waitingPeople = await allBehind(ctx, { kind: "waiting", filters });
  expect(idsOf(waitingPeople)).toEqual(idsOf(open));

  const closes = new Map(
    waitingPeople.flatMap((one) => (one.kind === "waiting" ? [[one.id, one.windowClosesAt] as const] : [])),
  );
  const plainOrder = open
    .map(({ id, askedAt }) => {
      const at = closes.get(id)?.getTime() ?? 0;
      return { id, askedAt: askedAt.getTime(), left: at > now().getTime() ? at : Number.POSITIVE_INFINITY };
    })
    .sort((a, b) => (a.left === b.left ? a.askedAt - b.askedAt : a.left - b.left));
  expect(waitingNow.mostUrgent.map(({ id }) => id)).toEqual(plainOrder.slice(0, 6).map(({ id }) => id));
}

test.each(["Europe/Madrid", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe"])(
  "every report says what its facts say, counted one by one, in %s",
  { timeout: 120_000 },
  async (timeZone) => {
    const luck = dice(timeZone.length);
    const shop = await furnishShop(timeZone);
    await liveThrough(await furnishShop("Europe/Brussels"), luck);
    const ctx = await liveThrough(shop, luck);
    // Once with changes that are not taken in yet, once without.
    for (const _ of [1, 2]) {
      for (let round = 0; round < 6; round++) {
        await checkLatency(shop, luck);
        await checkBilled(shop, luck);
        if (round % 2 === 0) await checkTheRest(shop, luck);
      }
      while (await foldChanges(ctx));
    }
  },
);
