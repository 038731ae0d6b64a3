import { v7 as uuidv7 } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { ownerDb } from "@/db/factories";
import { outcomes } from "@/db/schema/ads-outcomes";
import { channelTroubles } from "@/db/schema/channels";
import { deliveryDelays } from "@/db/schema/hall";
import { billed } from "../billed";
import { lateAnswers } from "../late-answers";
import { latency } from "../latency";
import { latencyDistribution } from "../latency-distribution";
import { latencyHeatMap } from "../latency-heat-map";
import { messagesBehind } from "../messages-behind";
import type { LatencyFigures } from "../report-shapes";
import { billedInput, lateAnswersInput, latencyInput } from "../schemas";
import { waiting } from "../waiting";
import { type Bakery, createBakery } from "./testing";

/*
 * What is expected here was counted by hand from this table. Waits by the clock on the wall, and in working hours (9 to 5):
 *
 *   Durand  Mon 2, 9:00     to 9:04                240 s       240 s   the robot said something after 3 s
 *   Garcia  Mon 2, 16:50    to Tue 3, 9:20      59,400 s     1,800 s   10 min on Monday, 20 on Tuesday
 *   Durand  Tue 3, 10:00    to 11:00             3,600 s     3,600 s   the second message asks nothing new
 *   Lopes   Fri 6, 16:00    to Mon 9, 9:30     235,800 s     5,400 s   an hour on Friday, half an hour on Monday; late
 *   Garcia  Tue 10, 12:00   to 12:05               300 s       300 s   came by the QR code this time
 *   Lopes   Wed 11, 8:00    closed unanswered
 *   Moreau  Thu 12, 15:00   waits at 16:00       3,600 s     3,600 s
 */
const messages = `
  time                 who              does     whom
  2026-11-02 09:00:00  Durand BE shop   asks
  2026-11-02 09:00:03  Robot            answers  Durand
  2026-11-02 09:04:00  Ana              answers  Durand
  2026-11-02 16:50:00  Garcia ES market  asks
  2026-11-03 09:20:00  Beto             answers  Garcia
  2026-11-03 10:00:00  Durand           asks
  2026-11-03 10:30:00  Durand           asks
  2026-11-03 11:00:00  Ana              answers  Durand
  2026-11-06 16:00:00  Lopes PT shop    taps
  2026-11-09 09:30:00  Ana              answers  Lopes
  2026-11-10 12:00:00  Garcia           scans
  2026-11-10 12:05:00  Beto             answers  Garcia
  2026-11-11 08:00:00  Lopes            asks
  2026-11-11 10:00:00  Ana              closes   Lopes
  2026-11-12 15:00:00  Moreau BE shop   asks`;

const november = { from: "2026-11-01", to: "2026-11-30" };
let bakery: Bakery;
beforeAll(async () => {
  bakery = await createBakery({ now: "2026-11-12 16:00:00" });
  await bakery.live(messages);
});

const ask = (input: object) => latency(bakery.ctx, latencyInput.parse({ period: november, ...input }));
const total = async (input: object) => (await ask(input)).total;

/** In the order median, p75, p90, p95, p99: each at most one percent from what it should be. */
function expectPercentiles(figures: LatencyFigures, expected: number[]) {
  const { medianSeconds, p75Seconds, p90Seconds, p95Seconds, p99Seconds } = figures;
  const told = [medianSeconds, p75Seconds, p90Seconds, p95Seconds, p99Seconds];
  for (const [index, seconds] of told.entries()) {
    const exact = expected[index]!;
    expect(Math.abs((seconds ?? Number.NaN) - exact), `${told} is not ${expected}`).toBeLessThanOrEqual(
      exact / 100,
    );
  }
}

test.each([
  // answered, waiting, closed, average; then median, p75, p90, p95, p99
  ["every answer", {}, [5, 1, 1, 50_490], [3_600, 59_400, 235_800, 235_800, 235_800]],
  ["without who waits", { waiting: "apart" }, [5, 1, 1, 59_868], [3_600, 59_400, 235_800, 235_800, 235_800]],
  ["the first answer", { measure: "first" }, [3, 1, 0, 74_760], [3_600, 59_400, 235_800, 235_800, 235_800]],
  ["in working hours", { clock: "working" }, [5, 1, 1, 2_490], [1_800, 3_600, 5_400, 5_400, 5_400]],
  ["the robot's", { answeredBy: "automatic" }, [1, 0, 0, 3], [3, 3, 3, 3, 3]],
] as const)(
  "%s: counted, averaged and in percentiles",
  async (_, input, [answered, waits, closed, mean], percentiles) => {
    const figures = await total(input);
    expect([figures.answered, figures.waiting, figures.closedUnanswered]).toEqual([answered, waits, closed]);
    expect(figures.averageSeconds).toBe(mean);
    expectPercentiles(figures, [...percentiles]);
  },
);

test("who waits still is left out of a share until the time has passed", async () => {
  const { within } = await total({ goalSeconds: 7_200 });
  expect(within).toEqual({
    // Moreau has waited an hour: too long for five minutes, not yet for an hour.
    fiveMinutes: { count: 2, of: 6 },
    hour: { count: 3, of: 5 },
    day: { count: 4, of: 5 },
    goal: { count: 3, of: 5 },
  });
  const working = await total({ goalSeconds: 7_200, clock: "working" });
  expect(working.within.goal).toEqual({ count: 5, of: 5 });
});

describe("told apart", () => {
  type Row = [key: string | null, answered: number, waiting: number, closed: number, median: number | null];
  const rows = async (input: object): Promise<Row[]> =>
    (await ask(input)).groups
      .map(({ key, figures }): Row => {
        const { answered, waiting: waits, closedUnanswered, medianSeconds } = figures;
        return [
          key,
          answered,
          waits,
          closedUnanswered,
          medianSeconds === null ? null : Math.round(medianSeconds),
        ];
      })
      .filter(([, answered, waits, closed]) => answered + waits + closed > 0);
  /** The median is a value of the table, told to one percent. */
  const near = (told: Row[], expected: Row[]) => {
    expect(told.map(([key, ...counts]) => [key, ...counts.slice(0, 3)])).toEqual(
      expected.map(([key, ...counts]) => [key, ...counts.slice(0, 3)]),
    );
    for (const [index, [, , , , median]] of expected.entries()) {
      const seconds = told[index]![4];
      expect(Math.abs((seconds ?? 0) - (median ?? 0))).toBeLessThanOrEqual((median ?? 0) / 100 + 0.5);
    }
  };

  test("by country", async () => {
    near(await rows({ groupBy: "country" }), [
      ["BE", 2, 1, 0, 3_600],
      ["ES", 2, 0, 0, 300],
      ["PT", 1, 0, 1, 235_800],
    ]);
  });

  test("by week", async () => {
    near(await rows({ groupBy: "week" }), [
      ["2026-11-02", 4, 0, 0, 3_600],
      ["2026-11-09", 1, 1, 1, 300],
    ]);
  });

  test("by day", async () => {
    near(await rows({ groupBy: "day" }), [
      ["2026-11-02", 2, 0, 0, 240],
      ["2026-11-03", 1, 0, 0, 3_600],
      ["2026-11-06", 1, 0, 0, 235_800],
      ["2026-11-10", 1, 0, 0, 300],
      ["2026-11-11", 0, 0, 1, null],
      ["2026-11-12", 0, 1, 0, 3_600],
    ]);
  });

  test("by agent; who waits and who was closed away belong to nobody", async () => {
    const told = await rows({ groupBy: "member" });
    const of = (name: string) => told.filter(([key]) => key === bakery.memberId(name));
    near(of("Ana"), [[bakery.memberId("Ana"), 3, 0, 0, 3_600]]);
    near(of("Beto"), [[bakery.memberId("Beto"), 2, 0, 0, 300]]);
    near(
      told.filter(([key]) => key === null),
      [[null, 0, 1, 1, 3_600]],
    );
  });

  test("by number", async () => {
    const told = await rows({ groupBy: "number" });
    const { shop, market } = bakery.numbers;
    near(
      told.filter(([key]) => key === shop),
      [[shop!, 3, 1, 1, 3_600]],
    );
    near(
      told.filter(([key]) => key === market),
      [[market!, 2, 0, 0, 300]],
    );
  });

  test("by QR code: from the scan on, and not before", async () => {
    const told = await rows({ groupBy: "code" });
    near(
      told.filter(([key]) => key === bakery.codeId),
      [[bakery.codeId, 1, 0, 0, 300]],
    );
    near(
      told.filter(([key]) => key === null),
      [[null, 4, 1, 1, 3_600]],
    );
  });

  test("by ad: the question that came with the tap, and those after it", async () => {
    const told = await rows({ groupBy: "ad" });
    near(
      told.filter(([key]) => key === "1201"),
      [["1201", 1, 0, 1, 235_800]],
    );
    const { total: tapped } = await ask({ filters: { cameBy: ["ad:1201"] } });
    expect([tapped.answered, tapped.closedUnanswered]).toEqual([1, 1]);
  });
});

test("how many waited how long", async () => {
  const { bins } = await latencyDistribution(bakery.ctx, latencyInput.parse({ period: november }));
  const told = bins
    .filter(({ answered, waiting: waits }) => answered + waits > 0)
    .map(({ fromSeconds, belowSeconds, ...counts }) => [
      fromSeconds,
      belowSeconds,
      counts.answered,
      counts.waiting,
    ]);
  expect(told).toEqual([
    [61, 301, 2, 0],
    [1_801, 3_601, 1, 1],
    [28_801, 86_401, 1, 0],
    [172_801, 604_801, 1, 0],
  ]);
});

test("at which hours of the week they asked", async () => {
  const { cells } = await latencyHeatMap(bakery.ctx, latencyInput.parse({ period: november }));
  const told = cells
    .filter(({ figures }) => figures.answered + figures.waiting + figures.closedUnanswered > 0)
    .map(({ weekday, hour }) => `${weekday} ${hour}`);
  expect(told).toEqual(["1 9", "1 16", "2 10", "2 12", "3 8", "4 15", "5 16"]);
});

test("who waits at this moment", async () => {
  const { total: now, byCountry } = await waiting(bakery.ctx, { filters: {} });
  expect(now).toMatchObject({ waiting: 1, longestSeconds: 3_600 });
  expect(byCountry.map(({ key, figures }) => [key, figures.waiting])).toEqual([["BE", 1]]);
});

test("which answers came later than a day, and where", async () => {
  const asked = lateAnswersInput.parse({ period: november, groupBy: "country" });
  const report = await lateAnswers(bakery.ctx, asked);
  expect([report.total.late, report.total.answered]).toEqual([1, 5]);
  expect(report.groups.map(({ key, figures }) => [key, figures.late])).toEqual([
    ["BE", 0],
    ["ES", 0],
    ["PT", 1],
  ]);
});

test("what is behind a figure is what it counts", async () => {
  const of = { ...latencyInput.parse({ period: november }), kind: "answers" as const, fromSeconds: 3_601 };
  const { items } = await messagesBehind(bakery.ctx, { of });
  expect(items.map((item) => "waitSeconds" in item && [item.contactName, item.waitSeconds])).toEqual([
    ["Lopes", 235_800],
    ["Garcia", 59_400],
  ]);
});

test("the night on which the clocks go back has its three o'clock twice, and its waits their true length", async () => {
  const night = await createBakery({ now: "2026-10-25 20:00:00", offset: "+02:00" });
  // By summer time throughout: 3:30 on this table is 2:30 on the clocks, an hour after they went back.
  await night.live(`
    time                 who             does     whom
    2026-10-24 23:59:59  Durand BE shop  asks
    2026-10-25 00:00:09  Ana             answers  Durand
    2026-10-25 02:30:00  Garcia ES shop  asks
    2026-10-25 03:30:00  Ana             answers  Garcia`);
  const day = (date: string) =>
    latency(night.ctx, latencyInput.parse({ period: { from: date, to: date } })).then(({ total }) => total);
  expect(await day("2026-10-24")).toMatchObject({ answered: 1, averageSeconds: 10 });
  expect(await day("2026-10-25")).toMatchObject({ answered: 1, averageSeconds: 3_600 });
});

test("what came of what was paid: conversations that began, and orders that stand", async () => {
  const at = new Date("2026-11-12T09:00:00+01:00");
  const order = (name: string, withdrawnAt: Date | null) => ({
    ...{ workspaceId: bakery.ctx.workspaceId, id: uuidv7(), kind: "order" as const, touchId: uuidv7() },
    ...{ conversationId: bakery.conversationId(name), requestKey: uuidv7(), occurredAt: at, markedAt: at },
    ...{ amountMicros: 80_000_000n, currency: "EUR", withdrawnAt },
  });
  await ownerDb()
    .insert(outcomes)
    .values([order("Garcia", null), order("Durand", at)]);
  const ask = (input: object) => billed(bakery.ctx, billedInput.parse({ period: november, ...input }));
  expect((await ask({})).yielded).toEqual({ conversations: 4, orders: 1 });
  const rows = async (groupBy: string) =>
    (await ask({ groupBy })).groups
      .map(({ key, yielded }) => [key, yielded?.conversations, yielded?.orders])
      .filter(([, conversations, orders]) => conversations || orders);
  expect(await rows("country")).toEqual([
    ["BE", 2, 0],
    ["ES", 1, 1],
    ["PT", 1, 0],
  ]);
  expect(await rows("week")).toEqual([
    ["2026-11-02", 3, 0],
    ["2026-11-09", 1, 1],
  ]);
  // Garcia's conversation began before the code was scanned; the order came after it.
  const byCode = await ask({ filters: { cameBy: [`code:${bakery.codeId}`] } });
  expect(byCode.yielded).toEqual({ conversations: 0, orders: 1 });
  // A category is a message's, and no conversation's.
  expect((await ask({ groupBy: "category" })).yielded).toBeNull();
  expect((await ask({ filters: { categories: ["service"] } })).yielded).toBeNull();

  const behind = async (kind: "orders" | "begun", filters: object = {}) => {
    const of = { kind, period: november, filters };
    return (await messagesBehind(bakery.ctx, { of })).items;
  };
  const names = async (...asked: Parameters<typeof behind>) =>
    (await behind(...asked)).map(({ contactName }) => contactName);
  expect(await behind("orders")).toEqual([
    {
      ...{ kind: "orders", id: expect.any(String), conversationId: bakery.conversationId("Garcia") },
      ...{ contactName: "Garcia", numberName: "32470000002", country: "ES", reference: null },
      ...{ orderedAt: at, amountMicros: 80_000_000n, currency: "EUR" },
    },
  ]);
  expect(await names("orders", { countries: ["BE"] })).toEqual([]);
  expect(await names("orders", { cameBy: [`code:${bakery.codeId}`] })).toEqual(["Garcia"]);
  expect(await names("begun")).toEqual(["Moreau", "Lopes", "Garcia", "Durand"]);
  expect(await names("begun", { countries: ["BE"] })).toEqual(["Moreau", "Durand"]);
});

test("silence and late notices are told for the days they touch, and for no others", async () => {
  const { workspaceId } = bakery.ctx;
  const subjectId = bakery.numbers.shop!;
  const silence = (since: string, endedAt: string | null) => ({
    ...{ workspaceId, id: uuidv7(), accountId: bakery.accountId, subjectId, source: "reading" as const },
    ...{ kind: "webhookSilent" as const, since: new Date(since), seenAt: new Date(since) },
    endedAt: endedAt === null ? null : new Date(endedAt),
  });
  await ownerDb()
    .insert(channelTroubles)
    .values([silence("2026-11-03T22:30:00Z", "2026-11-03T23:30:00Z"), silence("2026-11-09T08:00:00Z", null)]);
  const heard = { workspaceId, backend: 1, kind: "status" as const };
  await ownerDb()
    .insert(deliveryDelays)
    .values([
      // Heard of on the 6th at 10:00, and written two hours and one hour before; ten seconds is not late.
      { ...heard, minute: new Date("2026-11-06T09:00:00Z"), delaySeconds: 7_200, count: 3 },
      { ...heard, minute: new Date("2026-11-06T09:00:00Z"), delaySeconds: 3_600, count: 2 },
      { ...heard, minute: new Date("2026-11-06T09:00:00Z"), delaySeconds: 10, count: 90 },
    ]);
  const gaps = async (from: string, to = from) =>
    (await latency(bakery.ctx, latencyInput.parse({ period: { from, to } }))).gaps;
  const silent = { kind: "silent", numbers: ["32470000001"] };
  // Half past eleven to half past midnight in Brussels.
  const night = {
    ...silent,
    since: new Date("2026-11-03T22:30:00Z"),
    until: new Date("2026-11-03T23:30:00Z"),
  };
  const still = { ...silent, since: new Date("2026-11-09T08:00:00Z"), until: null };
  expect(await gaps("2026-11-02")).toEqual([]);
  expect(await gaps("2026-11-03")).toEqual([night]);
  expect(await gaps("2026-11-04")).toEqual([night]);
  expect(await gaps("2026-11-12")).toEqual([still]);
  expect(await gaps("2026-11-06")).toEqual([
    {
      ...{ kind: "late", count: 5, longestSeconds: 7_200 },
      ...{ first: new Date("2026-11-06T07:00:00Z"), last: new Date("2026-11-06T08:00:00Z") },
    },
  ]);
  expect((await billed(bakery.ctx, billedInput.parse({ period: november }))).gaps).toHaveLength(3);
});
