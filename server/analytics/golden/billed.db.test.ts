import { v7 as uuidv7 } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { ownerDb } from "@/db/factories";
import { exchangeRates } from "@/db/schema/exchange-rates";
import { billed } from "../billed";
import { messagesBehind } from "../messages-behind";
import type { BilledFigures } from "../report-shapes";
import { type BilledGroup, billedInput } from "../schemas";
import { type Bakery, createBakery } from "./testing";

/* What is expected here was added up by hand from this table: each line is so many messages, each at its price. */
const delivered = `
  time                 count  number  country  market        category   type                   basis       template  price      said by Meta
  2026-11-02 09:05:00  4      shop    BE       Rest of W.E.  service    free_customer_service  allowance   -         EUR 0      EUR 0
  2026-11-03 10:00:00  10     shop    BE       Rest of W.E.  marketing  regular                rateCard    autumn    EUR 0.05   EUR 0.05
  2026-11-03 10:00:00  5      market  ES       Spain         marketing  regular                rateCard    autumn    EUR 0.06   -
  2026-11-08 23:59:59  2      market  ES       Spain         utility    regular                rateCard    parcel    EUR 0.02   EUR 0.025
  2026-11-09 00:00:00  3      market  ES       Spain         utility    regular                rateCard    parcel    EUR 0.02   -
  2026-11-10 12:00:00  1      shop    PT       Rest of W.E.  service    free_entry_point       entryPoint  -         EUR 0      -
  2026-11-20 08:00:00  2      shop    US       North America  marketing  regular                rateCard    autumn    USD 0.03   USD 0.03
  2026-11-30 23:59:59  1      shop    -        Other         marketing  regular                noRate      autumn    EUR 0      -
  2026-12-01 00:00:00  7      shop    BE       Rest of W.E.  marketing  regular                rateCard    autumn    EUR 0.05   -`;

const november = { from: "2026-11-01", to: "2026-11-30" };
let bakery: Bakery;
let forms: Map<string, string>;
beforeAll(async () => {
  bakery = await createBakery({ now: "2026-12-02 10:00:00" });
  forms = await bakery.bill(delivered);
});

const ask = (input: object) => billed(bakery.ctx, billedInput.parse({ period: november, ...input }));

/** "28 messages, 5 free, EUR 900000 (550000 said of 16)" */
const told = ({ messages, free, money }: BilledFigures) =>
  [
    `${messages}, ${free} free`,
    ...money.map(
      ({ currency, estimatedMicros, reportedMicros, reportedMessages }) =>
        `${currency} ${estimatedMicros} (${reportedMicros} said of ${reportedMessages})`,
    ),
  ].join("; ");

test("November: everything that was delivered in it by Brussels' clocks, each currency by itself", async () => {
  const { total } = await ask({});
  // 10 × 0.05 + 5 × 0.06 + 5 × 0.02 euros; 2 × 0.03 dollars. Meta spoke of 4 + 10 + 2 and of 2.
  expect(told(total)).toBe("28, 5 free; EUR 900000 (550000 said of 16); USD 60000 (60000 said of 2)");
  expect(total.byBasis).toEqual({
    rateCard: 22,
    allowance: 4,
    window: 0,
    entryPoint: 1,
    notBillable: 0,
    noRate: 1,
  });
});

describe("told apart", () => {
  const rows = async (groupBy: BilledGroup, input: object = {}) =>
    Object.fromEntries(
      (await ask({ groupBy, ...input })).groups
        .filter(({ figures }) => figures.messages > 0)
        .map(({ key, name, figures }) => [name ?? key ?? "-", told(figures)]),
    );

  const marketing = "10, 0 free; EUR 500000 (500000 said of 10)";
  const parcels = "5, 0 free; EUR 100000 (50000 said of 2)";
  const service = "4, 4 free; EUR 0 (0 said of 4)";
  const entry = "1, 1 free; EUR 0 (0 said of 0)";
  const dollars = "2, 0 free; USD 60000 (60000 said of 2)";
  const unknown = "1, 0 free; EUR 0 (0 said of 0)";

  test.each<[BilledGroup, Record<string, string>]>([
    [
      "day",
      {
        "2026-11-02": service,
        "2026-11-03": "15, 0 free; EUR 800000 (500000 said of 10)",
        "2026-11-08": "2, 0 free; EUR 40000 (50000 said of 2)",
        "2026-11-09": "3, 0 free; EUR 60000 (0 said of 0)",
        "2026-11-10": entry,
        "2026-11-20": dollars,
        "2026-11-30": unknown,
      },
    ],
    [
      "week",
      {
        "2026-11-02": "21, 4 free; EUR 840000 (550000 said of 16)",
        "2026-11-09": "4, 1 free; EUR 60000 (0 said of 0)",
        "2026-11-16": dollars,
        "2026-11-30": unknown,
      },
    ],
    ["month", { "2026-11-01": "28, 5 free; EUR 900000 (550000 said of 16); USD 60000 (60000 said of 2)" }],
    [
      "number",
      {
        "32470000001": "18, 5 free; EUR 500000 (500000 said of 14); USD 60000 (60000 said of 2)",
        "32470000002": "10, 0 free; EUR 400000 (50000 said of 2)",
      },
    ],
    [
      "country",
      {
        BE: "14, 4 free; EUR 500000 (500000 said of 14)",
        ES: "10, 0 free; EUR 400000 (50000 said of 2)",
        PT: entry,
        US: dollars,
        "-": unknown,
      },
    ],
    [
      "market",
      {
        "Rest of W.E.": "15, 5 free; EUR 500000 (500000 said of 14)",
        Spain: "10, 0 free; EUR 400000 (50000 said of 2)",
        "North America": dollars,
        Other: unknown,
      },
    ],
    [
      "category",
      {
        service: "5, 5 free; EUR 0 (0 said of 4)",
        marketing: "18, 0 free; EUR 800000 (500000 said of 10); USD 60000 (60000 said of 2)",
        utility: parcels,
      },
    ],
    [
      "pricingType",
      {
        free_customer_service: service,
        free_entry_point: entry,
        regular: "23, 0 free; EUR 900000 (550000 said of 12); USD 60000 (60000 said of 2)",
      },
    ],
    [
      "basis",
      {
        allowance: service,
        entryPoint: entry,
        noRate: unknown,
        rateCard: "22, 0 free; EUR 900000 (550000 said of 12); USD 60000 (60000 said of 2)",
      },
    ],
    [
      "template",
      {
        "autumn · fr": "18, 0 free; EUR 800000 (500000 said of 10); USD 60000 (60000 said of 2)",
        "parcel · fr": parcels,
        "-": "5, 5 free; EUR 0 (0 said of 4)",
      },
    ],
    ["regime", { "2026-10": "28, 5 free; EUR 900000 (550000 said of 16); USD 60000 (60000 said of 2)" }],
    ["code", { "-": "28, 5 free; EUR 900000 (550000 said of 16); USD 60000 (60000 said of 2)" }],
  ])("by %s", async (groupBy, expected) => {
    expect(await rows(groupBy)).toEqual(expected);
  });

  test("by country, of one template only; and by number, of one template only", async () => {
    const filters = { templateIds: [forms.get("autumn")] };
    expect(await rows("country", { filters })).toEqual({
      BE: marketing,
      ES: "5, 0 free; EUR 300000 (0 said of 0)",
      US: dollars,
      "-": unknown,
    });
    expect(await rows("number", { filters })).toEqual({
      "32470000001": "13, 0 free; EUR 500000 (500000 said of 10); USD 60000 (60000 said of 2)",
      "32470000002": "5, 0 free; EUR 300000 (0 said of 0)",
    });
  });
});

test("compared with the month after it begins again at midnight", async () => {
  const december = await ask({
    period: { from: "2026-12-01", to: "2026-12-31" },
    comparison: "previousPeriod",
  });
  expect(told(december.total)).toBe("7, 0 free; EUR 350000 (0 said of 0)");
  expect(december.compared?.total.messages).toBe(28);
  expect(december.isPartial).toBe(true);
});

test("what is behind a figure is what it counts", async () => {
  const of = {
    kind: "charges" as const,
    period: november,
    filters: { countries: ["ES"], categories: ["utility"] },
  };
  const { items } = await messagesBehind(bakery.ctx, { of });
  expect(items).toHaveLength(5);
  expect(items.map((item) => "estimatedMicros" in item && item.estimatedMicros)).toEqual(
    Array(5).fill(20_000n),
  );
});

describe("in one currency, when the reader asks for it", () => {
  const rate = (day: string, base: string, quote: string, value: string) => ({
    ...{ workspaceId: bakery.ctx.workspaceId, id: uuidv7(), day, base, quote, rate: value },
    ...{ source: "ecb" as const, enteredBy: bakery.memberId("Ana"), enteredAt: new Date() },
  });
  const converted = async (convertTo: string, input: object = {}) =>
    (await ask({ convertTo, ...input })).converted;

  test("nobody asked, nothing is converted; without a rate there is no sum", async () => {
    expect((await ask({})).converted).toBeNull();
    expect(await converted("EUR")).toMatchObject({ missing: ["USD"], rates: [], totalMicros: null });
  });

  test("the newest rate that was known when the period ended counts, either way round", async () => {
    await ownerDb()
      .insert(exchangeRates)
      .values([
        rate("2026-10-30", "EUR", "USD", "1.2"),
        rate("2026-11-27", "EUR", "USD", "1.25"),
        rate("2026-12-01", "EUR", "USD", "2"),
        rate("2026-11-26", "EUR", "GBP", "0.9"),
      ]);
    // 0.06 dollars are 0.048 euros at 1.25; with 0.90 euros that is 0.948.
    expect(await converted("EUR", { groupBy: "number" })).toEqual({
      ...{ currency: "EUR", missing: [], totalMicros: 948_000n },
      rates: [{ from: "USD", rate: "0.8", day: "2026-11-27", source: "ecb" }],
      groupMicros: [548_000n, 400_000n],
    });
    // 0.90 euros are 1.125 dollars; with 0.06 that is 1.185.
    expect(await converted("USD")).toMatchObject({
      totalMicros: 1_185_000n,
      rates: [{ from: "EUR", rate: "1.25", day: "2026-11-27" }],
    });
    // Over the euro: 0.06 dollars × 0.9 / 1.25 = 0.0432 pounds, and 0.90 euros × 0.9 = 0.81.
    expect(await converted("GBP")).toMatchObject({
      totalMicros: 853_200n,
      rates: [
        { from: "EUR", rate: "0.9", day: "2026-11-26" },
        { from: "USD", rate: "0.72", day: "2026-11-26" },
      ],
    });
  });
});
