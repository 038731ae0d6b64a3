import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { as, createMember, createWorkspace, ownerDb } from "@/db/factories";
import { auditEntries } from "@/db/schema/identity";
import { systemCtx } from "../../context";
import { saveWorkingHoursInput } from "../schemas";
import { describeWorkspace } from "../workspaces/describe-workspace";
import { getWorkingHours, workingHoursHistory } from "./get-working-hours";
import { isOpenAt } from "./is-open-at";
import { publicHolidays } from "./public-holidays";
import { saveWorkingHours } from "./save-working-hours";
import { workingSecondsAlong } from "./working-seconds-along";

const nineToFive = [{ opensAt: "09:00", closesAt: "17:00" }];
const office = [nineToFive, nineToFive, nineToFive, nineToFive, nineToFive, [], []];
const at = (time: string) => new Date(`2026-11-${time}Z`);

async function createShop() {
  const luna = await createWorkspace({ timeZone: "Europe/Brussels" });
  const eva = await createMember(luna.id, "Eva", ["owner"]);
  const ctx = systemCtx(luna.id);
  const saveAt = async (
    time: string,
    week = office,
    holidays: { date: string; name: string; hours: [] }[] = [],
  ) => {
    const { since } = await getWorkingHours(ctx);
    return saveWorkingHours(
      as(eva, () => at(time)),
      { week, holidays, basedOn: since },
    );
  };
  return { luna, eva, ctx, saveAt };
}

test("until an owner says when, somebody is there day and night", async () => {
  const { ctx } = await createShop();
  const hours = await getWorkingHours(ctx);
  expect(hours.since).toBeNull();
  expect(isOpenAt(hours, at("22T02:00"))).toBe(true);
});

test("saved hours hold from then on, and what was before them stays true", async () => {
  const { ctx, saveAt } = await createShop();
  await saveAt("23T12:00");
  expect(await getWorkingHours(ctx)).toEqual({
    timeZone: "Europe/Brussels",
    week: office,
    holidays: [],
    since: at("23T12:00"),
  });
  const history = await workingHoursHistory(ctx);
  // Twelve hours before, when it was open day and night, and four of that afternoon.
  expect(workingSecondsAlong(history, at("23T00:00"), at("24T00:00"))).toBe(16 * 3600);
  expect(workingSecondsAlong(history, at("24T00:00"), at("25T00:00"))).toBe(8 * 3600);
  expect(workingSecondsAlong(history, at("22T00:00"), at("23T00:00"))).toBe(24 * 3600);
});

test("the audit trail names the days that changed, and saving the same again changes nothing", async () => {
  const { luna, eva, ctx, saveAt } = await createShop();
  await saveAt("23T12:00");
  const christmas = { date: "2026-12-25", name: "Noël", hours: [] as [] };
  await saveAt("23T13:00", office, [christmas]);
  await saveAt("23T14:00", office, [christmas]);
  expect(await workingHoursHistory(ctx)).toHaveLength(3);
  const entries = await ownerDb()
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.workspaceId, luna.id), eq(auditEntries.action, "hours.changed")));
  expect(entries).toMatchObject([
    { memberId: eva.id, after: { monday: "09:00–17:00", sunday: "–" } },
    { before: { "2026-12-25": "" }, after: { "2026-12-25": "Noël: –" } },
  ]);
  expect(Object.keys(entries[1]?.after ?? {})).toEqual(["2026-12-25"]);
});

test("of two owners who change the hours at the same time, the second is told", async () => {
  const { eva, saveAt } = await createShop();
  await saveAt("23T12:00");
  await expect(
    saveWorkingHours(as(eva), { week: office, holidays: [], basedOn: null }),
  ).rejects.toMatchObject({ code: "CONFLICT", key: "hoursChanged" });
});

test("when the workspace moves to another time zone, its hours go by the clock there from then on", async () => {
  const { luna, eva, ctx, saveAt } = await createShop();
  await saveAt("23T00:00");
  await describeWorkspace(
    as(eva, () => at("24T00:00")),
    { name: "Luna", timeZone: "America/New_York", currency: luna.currency },
  );
  expect(await getWorkingHours(ctx)).toMatchObject({ timeZone: "America/New_York", since: at("24T00:00") });
  const history = await workingHoursHistory(ctx);
  expect(workingSecondsAlong(history, at("23T08:00"), at("23T09:00"))).toBe(3600);
  expect(workingSecondsAlong(history, at("24T08:00"), at("24T09:00"))).toBe(0);
});

test("a workspace sees no other's hours", async () => {
  const { saveAt } = await createShop();
  await saveAt("23T12:00");
  const nova = await createWorkspace();
  expect((await getWorkingHours(systemCtx(nova.id))).since).toBeNull();
});

test.each([
  [
    "two that overlap",
    [
      [
        { opensAt: "09:00", closesAt: "13:00" },
        { opensAt: "12:00", closesAt: "17:00" },
      ],
      [],
      [],
      [],
      [],
      [],
      [],
    ],
  ],
  [
    "a night that reaches into the next morning's",
    [
      [{ opensAt: "22:00", closesAt: "06:00" }],
      [{ opensAt: "05:00", closesAt: "09:00" }],
      [],
      [],
      [],
      [],
      [],
    ],
  ],
  [
    "a Sunday night that reaches into Monday's",
    [nineToFive, [], [], [], [], [], [{ opensAt: "18:00", closesAt: "10:00" }]],
  ],
])("hours are refused: %s", (_, week) => {
  const { error } = saveWorkingHoursInput.safeParse({ week, holidays: [], basedOn: null });
  expect(error?.issues).toMatchObject([{ path: ["week", expect.any(Number)], message: "overlap" }]);
});

test("public holidays come by country and year, in the reader's language", () => {
  const belgium = publicHolidays({ country: "BE", year: 2027, locale: "fr" });
  expect(belgium).toContainEqual({ date: "2027-03-29", name: "Lundi de Pâques" });
  expect(belgium).toContainEqual({ date: "2027-07-21", name: "Fête nationale" });
  const spread = publicHolidays({ country: "TR", year: 2027, locale: "en" }).map(({ date }) => date);
  expect(new Set(spread).size).toBe(spread.length);
  expect(() => publicHolidays({ country: "XX", year: 2027, locale: "en" })).toThrow("not known");
});
