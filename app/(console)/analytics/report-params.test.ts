import { expect, test } from "vitest";
import { chargesBehind, waitsBehind, wayTo } from "./drill-of";
import {
  billedInputOf,
  billedParams,
  drillOf,
  drillText,
  hrefOf,
  latencyInputOf,
  responseTimeParams,
} from "./report-params";

const today = "2026-11-23";
const berlin = "019a0000-0000-7000-8000-000000000001";
const paris = "019a0000-0000-7000-8000-000000000002";
const path = "/analytics/billed-messages";
const usual = billedParams.parse({});
const addressOf = (params: typeof usual) => hrefOf(path, params, usual);
const readBack = (address: string) =>
  billedParams.parse(Object.fromEntries(new URL(address, "http://127.0.0.1").searchParams));

test("what is asked first needs no address", () => {
  expect(addressOf(usual)).toBe(path);
  expect(latencyInputOf(responseTimeParams.parse({}), today)).toMatchObject({
    period: { from: "2026-10-25", to: "2026-11-23" },
    comparison: "previousPeriod",
    answeredBy: "person",
    clock: "calendar",
    waiting: "counted",
    groupBy: "day",
  });
});

test("an address shows a colleague the same", () => {
  const asked: typeof usual = {
    ...usual,
    period: "2026-10-01..2026-10-31",
    compare: "none",
    number: [berlin, paris],
    market: ["Rest of Asia, Pacific", "Spain"],
    basis: ["allowance", "window"],
    group: "country",
    show: "cost",
    currency: "EUR",
    behind: "key:ES~basis:window",
  };
  const address = addressOf(asked);
  expect(readBack(address)).toEqual(asked);
  expect(address).not.toContain("split");
});

test("what an address says wrongly is as if it said nothing", () => {
  expect(
    billedParams.parse({
      period: "whenever",
      compare: "the moon",
      number: `${berlin}~1 or 1=1`,
      country: "ES~es~XXX",
      category: "<script>",
      basis: "rateCard~luck",
      group: "stars",
      show: ["cost", "messages"],
      currency: "euro",
      behind: "weekday:9",
      more: "of it",
    }),
  ).toEqual({ ...usual, number: [berlin], country: ["ES"], basis: ["rateCard"], show: "cost" });
  expect(responseTimeParams.parse({ by: "nobody", clock: "", measure: 7 })).toEqual(
    responseTimeParams.parse({}),
  );
});

test("no filter is no filter, and not an empty one", () => {
  expect(billedInputOf(usual, today).filters).toEqual({
    numberIds: undefined,
    countries: undefined,
    markets: undefined,
    categories: undefined,
    pricingTypes: undefined,
    bases: undefined,
    templateIds: undefined,
  });
});

test("a figure's own address opens its messages again", () => {
  for (const drill of [
    {},
    { key: "2026-11-02" },
    { from: 301, below: 3601 },
    { weekday: 1, hour: 0 },
    { key: "ES", part: "marketing" },
    { waiting: "now" as const },
  ]) {
    expect(drillOf(drillText(drill))).toEqual(drill);
  }
  for (const text of ["", "weekday:8", "hour:24", "from:-1", "basis:luck", "colour:red", "key"]) {
    expect(drillOf(text)).toBeUndefined();
  }
});

test("the waits behind a row are those of its days, within the filters of the report", () => {
  const input = latencyInputOf(
    responseTimeParams.parse({ period: "2026-09-03..2026-11-20", group: "month", country: "ES" }),
    today,
  );
  expect(waitsBehind(input, { key: "2026-09-01", from: 301 })).toMatchObject({
    kind: "answers",
    period: { from: "2026-09-03", to: "2026-09-30" },
    filters: { countries: ["ES"] },
    fromSeconds: 301,
  });
  expect(waitsBehind({ ...input, groupBy: "number" }, { key: berlin })).toMatchObject({
    period: input.period,
    filters: { countries: ["ES"], numberIds: [berlin] },
  });
  expect(waitsBehind(input, { waiting: "now" })).toEqual({ kind: "waiting", filters: input.filters });
});

test("the messages behind a part are those of its row and of its part", () => {
  const input = billedInputOf(billedParams.parse({ group: "country", split: "category" }), today);
  expect(chargesBehind(input, { key: "ES", part: "marketing" })).toMatchObject({
    kind: "charges",
    period: input.period,
    filters: { countries: ["ES"], categories: ["marketing"] },
  });
  expect(chargesBehind(input, { basis: "allowance" })).toMatchObject({ filters: { bases: ["allowance"] } });
});

test("the orders and conversations behind a cost are those of its row, and what is free is free for every reason", () => {
  const input = billedInputOf(
    billedParams.parse({ group: "country", number: berlin, basis: "rateCard~window" }),
    today,
  );
  const { period } = input;
  const filters = { numberIds: [berlin], countries: ["ES"] };
  expect(chargesBehind(input, { key: "ES", of: "orders" })).toEqual({ kind: "orders", period, filters });
  expect(chargesBehind(input, { key: "ES", of: "begun" })).toEqual({ kind: "begun", period, filters });
  expect(chargesBehind(input, { of: "free" })).toMatchObject({
    kind: "charges",
    filters: { bases: ["window"] },
  });
  expect(chargesBehind(input, drillOf(drillText({ said: "EUR" }))!)).toMatchObject({ reportedIn: "EUR" });
});

test("the group of those that have none, and that of a regime, have a way down, too", () => {
  const input = billedInputOf(billedParams.parse({ group: "template" }), today);
  expect(wayTo("template", null)).toEqual({ without: "template" });
  expect(wayTo("category", null)).toBeUndefined();
  const read = drillOf(drillText({ without: "template", of: "free" }))!;
  expect(chargesBehind(input, read)).toMatchObject({ kind: "charges", without: "template" });
  expect(chargesBehind({ ...input, groupBy: "regime" }, { key: "2026-10" })).toMatchObject({
    regime: "2026-10",
  });
  expect(chargesBehind(input, { of: "orders", without: "team" })).toMatchObject({
    kind: "orders",
    without: "team",
  });
  const waits = latencyInputOf(responseTimeParams.parse({ group: "member" }), today);
  expect(waitsBehind(waits, wayTo("member", null)!)).toMatchObject({ kind: "answers", without: "member" });
  expect(waitsBehind(waits, { waiting: "still" })).toMatchObject({ kind: "waiting", period: waits.period });
});
