import { and, asc, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { createMember, createWorkspace, ownerDb } from "@/db/factories";
import { adInsightStates, adInsights, type InsightKind } from "@/db/schema/ad-insights";
import { jobs } from "@/db/schema/hall";
import { inTransaction, systemCtx } from "../../context";
import { createAdConnection } from "../testing";
import { askForStaleInsights } from "./ask-for-insights";
import { readInsights } from "./read-insights";
import { replaceDays } from "./replace-days";
import { said, startInsights } from "./testing-insights";

const meta = await startInsights();
beforeEach(() => {
  Object.assign(meta, { rows: {}, asked: [], answersLeft: Number.POSITIVE_INFINITY, isTooLarge: false });
  meta.report = { state: "Job Running", percent: 0 };
});

async function connect(values: Parameters<typeof createAdConnection>[1] = {}) {
  const workspace = await createWorkspace({ name: "Luna" });
  const connection = await createAdConnection(await createMember(workspace.id, "Olga", ["owner"]), {
    timeZone: "Europe/Brussels",
    ...values,
  });
  const read = (at: string) =>
    readInsights(
      systemCtx(workspace.id, () => new Date(at)),
      { connectionId: connection.id },
    );
  return { workspaceId: workspace.id, connection, read };
}

const kept = (workspaceId: string, kind: InsightKind = "whole") =>
  ownerDb()
    .select()
    .from(adInsights)
    .where(and(eq(adInsights.workspaceId, workspaceId), eq(adInsights.kind, kind)))
    .orderBy(asc(adInsights.day), asc(adInsights.adMetaId), asc(adInsights.position));

const stateOf = async (workspaceId: string, kind: InsightKind) =>
  (await ownerDb().select().from(adInsightStates).where(eq(adInsightStates.workspaceId, workspaceId))).find(
    (state) => state.kind === kind,
  );

test("days are replaced whole, each kind by itself, and what is read twice is there once", async () => {
  const { workspaceId, read } = await connect();
  meta.rows[""] = [said("2026-03-09", "31"), said("2026-03-10", "31"), said("2026-03-10", "32")];
  meta.rows.country = [
    said("2026-03-10", "31", { country: "BE" }),
    said("2026-03-10", "31", { country: "NL" }),
  ];
  const feed = { publisher_platform: "facebook", platform_position: "feed" };
  meta.rows["publisher_platform,platform_position"] = [said("2026-03-10", "31", feed)];
  await read("2026-03-10T12:00:00Z");
  await read("2026-03-10T12:01:00Z");
  expect((await kept(workspaceId)).map(({ day, adMetaId }) => [day, adMetaId])).toEqual([
    ["2026-03-09", "31"],
    ["2026-03-10", "31"],
    ["2026-03-10", "32"],
  ]);
  expect((await kept(workspaceId, "country")).map(({ country }) => country).sort()).toEqual(["BE", "NL"]);
  expect(await kept(workspaceId, "placement")).toMatchObject([{ platform: "facebook", position: "feed" }]);

  // Meta takes clicks back, and with them an ad of that day.
  meta.rows[""] = [said("2026-03-09", "31"), said("2026-03-10", "31", { spend: "1.20", clicks: "2" })];
  await read("2026-03-10T12:20:00Z");
  expect(await kept(workspaceId)).toMatchObject([
    { day: "2026-03-09", spendMicros: 1_500_000n },
    { day: "2026-03-10", spendMicros: 1_200_000n, clicks: 2 },
  ]);
});

test("in between only today and yesterday are read, and once a day the 28 days that Meta may still change", async () => {
  const { read } = await connect();
  const whole = () => meta.asked.filter(({ breakdowns }) => breakdowns === "");
  await read("2026-03-10T12:00:00Z");
  // Half past eleven at night in London is another day in Brussels.
  await read("2026-03-10T23:30:00Z");
  await read("2026-03-11T12:00:00Z");
  expect(whole()).toEqual([
    { breakdowns: "", since: "2026-02-11", until: "2026-03-10" },
    { breakdowns: "", since: "2026-03-10", until: "2026-03-11" },
    { breakdowns: "", since: "2026-02-12", until: "2026-03-11" },
  ]);
});

test("an answer to an older question than the one that counts changes nothing", async () => {
  const { workspaceId, connection, read } = await connect();
  meta.rows[""] = [said("2026-03-10", "31", { spend: "2" })];
  await read("2026-03-10T12:00:00Z");
  await inTransaction(systemCtx(workspaceId), (ctx) =>
    replaceDays(ctx, {
      ...{ adAccountId: connection.adAccountId, kind: "whole", insights: [], isWhole: true },
      ...{ span: { since: "2026-03-01", until: "2026-03-10" }, beganAt: new Date("2026-03-10T11:59:59Z") },
    }),
  );
  expect(await kept(workspaceId)).toMatchObject([{ spendMicros: 2_000_000n }]);
});

test("a worker that stops between two kinds loses nothing: what was read stays, the rest is read next", async () => {
  const { workspaceId, connection, read } = await connect();
  meta.rows[""] = [said("2026-03-10", "31")];
  meta.rows.country = [said("2026-03-10", "31", { country: "BE" })];
  meta.answersLeft = 1;
  await read("2026-03-10T12:00:00Z");
  expect(await kept(workspaceId)).toHaveLength(1);
  expect(await kept(workspaceId, "country")).toEqual([]);
  expect(await stateOf(workspaceId, "country")).toMatchObject({
    readAt: null,
    failure: { kind: "unreachable", key: "metaAway" },
  });
  expect(await stateOf(workspaceId, "placement")).toBeUndefined();

  meta.answersLeft = Number.POSITIVE_INFINITY;
  await read("2026-03-10T12:05:00Z");
  expect(await kept(workspaceId)).toHaveLength(1);
  expect(await kept(workspaceId, "country")).toHaveLength(1);
  expect(await stateOf(workspaceId, "country")).toMatchObject({ failure: null, sinceDay: "2026-02-11" });
  await ownerDb().delete(jobs).where(eq(jobs.workspaceId, workspaceId));
  await askForStaleInsights();
  expect(await ownerDb().select().from(jobs).where(eq(jobs.workspaceId, workspaceId))).toMatchObject([
    { name: "readInsights", payload: { connectionId: connection.id } },
  ]);
});

test("spend is whole units of the currency, to the millionth, also where budgets have no smaller unit", async () => {
  const { workspaceId, read } = await connect({ currency: "JPY", timeZone: "Asia/Tokyo" });
  const yen = { account_currency: "JPY" };
  meta.rows[""] = [
    said("2026-03-10", "31", { ...yen, spend: "1234" }),
    said("2026-03-10", "32", { ...yen, spend: "0.1" }),
    said("2026-03-10", "33", { account_currency: "HUF", spend: "5339.505" }),
  ];
  await read("2026-03-10T12:00:00Z");
  expect((await kept(workspaceId)).map(({ currency, spendMicros }) => [currency, spendMicros])).toEqual([
    ["JPY", 1_234_000_000n],
    ["JPY", 100_000n],
    ["HUF", 5_339_505_000n],
  ]);
});

test("what is too much at once is prepared by Meta, and read when it is ready", async () => {
  const { workspaceId, read } = await connect();
  meta.isTooLarge = true;
  meta.rows[""] = [said("2026-03-10", "31")];
  expect(await read("2026-03-10T12:00:00Z")).toEqual({
    runAt: new Date("2026-03-10T12:00:20Z"),
    countsAsAttempt: false,
  });
  meta.report = { state: "Job Completed", percent: 99 };
  expect(await read("2026-03-10T12:00:20Z")).toBeDefined();
  expect(await kept(workspaceId)).toEqual([]);
  meta.report = { state: "Job Completed", percent: 100 };
  expect(await read("2026-03-10T12:00:40Z")).toBeUndefined();
  expect(await kept(workspaceId)).toHaveLength(1);
  expect(await stateOf(workspaceId, "whole")).toMatchObject({ reportId: null, sinceDay: "2026-02-11" });
});

test("a report that Meta cannot prepare is told, and asked for anew", async () => {
  const { workspaceId, read } = await connect();
  meta.isTooLarge = true;
  await read("2026-03-10T12:00:00Z");
  meta.report = { state: "Job Failed", percent: 40 };
  await read("2026-03-10T12:00:20Z");
  expect(await stateOf(workspaceId, "whole")).toMatchObject({
    reportId: null,
    failure: { kind: "refused", key: "insightsNotPrepared" },
  });
  await read("2026-03-10T12:15:20Z");
  expect(await stateOf(workspaceId, "whole")).toMatchObject({ reportId: expect.any(String) });
});
