import { v7 as uuidv7 } from "uuid";
import { describe, expect, test } from "vitest";
import { createMember, ownerDb } from "@/db/factories";
import { conversationLabels, labels } from "@/db/schema/labels";
import { teamMembers, teams } from "@/db/schema/teams";
import { countOf2018 } from "@/server/analytics/count-of-2018";
import type { Ctx } from "@/server/context";
import { type LateReport, lateReport } from "./late-report";
import { saveLaunchRate } from "./launch-rates";
import { listLateAnswers } from "./list-late-answers";
import { messagesOf2018 } from "./messages-of-2018";
import type { LateReportInput } from "./schemas";
import { createLateShop } from "./testing";

const hour = 3600;
const november = { from: "2026-11-01", to: "2026-11-30" };
const of = (more: Partial<LateReportInput> = {}): LateReportInput => ({
  period: november,
  filters: {},
  groupBy: "none",
  ...more,
});
const ask = (ctx: Ctx, input: LateReportInput) => lateReport(ctx, input, countOf2018);
const noon = (day: string) => new Date(`${day}T12:00:00Z`);

describe("what a late answer cost", () => {
  test.each([
    ["a free answer was left in the month", "2026-11-02", 999, { micros: 20_000n }, 20_000n, 0n, 20_000n],
    ["the thousand free ones were used up", "2026-11-02", 1000, { micros: 20_000n }, 20_000n, 20_000n, 0n],
    [
      "it was billed as marketing",
      "2026-11-02",
      1000,
      { micros: 70_700n, category: "marketing" },
      70_700n,
      20_000n,
      50_700n,
    ],
    ["answers were free until September", "2026-09-02", 0, { micros: 20_000n }, 20_000n, 0n, 20_000n],
    [
      "the customer had written again, so that it was an answer like any other",
      "2026-11-02",
      1000,
      { micros: 20_000n, category: "service" },
      20_000n,
      20_000n,
      0n,
    ],
  ])("%s", async (_, day, count, price, billedMicros, inTimeMicros, extraMicros) => {
    const { finance, customer, answered, delivered } = await createLateShop();
    await delivered("2026-11", count);
    await answered(await customer(), noon(day), 48 * hour, price);
    const period = { from: `${day.slice(0, 7)}-01`, to: `${day.slice(0, 7)}-28` };
    const { total } = await ask(finance, of({ period }));
    expect(total).toMatchObject({
      late: 1,
      unknown: 0,
      money: [{ currency: "USD", billedMicros, inTimeMicros, extraMicros }],
    });
  });

  test("an answer of exactly 24 hours is in time, one of a second more is late", async () => {
    const { finance, customer, answered } = await createLateShop();
    await answered(await customer(), noon("2026-11-02"), 24 * hour);
    expect((await ask(finance, of())).total.late).toBe(0);
    await answered(await customer(), noon("2026-11-02"), 24 * hour + 1);
    expect((await ask(finance, of())).total.late).toBe(1);
  });

  test("with one free answer left, the first of two late ones would have been free", async () => {
    const { finance, customer, answered, delivered } = await createLateShop();
    await delivered("2026-11", 999);
    const carmen = await customer();
    await answered(carmen, noon("2026-11-02"), 30 * hour);
    await answered(carmen, noon("2026-11-05"), 30 * hour);
    const { total, groups } = await ask(finance, of({ groupBy: "month" }));
    expect(total.money).toMatchObject([
      { billedMicros: 40_000n, inTimeMicros: 20_000n, extraMicros: 20_000n },
    ]);
    expect(groups).toMatchObject([{ key: "2026-11-01", figures: total }]);
    // Asked for the second alone, its figure is the same as in the whole.
    const later = await ask(finance, of({ period: { from: "2026-11-04", to: "2026-11-30" } }));
    expect(later.total.money).toMatchObject([{ inTimeMicros: 20_000n, extraMicros: 0n }]);
  });

  test("what was not billed yet is counted beside the sums", async () => {
    const { finance, customer, answered } = await createLateShop();
    await answered(await customer(), noon("2026-11-02"), 48 * hour, null);
    expect((await ask(finance, of())).total).toMatchObject({ late: 1, unknown: 1, money: [] });
  });

  test("a question of the last hour of October in Madrid belongs to October", async () => {
    const { finance, customer, answered } = await createLateShop();
    await answered(await customer(), new Date("2026-10-31T22:30:00Z"), 48 * hour);
    await answered(await customer(), new Date("2026-10-31T23:30:00Z"), 48 * hour);
    expect((await ask(finance, of())).total.late).toBe(1);
    const october = { from: "2026-10-01", to: "2026-10-31" };
    expect((await ask(finance, of({ period: october }))).total.late).toBe(1);
  });
});

test("a month under the rule of 2018, counted by hand", async () => {
  const { finance, customer, answered, charge, message } = await createLateShop();
  await saveLaunchRate(finance, { country: "ES", amount: "0.05" });
  await saveLaunchRate(finance, { country: "IN", amount: "0.005" });
  const [carmen, ravi, claire] = [await customer("ES"), await customer("IN"), await customer("FR")];
  await answered(carmen, noon("2026-11-02"), hour, { category: "service", micros: 0n });
  await answered(carmen, noon("2026-11-04"), 48 * hour);
  await answered(ravi, noon("2026-11-04"), 48 * hour);
  await answered(claire, noon("2026-11-04"), 48 * hour);
  const unasked = await message(carmen, "outbound", noon("2026-11-15"));
  await charge(carmen, noon("2026-11-15"), { messageId: unasked, category: "marketing", micros: 70_700n });
  await charge(carmen, noon("2026-11-16"), { micros: 20_000n });

  const { under2018, total } = await ask(finance, of({ groupBy: "country" }));
  expect(under2018).toMatchObject({
    messages: 6,
    inTime: 1,
    late: 3,
    unasked: 1,
    notKnown: 1,
    // Late and unasked to Spain, late to India; France has no price.
    micros: 50_000n + 50_000n + 5_000n,
    unpriced: 1,
    estimated: [{ currency: "USD", micros: 150_700n }],
  });
  expect(under2018.countries.map(({ country, messages, micros }) => [country, messages, micros])).toEqual([
    ["ES", 4, 100_000n],
    ["FR", 1, 0n],
    ["IN", 1, 5_000n],
  ]);
  expect(total).toMatchObject({ late: 3, micros2018: 55_000n, unknown2018: 1 });
  const late = await messagesOf2018(finance, { ...of(), kind: "late", isOfNoCountry: false });
  expect(late.items.map(({ country, micros2018 }) => [country, micros2018])).toEqual(
    expect.arrayContaining([
      ["ES", 50_000n],
      ["IN", 5_000n],
      ["FR", null],
    ]),
  );
});

test("filters and groups are parts of the whole, and each figure has its answers", async () => {
  const { finance, ana, number, openNumber, customer, answered } = await createLateShop();
  const other = await openNumber();
  await answered(await customer("ES"), noon("2026-11-02"), 48 * hour);
  await answered(await customer("IN"), noon("2026-11-02"), 48 * hour);
  await answered(await customer("ES", other.id), noon("2026-11-03"), 48 * hour);
  for (const groupBy of ["day", "week", "month", "number", "member", "country"] as const) {
    const { total, groups } = await ask(finance, of({ groupBy }));
    expect(groups.reduce((sum, { figures }) => sum + figures.late, 0)).toBe(total.late);
  }
  const filters = { numberIds: [number.id], memberIds: [ana.id], countries: ["ES"] };
  expect((await ask(finance, of({ filters }))).total.late).toBe(1);
  const { items } = await listLateAnswers(finance, { period: november, filters });
  expect(items).toMatchObject([
    { memberName: "Ana", country: "ES", billedMicros: 20_000n, inTimeMicros: 0n, extraMicros: 20_000n },
  ]);
});

/**
 * Ana is in the shop's team, Beto in none. Carmen's conversation has two labels, Daan's has none. Ana answers both of them late, Beto
 * answers Daan late: 3 answers of 20,000 each, all of them free in time.
 */
test("by team an answer counts for whoever gave it, by label for each label, and once in the total", async () => {
  const { finance, ana, workspaceId, customer, answered } = await createLateShop();
  const [shop, urgent, oven] = [uuidv7(), uuidv7(), uuidv7()];
  const since = noon("2026-10-01");
  await ownerDb().insert(teams).values({ workspaceId, id: shop, name: "Shop", createdAt: since });
  await ownerDb()
    .insert(teamMembers)
    .values({ workspaceId, id: uuidv7(), teamId: shop, memberId: ana.id, joinedAt: since });
  const [carmen, daan] = [await customer("ES"), await customer("ES")];
  for (const [id, name] of [
    [urgent, "Urgent"],
    [oven, "Oven"],
  ] as const) {
    await ownerDb().insert(labels).values({ workspaceId, id, name, colour: "pine", createdAt: since });
    const worn = { workspaceId, id: uuidv7(), conversationId: carmen.id, labelId: id, addedAt: since };
    await ownerDb().insert(conversationLabels).values(worn);
  }
  const beto = await createMember(workspaceId, "Beto");
  await answered(carmen, noon("2026-11-02"), 48 * hour);
  await answered(daan, noon("2026-11-02"), 48 * hour);
  await answered(daan, noon("2026-11-09"), 48 * hour, { by: beto.id });

  const figures = ({ groups }: LateReport) =>
    groups.map(({ name, figures: { late, money } }) => [name, late, money[0]?.extraMicros]);
  const byTeam = await ask(finance, of({ groupBy: "team" }));
  expect(figures(byTeam)).toEqual(
    expect.arrayContaining([
      ["Shop", 2, 40_000n],
      [null, 1, 20_000n],
    ]),
  );
  expect(byTeam.under2018).toMatchObject({ messages: 3, late: 3 });
  const byLabel = await ask(finance, of({ groupBy: "label" }));
  expect(figures(byLabel)).toEqual(
    expect.arrayContaining([
      ["Urgent", 1, 20_000n],
      ["Oven", 1, 20_000n],
      [null, 2, 40_000n],
    ]),
  );
  expect(byLabel.total).toMatchObject({ late: 3, money: [{ extraMicros: 60_000n }] });

  const ofTeam = await ask(finance, of({ filters: { teamIds: [shop] } }));
  expect([ofTeam.total.late, ofTeam.under2018.messages]).toEqual([2, 2]);
  const filters = { labelIds: [urgent, oven] };
  const ofLabels = await ask(finance, of({ filters }));
  expect([ofLabels.total.late, ofLabels.under2018.messages]).toEqual([1, 1]);
  const behind = await messagesOf2018(finance, { ...of({ filters }), isOfNoCountry: false });
  expect(behind.items).toMatchObject([{ conversationId: carmen.id, kind: "late" }]);
  const { items } = await listLateAnswers(finance, { period: november, filters: { teamIds: [shop] } });
  expect(items.map(({ memberName }) => memberName)).toEqual(["Ana", "Ana"]);
});

test("pages go on where the one before ended, and a stranger sees nothing", async () => {
  const { finance, customer, answered } = await createLateShop();
  const carmen = await customer();
  for (let nth = 0; nth < 51; nth++) {
    await answered(carmen, new Date(noon("2026-11-02").getTime() + nth * 1000), 48 * hour);
  }
  const first = await listLateAnswers(finance, { period: november, filters: {} });
  const second = await listLateAnswers(finance, {
    period: november,
    filters: {},
    cursor: first.nextCursor,
  });
  expect([first.items.length, second.items.length, second.nextCursor]).toEqual([50, 1, null]);
  const { finance: stranger } = await createLateShop();
  expect((await ask(stranger, of())).total.late).toBe(0);
});
